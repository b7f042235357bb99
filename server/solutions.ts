import 'server-only'
import { reached } from '@/domain/docker/asked/goal'
import { play } from '@/domain/docker/asked/play'
import type { SolutionInput } from '@/domain/docker/asked/solution'
import { fail, ok, type Result } from '@/domain/result'
import { currentBank } from './bank'
import { now } from './clock'
import { db } from './db'
import { signedOut } from './door'
import { tooFast, within } from './limits'
import { learnerOf, type Token } from './session'

/**
 * Keeps that a learner solved an exercise, after running the script here: what
 * a browser says of a world is not taken on trust. Idempotent by its id.
 */
export async function recordSolution(
  token: Token,
  input: SolutionInput,
): Promise<Result<{ exerciseId: string; replayed: boolean }>> {
  const learner = await learnerOf(token)
  if (!learner) return signedOut
  if (!(await within('solve-learner', learner.id))) return tooFast
  const exercise = (await currentBank()).exercises.get(input.exerciseId)
  if (!exercise) return fail('not-found', 'There is no such exercise.')
  const { steps } = play(exercise.store, [...exercise.setup, ...input.lines], 'open')
  const missing = reached(steps, exercise.goal).find(({ met }) => !met)
  if (missing) return fail('invalid', `lines: the goal is not reached: ${missing.say}`)
  const { prisma } = db()
  const { count } = await prisma.solution.createMany({
    data: {
      learnerId: learner.id,
      id: input.id,
      exerciseId: exercise.id,
      concepts: exercise.trains,
      lines: input.lines,
      helped: input.helped,
      solvedAt: new Date(now()),
    },
    skipDuplicates: true,
  })
  if (count) return ok({ exerciseId: exercise.id, replayed: false })
  const kept = await prisma.solution.findUnique({ where: { learnerId_id: { learnerId: learner.id, id: input.id } } })
  const same =
    kept?.exerciseId === exercise.id &&
    kept.helped === input.helped &&
    JSON.stringify(kept.lines) === JSON.stringify(input.lines)
  return same
    ? ok({ exerciseId: exercise.id, replayed: true })
    : fail('conflict', 'Another solution was already kept under this id.')
}

/** Exercises that a learner has solved, with or without the worked solution. */
export async function solvedBy(learnerId: string): Promise<Set<string>> {
  const rows = await db().prisma.solution.findMany({
    where: { learnerId },
    select: { exerciseId: true },
    distinct: ['exerciseId'],
  })
  return new Set(rows.map(({ exerciseId }) => exerciseId))
}

/**
 * Solved exercises as evidence for understood, one for each concept. Nobody
 * reaches a goal by guessing, and who has read the solution has shown nothing.
 */
export async function solvedEvidence(learnerId: string) {
  const rows = await db().prisma.solution.findMany({ where: { learnerId, helped: false } })
  return rows.flatMap(({ exerciseId, concepts, solvedAt }) =>
    concepts.map((conceptId) => ({
      questionId: `exercise/${exerciseId}/${conceptId}`,
      conceptId,
      score: 1,
      guess: 0,
      at: solvedAt.getTime(),
    })),
  )
}
