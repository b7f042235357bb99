import 'server-only'
import { now } from './clock'
import { db } from './db'

/** How many cards are due, as shown; undefined for none. Counting is capped, for counting is what grows. */
export async function countDue(learnerId: string): Promise<string | undefined> {
  const { rows } = await db().pool.query<{ due: number }>(
    `SELECT count(*)::int AS due FROM (
       SELECT 1 FROM memory WHERE learner_id = $1 AND NOT suspended AND due <= $2 ORDER BY due, card_id LIMIT 1000) AS capped`,
    [learnerId, new Date(now())],
  )
  const due = rows[0]?.due ?? 0
  return due === 0 ? undefined : due > 999 ? '999+' : String(due)
}
