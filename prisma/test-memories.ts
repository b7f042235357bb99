// For database tests: the memories kept, and those that the logs add up to. They have to be the same.
import type pg from 'pg'
import { type CardState, replay } from '@/domain/memory/replay'
import { cardEvents, cardState, type MemoryRow } from './memory-log'

type Memories = Record<string, CardState>

export async function keptMemories(pool: pg.Pool, learnerId: string): Promise<Memories> {
  const { rows } = await pool.query<MemoryRow>('SELECT * FROM memory WHERE learner_id = $1 ORDER BY card_id', [
    learnerId,
  ])
  return Object.fromEntries(rows.map((row) => [row.card_id, cardState(row)]))
}

/** The replay of a learner's logs under the settings that they have now. */
export async function replayedMemories(pool: pg.Pool, learnerId: string): Promise<Memories> {
  const { rows } = await pool.query('SELECT * FROM learner WHERE id = $1', [learnerId])
  const { time_zone, day_start_hour, desired_retention } = rows[0]
  const settings = { day: { timeZone: time_zone, startHour: day_start_hour }, desiredRetention: desired_retention }
  const events = await cardEvents(pool, learnerId)
  const states = [...events].flatMap(([cardId, list]) => {
    const state = replay(list, cardId, settings)
    return state ? [[cardId, state] as const] : []
  })
  return Object.fromEntries(states.sort(([a], [b]) => (a < b ? -1 : 1)))
}
