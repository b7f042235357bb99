// The logs of a learner's cards and the memory they add up to, in SQL: shared by server/, which guards who may, and by
// commands that run without it.
import type pg from 'pg'
import { type CardState, type MemoryEvent, replay } from '@/domain/memory/replay'
import type { Settings } from '@/domain/memory/scheduler'

/** Anything that runs SQL: the pool, or one connection within a transaction. */
export type Sql = Pick<pg.Pool, 'query'>

export type MemoryRow = {
  card_id: string
  state: 0 | 1 | 2 | 3
  stability: number
  difficulty: number
  due: Date
  last_review: Date | null
  first_review: Date | null
  reps: number
  lapses: number
  learning_steps: number
  scheduled_days: number
  suspended: boolean
  touched_at: Date
  revision: number
}

export const memoryColumns =
  'card_id, state, stability, difficulty, due, last_review, first_review, reps, lapses, learning_steps, scheduled_days, suspended, touched_at, revision'

export function cardState(row: MemoryRow): CardState {
  return {
    state: row.state,
    stability: row.stability,
    difficulty: row.difficulty,
    due: row.due.getTime(),
    lastReview: row.last_review?.getTime() ?? null,
    firstReview: row.first_review?.getTime() ?? null,
    reps: row.reps,
    lapses: row.lapses,
    learningSteps: row.learning_steps,
    scheduledDays: row.scheduled_days,
    suspended: row.suspended,
  }
}

type Logged = { learner_id: string; card_id: string; event: MemoryEvent }

/** Everything that ever happened to a learner's cards, or to some of them, by card. */
export async function cardEvents(sql: Sql, learnerId: string, cardIds?: string[]): Promise<Map<string, MemoryEvent[]>> {
  const { rows } = await sql.query<Logged>(
    `SELECT card_id, jsonb_build_object('kind', 'grade', 'id', id, 'grade', grade, 'at', ${millis('reviewed_at')}) AS event
       FROM review WHERE learner_id = $1 AND ($2::text[] IS NULL OR card_id = ANY($2))
     UNION ALL
     SELECT card_id, jsonb_build_object('kind', 'undo', 'reviewId', review_id)
       FROM undo WHERE learner_id = $1 AND ($2::text[] IS NULL OR card_id = ANY($2))
     UNION ALL
     SELECT card_id, jsonb_build_object('kind', 'suspend', 'id', id, 'suspended', suspended, 'at', ${millis('at')})
       FROM suspension WHERE learner_id = $1 AND ($2::text[] IS NULL OR card_id = ANY($2))
     UNION ALL
     SELECT called.card_id, jsonb_build_object('kind', 'call', 'id', id, 'at', ${millis('answered_at')})
       FROM answer, unnest(answer.called) AS called(card_id)
      WHERE learner_id = $1 AND ($2::text[] IS NULL OR called.card_id = ANY($2))`,
    [learnerId, cardIds ?? null],
  )
  const events = new Map<string, MemoryEvent[]>()
  for (const { card_id, event } of rows) events.set(card_id, [...(events.get(card_id) ?? []), event])
  return events
}

const millis = (column: string) => `round(extract(epoch from ${column}) * 1000)`

/** Instant of the latest event, by which late arrivals are told. */
export const touchedAt = (events: MemoryEvent[]) =>
  Math.max(0, ...events.map((event) => ('at' in event ? event.at : 0)))

/**
 * Rebuilds the memories of some cards, or of all, from the logs. Call it within
 * a transaction that holds those memories (lockMemories), or a write between
 * reading and writing would be lost.
 */
export async function rebuildMemories(
  sql: Sql,
  learnerId: string,
  settings: Settings,
  cardIds?: string[],
): Promise<void> {
  const events = await cardEvents(sql, learnerId, cardIds)
  const states = [...events].flatMap(([cardId, list]) => {
    const state = replay(list, cardId, settings)
    return state ? [{ cardId, state, touched: touchedAt(list) }] : []
  })
  await sql.query(
    'DELETE FROM memory WHERE learner_id = $1 AND ($2::text[] IS NULL OR card_id = ANY($2)) AND NOT card_id = ANY($3)',
    [learnerId, cardIds ?? null, states.map(({ cardId }) => cardId)],
  )
  for (const { cardId, state, touched } of states) await writeMemory(sql, learnerId, cardId, state, touched)
}

/** The values of a memory row after learner_id and card_id, in the order of `written`. */
export const memoryValues = (state: CardState, touched: number) => [
  state.state,
  state.stability,
  state.difficulty,
  new Date(state.due),
  state.lastReview === null ? null : new Date(state.lastReview),
  state.firstReview === null ? null : new Date(state.firstReview),
  state.reps,
  state.lapses,
  state.learningSteps,
  state.scheduledDays,
  state.suspended,
  new Date(touched),
]

async function writeMemory(sql: Sql, learnerId: string, cardId: string, state: CardState, touched: number) {
  await sql.query(
    `INSERT INTO memory (learner_id, ${memoryColumns}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 1)
     ON CONFLICT (learner_id, card_id) DO UPDATE SET
       state = excluded.state, stability = excluded.stability, difficulty = excluded.difficulty, due = excluded.due,
       last_review = excluded.last_review, first_review = excluded.first_review, reps = excluded.reps, lapses = excluded.lapses,
       learning_steps = excluded.learning_steps, scheduled_days = excluded.scheduled_days, suspended = excluded.suspended,
       touched_at = excluded.touched_at, revision = memory.revision + 1`,
    [learnerId, cardId, ...memoryValues(state, touched)],
  )
}

/**
 * Keeps every other writer away from these memories until the transaction ends. Returns the settings
 * to rebuild them by: those read before the lock may have changed. Undefined when the learner is gone.
 */
export async function lockMemories(sql: Sql, learnerId: string): Promise<Settings | undefined> {
  // The learner's row stands for all the memories, also those that do not exist yet.
  const { rows } = await sql.query<{ time_zone: string; day_start_hour: number; desired_retention: number }>(
    'SELECT time_zone, day_start_hour, desired_retention FROM learner WHERE id = $1 FOR UPDATE',
    [learnerId],
  )
  return rows.map((row) => ({
    day: { timeZone: row.time_zone, startHour: row.day_start_hour },
    desiredRetention: row.desired_retention,
  }))[0]
}
