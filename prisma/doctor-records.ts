// What the doctor asks of the records themselves, beside the memories they add up to.
import type { Sql } from './memory-log'

/**
 * Attempts whose end disagrees with their answers, by id: one is finished once every question of it is answered, at
 * the instant of one of those answers (two may arrive at once, in either order).
 */
export async function wrongFinishes(sql: Sql, learnerId: string): Promise<Map<string, string>> {
  const { rows } = await sql.query<{ id: string; asked: number; answered: number; finished_at: Date | null }>(
    `SELECT a.id, a.finished_at, jsonb_array_length(a.items) AS asked, count(b.id)::int AS answered
       FROM attempt a LEFT JOIN answer b ON b.learner_id = a.learner_id AND b.attempt_id = a.id
      WHERE a.learner_id = $1
      GROUP BY a.learner_id, a.id
     HAVING (a.finished_at IS NOT NULL) <> (count(b.id) > 0 AND count(b.id) >= jsonb_array_length(a.items))
         OR (a.finished_at IS NOT NULL AND NOT coalesce(bool_or(b.answered_at = a.finished_at), false))`,
    [learnerId],
  )
  return new Map(
    rows.map(({ id, asked, answered, finished_at }) => {
      const end = finished_at ? `finished at ${finished_at.toISOString()}` : 'not finished'
      return [id, `attempt ${id}: ${end}, with ${answered} of ${asked} questions answered`]
    }),
  )
}

/** Lines of the logs that refer to what is not there. */
export async function brokenReferences(sql: Sql, learnerId: string): Promise<string[]> {
  const { rows } = await sql.query<{ what: string }>(
    `SELECT 'review ' || r.id || ': there is no version ' || r.version || ' of card ' || r.card_id AS what
       FROM review r WHERE r.learner_id = $1
        AND NOT EXISTS (SELECT 1 FROM card_version v WHERE v.hash = r.version AND v.card_id = r.card_id)
     UNION ALL
     SELECT 'answer ' || b.id || ': there is no version ' || b.version || ' of question ' || b.question_id
       FROM answer b WHERE b.learner_id = $1
        AND NOT EXISTS (SELECT 1 FROM question_version v WHERE v.hash = b.version AND v.question_id = b.question_id)
     UNION ALL
     SELECT 'undo ' || u.id || ': there is no review ' || u.review_id || ' of card ' || u.card_id
       FROM undo u WHERE u.learner_id = $1
        AND NOT EXISTS (
          SELECT 1 FROM review r WHERE r.learner_id = u.learner_id AND r.id = u.review_id AND r.card_id = u.card_id)
     ORDER BY what`,
    [learnerId],
  )
  return rows.map(({ what }) => what)
}
