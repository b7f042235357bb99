import { ok } from '@/domain/result'
import { now } from '@/server/clock'
import { answerWith, signedOut } from '@/server/door'
import { reviewQueue } from '@/server/queue'
import { currentLearner } from '@/server/session'

export async function GET() {
  const learner = await currentLearner()
  return answerWith(learner ? ok(await reviewQueue(learner, now())) : signedOut)
}
