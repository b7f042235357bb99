// What every contender of the grade-and-next measure does: client c grades the cards of its learner one after the
// other, each time the one at the head of the queue, which goes to its end.
import type pg from 'pg'
import { newId } from '@/e2e/crash/guests'

export const cardsEach = 1000

/** Values for $1 to $32 of the grade-and-next statement. */
export type Parameters = (string | number | boolean)[]

/** The last three are a new learner's settings. */
export const fixed = {
  at: '20251123',
  now: '20990101',
  version: '0'.repeat(32),
  zone: 'UTC',
  hour: 4,
  retention: 0.9,
}

/**
 * The due that grade n leaves, as YYYYMMDD: later than that of every card the learner has, because pass p over the
 * cards lies in the year 2001 + p, and cards go through the year in their order. pgbench computes the same.
 */
export const dueDigits = (n: number) => {
  const card = n % cardsEach
  const year = 2001 + Math.floor(n / cardsEach)
  return year * 10_000 + (1 + Math.floor(card / 84)) * 100 + 1 + Math.floor((card % 84) / 3)
}

export function parametersAt(learner: string, n: number): Parameters {
  const due = String(dueDigits(n))
  const [card, pass] = [String(n % cardsEach), Math.floor(n / cardsEach)]
  const memory = [2, 12.5, 5.5, due, fixed.at, fixed.at, 7, 1, 0, 12, false, fixed.at]
  const review = [newId(), fixed.version, 3, fixed.at, fixed.at, 2400, 2, 0.91, 11, 2, due, 0, 12]
  return [learner, card, ...memory, ...review, pass, fixed.now, fixed.zone, fixed.hour, fixed.retention]
}

/** Learners whose cards, named by number, are due in their order, in the year 2000. */
export async function makeLearners(pool: pg.Pool, count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, newId)
  await pool.query('INSERT INTO learner (id, created_at) SELECT unnest($1::uuid[]), now()', [ids])
  await pool.query(
    `INSERT INTO memory (learner_id, card_id, state, stability, difficulty, due, last_review, first_review, reps,
       lapses, learning_steps, scheduled_days, touched_at, revision)
     SELECT learner, card::text, 2, 12.5, 5.5, make_timestamptz(2000, 1 + card / 84, 1 + (card % 84) / 3, 0, 0, 0),
       $2, $2, 6, 1, 0, 12, $2, 0
       FROM unnest($1::uuid[]) AS learner, generate_series(0, $3 - 1) AS card`,
    [ids, fixed.at, cardsEach],
  )
  return ids
}
