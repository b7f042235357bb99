import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeEach, expect, it } from 'vitest'
import { uuid7 } from '@/domain/uuid'
import { examine, type Finding } from './doctor'
import { rebuildMemories } from './memory-log'

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 2 })
afterAll(() => pool.end())

const noon = Date.UTC(2026, 0, 10, 12)
const day = 86_400_000
const version = '0'.repeat(32)
const cards = ['reviewed', 'called', 'undone', 'aside']
const settings = { day: { timeZone: 'Pacific/Auckland', startHour: 4 }, desiredRetention: 0.9 }
const newId = (at = noon) => uuid7(at, randomBytes(10))

async function run({ repair }: { repair: boolean }) {
  const findings: Finding[] = []
  const sum = await examine(pool, { repair, tell: (finding) => findings.push(finding), pageSize: 2 })
  return { ...sum, lines: findings.map(({ what, repaired }) => `${what}${repaired ? '' : ' (left)'}`) }
}

const review = (learnerId: string, cardId: string, at: number, id = newId(at)) =>
  pool.query(
    `INSERT INTO review (learner_id, id, card_id, version, grade, reviewed_at, received_at, duration_ms, state_before,
       elapsed_days, state, stability, difficulty, due, learning_steps, scheduled_days)
     VALUES ($1, $2, $3, $4, 3, $5, $5, 900, 0, 0, 1, 1, 5, $5, 0, 0)`,
    [learnerId, id, cardId, version, new Date(at)],
  )

async function answer(learnerId: string, attemptId: string, position: number, called: string[]) {
  await pool.query(
    `INSERT INTO answer (learner_id, id, attempt_id, position, question_id, concept_id, version, response, score,
       misconceptions, called, answered_at, received_at)
     VALUES ($1, $2, $3, $4, 'question', 'concept', $5, '{"ticked": [0]}', 0, '{}', $6, $7, $7)`,
    [learnerId, newId(), attemptId, position, version, called, new Date(noon + position)],
  )
}

/** A learner with every kind of line in the logs, two answers of a finished attempt, and memories that agree. */
async function makeLearner(id = newId()): Promise<{ id: string; attemptId: string }> {
  await pool.query('INSERT INTO learner (id, created_at, time_zone) VALUES ($1, $2, $3)', [
    id,
    new Date(noon),
    settings.day.timeZone,
  ])
  for (const days of [0, 1, 5]) await review(id, 'reviewed', noon + days * day)
  await review(id, 'called', noon)
  const undone = newId()
  await review(id, 'undone', noon)
  await review(id, 'undone', noon + day, undone)
  await pool.query('INSERT INTO undo (learner_id, id, review_id, card_id, undone_at) VALUES ($1, $2, $3, $4, $5)', [
    id,
    newId(),
    undone,
    'undone',
    new Date(noon + 2 * day),
  ])
  await pool.query(
    `INSERT INTO suspension (learner_id, id, card_id, suspended, at) VALUES ($1, $2, 'aside', true, $3)`,
    [id, newId(), new Date(noon)],
  )
  const attemptId = newId()
  await pool.query(
    `INSERT INTO attempt (learner_id, id, quiz, seed, items, started_at, finished_at)
     VALUES ($1, $2, 'mixed', 'seed', '[{}, {}]', $3, $4)`,
    [id, attemptId, new Date(noon), new Date(noon + 1)],
  )
  await answer(id, attemptId, 0, ['called'])
  await answer(id, attemptId, 1, [])
  await rebuildMemories(pool, id, settings)
  return { id, attemptId }
}

beforeEach(async () => {
  await pool.query('DELETE FROM learner')
  for (const cardId of cards)
    await pool.query(
      `INSERT INTO card_version (hash, card_id, body, created_at) VALUES ($1, $2, '{}', $3) ON CONFLICT DO NOTHING`,
      [`${version.slice(cardId.length)}${cardId}`, cardId, new Date(noon)],
    )
  await pool.query(
    `INSERT INTO question_version (hash, question_id, body, created_at) VALUES ($1, 'question', '{}', $2) ON CONFLICT DO NOTHING`,
    [version, new Date(noon)],
  )
})

/** Reviews name the versions that beforeEach has made. */
const nameVersions = (learnerId: string) =>
  pool.query(`UPDATE review SET version = right($2 || card_id, 32) WHERE learner_id = $1`, [learnerId, version])

async function healthy() {
  const learner = await makeLearner()
  await nameVersions(learner.id)
  return learner
}

it('finds nothing where nothing is wrong', async () => {
  for (let i = 0; i < 5; i++) await healthy()
  expect(await run({ repair: true })).toEqual({ learners: 5, memories: 20, found: 0, repaired: 0, lines: [] })
})

const damages: [name: string, sql: string, line: RegExp][] = [
  [
    'a wrong stability',
    `UPDATE memory SET stability = stability + 1e-6 WHERE card_id = 'reviewed'`,
    /reviewed: stability/,
  ],
  ['a wrong due', `UPDATE memory SET due = due + interval '1 ms' WHERE card_id = 'called'`, /called: due/],
  ['a missing memory', `DELETE FROM memory WHERE card_id = 'undone'`, /undone: there is none/],
  [
    'a memory that no log knows',
    `INSERT INTO memory SELECT learner_id, 'unheard', state, stability, difficulty, due, last_review, first_review, reps,
       lapses, learning_steps, scheduled_days, suspended, touched_at, revision FROM memory WHERE card_id = 'reviewed'`,
    /unheard: there is one/,
  ],
  ['a lost suspension', `UPDATE memory SET suspended = false WHERE card_id = 'aside'`, /aside: suspended/],
  ['a wrong count', `UPDATE memory SET reps = reps + 1, lapses = 1 WHERE card_id = 'undone'`, /reps is 2.*lapses is 1/],
  ['a wrong touched_at', `UPDATE memory SET touched_at = now() WHERE card_id = 'called'`, /called: touchedAt/],
  ['an attempt that was never finished', 'UPDATE attempt SET finished_at = NULL', /not finished, with 2 of 2/],
  ['an attempt finished too early', `DELETE FROM answer WHERE position = 1`, /with 1 of 2/],
]

it.each(damages)('finds and repairs %s', async (_name, sql, line) => {
  const before = await healthy()
  await healthy()
  await pool.query(sql.replace(/$/, sql.startsWith('INSERT') ? ` AND learner_id = '${before.id}'` : ''))
  const affected = sql.startsWith('INSERT') ? 1 : 2

  const told = await run({ repair: false })
  expect(told).toMatchObject({ found: affected, repaired: 0 })
  expect(told.lines[0]).toMatch(line)
  expect(await run({ repair: true })).toMatchObject({ found: affected, repaired: affected })
  expect(await run({ repair: true })).toMatchObject({ learners: 2, memories: 8, found: 0 })
})

it('tells of lines that refer to nothing, and leaves the logs alone', async () => {
  const { id } = await makeLearner()
  await pool.query(`UPDATE undo SET review_id = $1`, [newId()])
  await rebuildMemories(pool, id, settings)
  await pool.query(`UPDATE answer SET version = 'gone' WHERE position = 0`)
  const first = await run({ repair: true })
  expect(first).toMatchObject({ found: 8, repaired: 0 })
  expect(first.lines.filter((line) => /^undo .* there is no review/.test(line))).toHaveLength(1)
  expect(first.lines.filter((line) => /^answer .* there is no version gone/.test(line))).toHaveLength(1)
  expect(first.lines.filter((line) => /^review .* there is no version/.test(line))).toHaveLength(6)
  expect(await run({ repair: true })).toEqual(first)
})
