import 'server-only'
import type { UndoInput } from '@/domain/memory/review'
import { emptyMemory } from '@/domain/memory/scheduler'
import { fail, ok, type Result } from '@/domain/result'
import { now } from './clock'
import { db } from './db'
import { signedOut } from './door'
import { tooFast, within } from './limits'
import { cardState, lockMemories, type MemoryRow, rebuildMemories } from './memory'
import { type QueuedCard, queuedCard } from './queue'
import { learnerOf, type Token } from './session'
import { settingsOf } from './settings-of'
import { transaction } from './transaction'

const taken = Symbol('another review was taken back under this id')

/** Takes one review back: appends to the log of undos and replays the card. Idempotent, by its id and by the review. */
export async function undoReview(
  token: Token,
  input: UndoInput,
): Promise<Result<{ reviewId: string; card: QueuedCard | null }>> {
  const learner = await learnerOf(token)
  if (!learner) return signedOut
  if (!(await within('write-learner', learner.id))) return tooFast
  const settings = settingsOf(learner)
  const cardId = await transaction(async (sql) => {
    const current = (await lockMemories(sql, learner.id)) ?? settings
    const review = await sql.query<{ card_id: string }>(
      'SELECT card_id FROM review WHERE learner_id = $1 AND id = $2',
      [learner.id, input.reviewId],
    )
    const found = review.rows[0]?.card_id
    if (!found) return null
    const undone = await sql.query(
      `INSERT INTO undo (learner_id, id, review_id, card_id, undone_at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING`,
      [learner.id, input.id, input.reviewId, found, new Date(now())],
    )
    if (undone.rowCount) await rebuildMemories(sql, learner.id, current, [found])
    const other = await sql.query('SELECT 1 FROM undo WHERE learner_id = $1 AND id = $2 AND review_id <> $3', [
      learner.id,
      input.id,
      input.reviewId,
    ])
    return other.rowCount ? taken : found
  })
  if (cardId === taken) return fail('conflict', 'A different review was already taken back under this id.')
  if (!cardId) return fail('not-found', 'There is no such review to take back.')
  const memory = await db().pool.query<MemoryRow>('SELECT * FROM memory WHERE learner_id = $1 AND card_id = $2', [
    learner.id,
    cardId,
  ])
  const state = memory.rows[0] ? cardState(memory.rows[0]) : { ...emptyMemory(now()), suspended: false }
  return ok({ reviewId: input.reviewId, card: await queuedCard(cardId, state, now(), settings) })
}
