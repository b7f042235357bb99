import type pg from 'pg'
import { examine } from '@/prisma/doctor'
import type { Acknowledged } from './load'

/** What is wrong after the crashes, one line each; empty when what was acknowledged is there, once, and adds up. */
export async function verdict(pool: pg.Pool, acknowledged: Acknowledged): Promise<string[]> {
  const wrong: string[] = []
  for (const [table, kept] of [
    ['review', acknowledged.reviews],
    ['answer', acknowledged.answers],
  ] as const) {
    const { rows } = await pool.query<{ id: string; times: number }>(
      `SELECT id, count(*)::int AS times FROM ${table} GROUP BY id`,
    )
    const stored = new Map(rows.map(({ id, times }) => [id, times]))
    const missing = [...kept].filter((id) => !stored.has(id))
    const doubled = rows.filter(({ times }) => times > 1)
    const unknown = rows.filter(({ id }) => !kept.has(id))
    if (missing.length) wrong.push(`${missing.length} acknowledged ${table}s are missing, the first is ${missing[0]}`)
    if (doubled.length) wrong.push(`${doubled.length} ${table}s are doubled, the first is ${doubled[0]?.id}`)
    if (unknown.length) wrong.push(`${unknown.length} ${table}s were never acknowledged, and every loop had ended`)
  }
  const { rows } = await pool.query<{ learner_id: string; card_id: string; reps: number; grades: number }>(
    `SELECT learner_id, card_id, coalesce(reps, 0) AS reps, coalesce(grades, 0)::int AS grades
       FROM memory FULL JOIN (SELECT learner_id, card_id, count(*) AS grades FROM review GROUP BY 1, 2) AS logged
      USING (learner_id, card_id) WHERE coalesce(reps, 0) <> coalesce(grades, 0)`,
  )
  for (const row of rows)
    wrong.push(`card ${row.card_id} of ${row.learner_id} counts ${row.reps} steps for ${row.grades} grades`)
  await examine(pool, { repair: false, tell: ({ learnerId, what }) => wrong.push(`doctor: ${learnerId} ${what}`) })
  return wrong
}
