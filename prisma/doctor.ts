import type pg from 'pg'
import { type CardState, replay } from '@/domain/memory/replay'
import type { Settings } from '@/domain/memory/scheduler'
import { brokenReferences, wrongFinishes } from './doctor-records'
import {
  cardEvents,
  cardState,
  lockMemories,
  type MemoryRow,
  memoryColumns,
  rebuildMemories,
  type Sql,
  touchedAt,
} from './memory-log'

/** Something that the logs do not bear out. What is in a log itself is told, and never rewritten. */
export type Finding = { learnerId: string; what: string; repaired: boolean }

export type Examined = { learners: number; memories: number; found: number; repaired: number }

type Options = { repair: boolean; tell: (finding: Finding) => void; pageSize?: number }

/** What is wrong with the records of one learner, and how to put right what can be. */
type Ills = { cards: Map<string, string>; attempts: Map<string, string>; references: string[] }

/** Floats survive PostgreSQL unchanged; another processor may round the last digits of a power otherwise. */
const tolerance = 1e-9

/**
 * Replays the logs of every learner and compares what they add up to with what is stored: each memory (all columns
 * but `revision`), when attempts ended, and whether what the logs refer to exists. Learners are read a page at a
 * time, each in one snapshot, so it may run beside a server. Repairs are made in one transaction a learner, which
 * holds the learner's row and looks again first.
 */
export async function examine(pool: pg.Pool, { repair, tell, pageSize = 500 }: Options): Promise<Examined> {
  const sum = { learners: 0, memories: 0, found: 0, repaired: 0 }
  for await (const learnerId of learnerIds(pool, pageSize)) {
    const { ills, memories } = await inTransaction(pool, 'REPEATABLE READ READ ONLY', (sql) => illsOf(sql, learnerId))
    sum.learners += 1
    sum.memories += memories
    const repairable = ills.cards.size + ills.attempts.size > 0
    const treated = repair && repairable ? await treat(pool, learnerId) : ills
    for (const what of [...treated.cards.values(), ...treated.attempts.values()]) {
      sum.found += 1
      sum.repaired += repair ? 1 : 0
      tell({ learnerId, what, repaired: repair })
    }
    for (const what of treated.references) {
      sum.found += 1
      tell({ learnerId, what, repaired: false })
    }
  }
  return sum
}

async function* learnerIds(sql: Sql, pageSize: number): AsyncGenerator<string> {
  let last = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const { rows } = await sql.query<{ id: string }>('SELECT id FROM learner WHERE id > $1 ORDER BY id LIMIT $2', [
      last,
      pageSize,
    ])
    for (const { id } of rows) yield id
    last = rows.at(-1)?.id ?? last
    if (rows.length < pageSize) return
  }
}

async function inTransaction<T>(pool: pg.Pool, mode: string, work: (sql: Sql) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    await client.query(`BEGIN ISOLATION LEVEL ${mode}`)
    const result = await work(client)
    await client.query('COMMIT')
    return result
  } catch (error) {
    await client.query('ROLLBACK').catch((lost: Error) => {
      broken = lost
    })
    throw error
  } finally {
    client.release(broken)
  }
}

/** Repairs one learner. What the first look saw may have changed since, so only what is wrong under the lock counts. */
function treat(pool: pg.Pool, learnerId: string): Promise<Ills> {
  return inTransaction(pool, 'READ COMMITTED', async (sql) => {
    await lockMemories(sql, learnerId)
    const { ills, settings } = await illsOf(sql, learnerId)
    if (!settings) return ills
    if (ills.cards.size) await rebuildMemories(sql, learnerId, settings, [...ills.cards.keys()])
    for (const id of ills.attempts.keys())
      await sql.query(
        `UPDATE attempt SET finished_at = (
           SELECT CASE WHEN count(*) >= jsonb_array_length(attempt.items) THEN max(answered_at) END
             FROM answer WHERE answer.learner_id = $1 AND attempt_id = $2)
          WHERE learner_id = $1 AND id = $2`,
        [learnerId, id],
      )
    return ills
  })
}

type LearnerRow = { time_zone: string; day_start_hour: number; desired_retention: number }

async function settingsOf(sql: Sql, learnerId: string): Promise<Settings | null> {
  const { rows } = await sql.query<LearnerRow>(
    'SELECT time_zone, day_start_hour, desired_retention FROM learner WHERE id = $1',
    [learnerId],
  )
  const row = rows[0]
  if (!row) return null
  return { day: { timeZone: row.time_zone, startHour: row.day_start_hour }, desiredRetention: row.desired_retention }
}

async function illsOf(sql: Sql, learnerId: string) {
  const settings = await settingsOf(sql, learnerId)
  const cards = new Map<string, string>()
  // Deleted since its page was read.
  if (!settings) return { settings, memories: 0, ills: { cards, attempts: new Map(), references: [] } as Ills }

  const events = await cardEvents(sql, learnerId)
  const { rows } = await sql.query<MemoryRow>(`SELECT ${memoryColumns} FROM memory WHERE learner_id = $1`, [learnerId])
  const stored = new Map(rows.map((row) => [row.card_id, row]))
  for (const cardId of new Set([...events.keys(), ...stored.keys()])) {
    const list = events.get(cardId) ?? []
    const row = stored.get(cardId)
    const wanted = replay(list, cardId, settings)
    const wrong = compare(row ? shape(row) : null, wanted && { ...wanted, touchedAt: touchedAt(list) })
    if (wrong) cards.set(cardId, `memory of ${cardId}: ${wrong}`)
  }
  const attempts = await wrongFinishes(sql, learnerId)
  const ills: Ills = { cards, attempts, references: await brokenReferences(sql, learnerId) }
  return { settings, memories: rows.length, ills }
}

/** Instants in epoch ms. */
type Compared = CardState & { touchedAt: number }

const shape = (row: MemoryRow): Compared => ({ ...cardState(row), touchedAt: row.touched_at.getTime() })

/** How a stored memory differs from what the logs add up to; empty when it does not. */
function compare(stored: Compared | null, wanted: Compared | null): string {
  if (!wanted) return stored ? 'there is one, and the logs know nothing of this card' : ''
  if (!stored) return 'there is none, and the logs add up to one'
  const names = Object.keys(wanted) as (keyof Compared)[]
  return names
    .filter((name) => !same(stored[name], wanted[name]))
    .map((name) => `${name} is ${stored[name]}, and the logs say ${wanted[name]}`)
    .join('; ')
}

function same(a: Compared[keyof Compared], b: Compared[keyof Compared]): boolean {
  if (typeof a !== 'number' || typeof b !== 'number' || (Number.isInteger(a) && Number.isInteger(b))) return a === b
  return Math.abs(a - b) <= tolerance * Math.max(1, Math.abs(b))
}
