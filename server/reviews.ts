import 'server-only'
import { clampReviewedAt } from '@/domain/memory/clamp'
import type { Grade, State } from '@/domain/memory/grade'
import { apply, type CardState } from '@/domain/memory/replay'
import type { ReviewInput } from '@/domain/memory/review'
import { emptyMemory, type Settings, step } from '@/domain/memory/scheduler'
import { fail, ok, type Result } from '@/domain/result'
import { currentBank, isCardVersion } from './bank'
import { now } from './clock'
import { db } from './db'
import { signedOut } from './door'
import { gradeAndNext, readForGrade } from './grade-and-next'
import { cardState, lockMemories, type MemoryRow, memoryValues, rebuildMemories } from './memory'
import { type QueuedCard, queuedCard } from './queue'
import type { Token } from './session'
import { settingsOf } from './settings-of'
import { transaction } from './transaction'

/** What one review left behind; the same for every copy of the same request. */
export type KeptReview = {
  id: string
  cardId: string
  grade: Grade
  state: State
  stability: number
  difficulty: number
  /** Epoch ms. */
  due: number
  scheduledDays: number
}

export type Recorded = {
  replayed: boolean
  review: KeptReview /** The card as it will be asked next. */
  card: QueuedCard | null
  next: QueuedCard[]
}

type Kept = {
  id: string
  card_id: string
  grade: Grade
  version: string
  state: State
  stability: number
  difficulty: number
  due: string
  scheduled_days: number
}
type ReadRow = Partial<MemoryRow> & {
  time_zone: string
  day_start_hour: number
  desired_retention: number
  recent: number
  kept: Kept | null
}

const perMinute = 240

/**
 * Records one review: idempotent by its id, durable when it returns. A review
 * that is older than what its card already holds enters the log, and the card's
 * memory is replayed.
 */
export async function recordReview(token: Token, input: ReviewInput): Promise<Result<Recorded>> {
  const card = (await currentBank()).cards.get(input.cardId)
  let late = false
  for (let tries = 0; tries < 8; tries++) {
    const received = now()
    const values = [
      token.learnerId,
      token.sessionId,
      input.cardId,
      input.id,
      new Date(received),
      new Date(received - 60_000),
    ]
    const row = (await db().pool.query<ReadRow>({ ...readForGrade, values })).rows[0]
    if (!row) return signedOut
    const settings = settingsOf({
      timeZone: row.time_zone,
      dayStartHour: row.day_start_hour,
      desiredRetention: row.desired_retention,
    })
    const before =
      row.revision === undefined || row.revision === null
        ? null
        : { state: cardState(row as MemoryRow), touched: (row as MemoryRow).touched_at.getTime() }
    if (row.kept) return stored(row.kept, input, before?.state ?? null, settings, !late)
    if (!card) return fail('not-found', 'This card is no longer in the bank.')
    if (card.version !== input.version && !(await isCardVersion(input.cardId, input.version)))
      return fail('invalid', 'version: this card never had that version.')
    if (row.recent >= perMinute) return fail('too-many', 'That is more than 240 cards in a minute. Wait a little.')

    const at = clampReviewedAt(input.reviewedAt, received)
    if (before && at <= before.touched) {
      await recordLate(token.learnerId, input, at, received, settings)
      late = true
      continue
    }
    const { memory, log } = step(before?.state ?? emptyMemory(at), input.cardId, input.grade, at, settings)
    const after: CardState = { ...memory, suspended: before?.state.suspended ?? false }
    const written = await db()
      .pool.query<MemoryRow & { written: number }>({
        ...gradeAndNext,
        values: [
          token.learnerId,
          input.cardId,
          ...memoryValues(after, at),
          input.id,
          input.version,
          input.grade,
          new Date(at),
          new Date(received),
          input.durationMs,
          log.stateBefore,
          log.recallBefore,
          log.elapsedDays,
          after.state,
          new Date(after.due),
          after.learningSteps,
          after.scheduledDays,
          row.revision ?? -1,
          new Date(received),
          row.time_zone,
          row.day_start_hour,
          row.desired_retention,
        ],
      })
      .catch((error: { code?: string }) => {
        if (error.code === '23505' || error.code === '40P01') return null
        throw error
      })
    const first = written?.rows[0]
    if (!first?.written) continue
    const review = { id: input.id, cardId: input.cardId, grade: input.grade, ...kept(after) }
    const next = first.card_id ? await queuedCard(first.card_id, cardState(first), received, settings) : null
    return ok({
      replayed: false,
      review,
      card: await queuedCard(input.cardId, after, received, settings),
      next: next ? [next] : [],
    })
  }
  throw new Error('A review was overtaken eight times.')
}

const kept = ({ state, stability, difficulty, due, scheduledDays }: CardState) => ({
  state,
  stability,
  difficulty,
  due,
  scheduledDays,
})

/** The stored result of a review that was kept before, or just now behind later ones. */
async function stored(
  row: Kept,
  input: ReviewInput,
  state: CardState | null,
  settings: Settings,
  replayed: boolean,
): Promise<Result<Recorded>> {
  if (row.card_id !== input.cardId || row.grade !== input.grade || row.version !== input.version)
    return fail('conflict', 'A different review was already kept under this id.')
  const review = {
    id: row.id,
    cardId: row.card_id,
    grade: row.grade,
    state: row.state,
    stability: row.stability,
    difficulty: row.difficulty,
    due: Date.parse(row.due),
    scheduledDays: row.scheduled_days,
  }
  return ok({
    replayed,
    review,
    card: state && (await queuedCard(row.card_id, state, now(), settings)),
    next: [],
  })
}

/** Puts a review into the log behind others, and replays its card. */
async function recordLate(learnerId: string, input: ReviewInput, at: number, received: number, settings: Settings) {
  await transaction(async (sql) => {
    const current = (await lockMemories(sql, learnerId)) ?? settings
    // The row's own columns are filled as if it were the first; replay gives the card's memory.
    const change = { kind: 'grade' as const, id: input.id, grade: input.grade, at }
    const alone = apply(null, change, input.cardId, settings) as CardState
    await sql.query(
      `INSERT INTO review (learner_id, id, card_id, version, grade, reviewed_at, received_at, duration_ms, state_before,
         recall_before, elapsed_days, state, stability, difficulty, due, learning_steps, scheduled_days)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0, NULL, 0, $9, $10, $11, $12, $13, $14)
       ON CONFLICT (learner_id, id) DO NOTHING`,
      [
        learnerId,
        input.id,
        input.cardId,
        input.version,
        input.grade,
        new Date(at),
        new Date(received),
        input.durationMs,
        alone.state,
        alone.stability,
        alone.difficulty,
        new Date(alone.due),
        alone.learningSteps,
        alone.scheduledDays,
      ],
    )
    await rebuildMemories(sql, learnerId, current, [input.cardId])
  })
}
