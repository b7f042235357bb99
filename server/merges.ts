import 'server-only'
import type { Learner } from '@/domain/learner'
import { fail, ok, type Result } from '@/domain/result'
import { now } from './clock'
import { db } from './db'
import { lockMemories, rebuildMemories } from './memory'
import { settingsOf } from './settings-of'
import { transaction } from './transaction'

const validFor = 3600_000

/** Of a learner's row: who came by GitHub or Google is a member too, without an address. */
const isGuest = 'email IS NULL AND NOT EXISTS (SELECT 1 FROM identity WHERE learner_id = learner.id)'

/**
 * Gives a member the right to take over a guest's history, once, within an hour.
 * Call it only with a guest that this browser's own cookie named. Null when
 * the guest has nothing to bring, or is no guest.
 */
export async function createClaim(memberId: string, guestId: string): Promise<string | null> {
  const { prisma } = db()
  const [guests, answers, reviews] = await Promise.all([
    prisma.learner.count({ where: { id: guestId, email: null, identities: { none: {} } } }),
    prisma.answer.count({ where: { learnerId: guestId }, take: 1 }),
    prisma.review.count({ where: { learnerId: guestId }, take: 1 }),
  ])
  if (guests === 0 || answers + reviews === 0) return null
  await prisma.mergeClaim.upsert({
    where: { learnerId_guestId: { learnerId: memberId, guestId } },
    create: { learnerId: memberId, guestId, expiresAt: new Date(now() + validFor) },
    update: { expiresAt: new Date(now() + validFor), usedAt: null },
  })
  return guestId
}

export type OpenClaim = { guestId: string; answers: number; reviews: number }

/** The guest whose history waits to be brought along, or null. */
export async function openClaim(learnerId: string): Promise<OpenClaim | null> {
  const { prisma } = db()
  const claim = await prisma.mergeClaim.findFirst({
    where: { learnerId, usedAt: null, expiresAt: { gt: new Date(now()) } },
    orderBy: { expiresAt: 'desc' },
  })
  if (!claim) return null
  const [answers, reviews] = await Promise.all([
    prisma.answer.count({ where: { learnerId: claim.guestId } }),
    prisma.review.count({ where: { learnerId: claim.guestId } }),
  ])
  return { guestId: claim.guestId, answers, reviews }
}

const logs = {
  attempt: 'id, quiz, ref, seed, items, started_at, finished_at',
  answer:
    'id, attempt_id, position, question_id, concept_id, version, response, confidence, score, misconceptions, called, answered_at, received_at',
  review:
    'id, card_id, version, grade, reviewed_at, received_at, duration_ms, state_before, recall_before, elapsed_days, state, stability, difficulty, due, learning_steps, scheduled_days',
  undo: 'id, review_id, card_id, undone_at',
  suspension: 'id, card_id, suspended, at',
  solution: 'id, exercise_id, concepts, lines, helped, solved_at',
  report: 'id, kind, item_id, version, text, reported_at',
} as const

/** Unites both logs, replays them into one memory, and removes the guest. Once done, doing it again is refused. */
export async function mergeGuest(learner: Learner, guestId: string): Promise<Result<object>> {
  const merged = await transaction(async (sql) => {
    const claim = await sql.query(
      `UPDATE merge_claim SET used_at = $3 WHERE learner_id = $1 AND guest_id = $2 AND used_at IS NULL AND expires_at > $3
         AND EXISTS (SELECT 1 FROM learner WHERE id = $2 AND ${isGuest})`,
      [learner.id, guestId, new Date(now())],
    )
    if (!claim.rowCount) return false
    const settings = (await lockMemories(sql, learner.id)) ?? settingsOf(learner)
    await lockMemories(sql, guestId)
    for (const [table, columns] of Object.entries(logs))
      await sql.query(
        `INSERT INTO ${table} (learner_id, ${columns}) SELECT $1, ${columns} FROM ${table} WHERE learner_id = $2 ON CONFLICT DO NOTHING`,
        [learner.id, guestId],
      )
    await rebuildMemories(sql, learner.id, settings)
    await sql.query(`DELETE FROM learner WHERE id = $1 AND ${isGuest}`, [guestId])
    return true
  })
  return merged ? ok({}) : fail('not-found', 'There is nothing waiting to be brought along.')
}

/** Leaves a guest's history behind: removes it, when the claim allows. */
export async function dropGuest(learner: Learner, guestId: string): Promise<void> {
  await transaction(async (sql) => {
    const claim = await sql.query(
      'DELETE FROM merge_claim WHERE learner_id = $1 AND guest_id = $2 AND used_at IS NULL',
      [learner.id, guestId],
    )
    if (claim.rowCount) await sql.query(`DELETE FROM learner WHERE id = $1 AND ${isGuest}`, [guestId])
  })
}
