import { fail } from '@/domain/result'
import { answerWith } from '@/server/door'
import { workedSolution } from '@/server/exercises'

/** The worked solution of an exercise. It is in no page: who has looked at it has asked for it. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }) {
  const lines = await workedSolution((await params).id)
  return answerWith(lines ? { ok: true, value: { lines } } : fail('not-found', 'There is no such exercise.'))
}
