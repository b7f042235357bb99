import 'server-only'
import type { Learner } from '@/domain/learner'
import { now } from './clock'
import { db } from './db'

/** Everything kept about a learner, but for secrets: the password's hash. */
export async function exportLearner({ id }: Learner): Promise<object> {
  const { prisma } = db()
  const mine = { where: { learnerId: id } }
  const { passwordHash: _, ...learner } = await prisma.learner.findUniqueOrThrow({ where: { id } })
  const [
    sessions,
    identities,
    mergeClaims,
    attempts,
    answers,
    reviews,
    undos,
    suspensions,
    solutions,
    reports,
    memories,
  ] = await Promise.all([
    prisma.session.findMany(mine),
    prisma.identity.findMany(mine),
    prisma.mergeClaim.findMany(mine),
    // The seed orders the options of questions that may still be open: it would tell their keys.
    prisma.attempt.findMany({ ...mine, omit: { seed: true } }),
    prisma.answer.findMany(mine),
    prisma.review.findMany(mine),
    prisma.undo.findMany(mine),
    prisma.suspension.findMany(mine),
    prisma.solution.findMany(mine),
    prisma.report.findMany(mine),
    prisma.memory.findMany(mine),
  ])
  return {
    format: 'deckhand-export-1',
    exportedAt: new Date(now()).toISOString(),
    learner,
    sessions,
    identities,
    mergeClaims,
    attempts,
    answers,
    reviews,
    undos,
    suspensions,
    solutions,
    reports,
    memories,
  }
}
