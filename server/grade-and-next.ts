import 'server-only'
import { memoryColumns } from './memory'

/**
 * The hot path: two statements, one that reads what a grade depends on and one
 * that writes it and finds the next card. bench/ runs the second, as it stands
 * here, against pgbench.
 *
 * Reads the living session, the settings, the card's memory, whether this review
 * was already kept, and how many came within the last minute (capped).
 * $1 learner, $2 session, $3 card, $4 review, $5 now, $6 a minute ago
 */
export const readForGrade = {
  name: 'read-for-grade',
  text: `SELECT l.time_zone, l.day_start_hour, l.desired_retention,
       (SELECT row_to_json(r) FROM review r WHERE r.learner_id = $1 AND r.id = $4) AS kept,
       (SELECT count(*)::int FROM (SELECT 1 FROM review WHERE learner_id = $1 AND received_at > $6 LIMIT 240) AS recent) AS recent,
       ${memoryColumns
         .split(', ')
         .map((column) => `m.${column}`)
         .join(', ')}
  FROM session s JOIN learner l ON l.id = s.learner_id
  LEFT JOIN memory m ON m.learner_id = s.learner_id AND m.card_id = $3
 WHERE s.learner_id = $1 AND s.id = $2 AND s.expires_at > $5`,
}

/**
 * Writes the memory, if nobody has since $28 was read; then the review; then the
 * next card that is due. Zero rows written means that somebody was faster: read
 * again. A review already kept fails on its primary key, and nothing is written.
 * The learner's row is shared first, so that whoever rebuilds all memories
 * (who locks it) never overwrites a review.
 * $1 learner, $2 card, $3..$14 memory, $15..$27 review, $28 revision read (-1 for none), $29 now,
 * $30..$32 the settings read: when they have changed since, nothing is written
 */
export const gradeAndNext = {
  name: 'grade-and-next',
  text: `WITH held AS MATERIALIZED (
    SELECT id FROM learner
     WHERE id = $1 AND time_zone = $30 AND day_start_hour = $31::int2 AND desired_retention = $32::float8 FOR KEY SHARE
  ), remembered AS (
    INSERT INTO memory (learner_id, ${memoryColumns})
    SELECT held.id, $2, $3::int2, $4::float8, $5::float8, $6::timestamptz, $7::timestamptz, $8::timestamptz, $9::int4, $10::int4, $11::int2, $12::int4, $13::bool, $14::timestamptz, 1
      FROM held
    ON CONFLICT (learner_id, card_id) DO UPDATE SET
      state = excluded.state, stability = excluded.stability, difficulty = excluded.difficulty, due = excluded.due,
      last_review = excluded.last_review, first_review = excluded.first_review, reps = excluded.reps,
      lapses = excluded.lapses, learning_steps = excluded.learning_steps, scheduled_days = excluded.scheduled_days,
      suspended = excluded.suspended, touched_at = excluded.touched_at, revision = memory.revision + 1
    WHERE memory.revision = $28::int4
    RETURNING 1
  ), logged AS (
    INSERT INTO review (learner_id, id, card_id, version, grade, reviewed_at, received_at, duration_ms, state_before,
      recall_before, elapsed_days, state, stability, difficulty, due, learning_steps, scheduled_days)
    SELECT $1, $15::uuid, $2, $16, $17::int2, $18::timestamptz, $19::timestamptz, $20::int4, $21::int2,
      $22::float8, $23::int4, $24::int2, $4::float8, $5::float8, $25::timestamptz, $26::int2, $27::int4
    WHERE EXISTS (SELECT 1 FROM remembered)
    RETURNING 1
  )
  SELECT (SELECT count(*)::int FROM logged) AS written, next.*
    FROM (SELECT 1) AS one LEFT JOIN LATERAL (
      SELECT ${memoryColumns} FROM memory
       WHERE learner_id = $1 AND NOT suspended AND due <= $29 AND card_id <> $2
       ORDER BY due, card_id LIMIT 1) AS next ON true`,
}
