import { answerWith, signedOut } from '@/server/door'
import { exportLearner } from '@/server/export'
import { currentLearner } from '@/server/session'

export async function GET() {
  const learner = await currentLearner()
  if (!learner) return answerWith(signedOut)
  return Response.json(await exportLearner(learner), {
    headers: { 'cache-control': 'no-store', 'content-disposition': 'attachment; filename="deckhand-export.json"' },
  })
}
