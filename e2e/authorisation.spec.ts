import { readdirSync } from 'node:fs'
import { bank } from './bank'
import { expect, mint, test } from './fixtures'

const json = { 'content-type': 'application/json' }

test('another learner reaches nothing by any id of any route', async ({
  context,
  request,
  makeLearner,
  enter,
  database,
  baseURL,
}) => {
  const owner = await makeLearner()
  const stranger = await makeLearner()
  const card = bank.cards[0]?.id
  const { rows: versions } = await database.query('SELECT hash, question_id FROM question_version LIMIT 1')
  const { rows: cards } = await database.query('SELECT hash FROM card_version WHERE card_id = $1', [card])
  const attemptId = mint()
  await database.query(
    `INSERT INTO attempt (learner_id, id, quiz, seed, items, started_at) VALUES ($1, $2, 'mixed', 's', $3, now())`,
    [owner.id, attemptId, JSON.stringify([{ questionId: versions[0].question_id, version: versions[0].hash }])],
  )
  const post = (path: string, data: object, cookie?: string, extra: Record<string, string> = {}) =>
    request.post(path, {
      data,
      headers: {
        ...json,
        origin: baseURL ?? '',
        'sec-fetch-site': 'same-origin',
        ...(cookie ? { cookie: `next-auth.session-token=${cookie}` } : {}),
        ...extra,
      },
    })
  const review = { id: mint(), cardId: card, version: cards[0].hash, grade: 3, reviewedAt: Date.now(), durationMs: 900 }
  expect((await post('/api/reviews', review, owner.cookie)).status()).toBe(200)

  // A row for every handler that takes an id: what a stranger sends, and what must come back.
  const attempts: Record<string, { data: object; status: number }> = {
    answers: { data: { id: mint(), attemptId, position: 0, response: { text: 'x' } }, status: 404 },
    'reviews/undo': { data: { id: mint(), reviewId: review.id }, status: 404 },
    reviews: { data: { ...review, id: review.id }, status: 200 },
    suspensions: { data: { id: mint(), cardId: card, suspended: true }, status: 200 },
    solutions: { data: { id: mint(), exerciseId: 'nothing', lines: ['docker ps'], helped: false }, status: 404 },
    reports: { data: { id: mint(), kind: 'concept', itemId: 'nothing', text: 'Wrong.' }, status: 404 },
    opener: {
      data: { id: mint(), attemptId: mint(), position: 0, response: { ticked: [9] }, timeZone: 'UTC' },
      status: 404,
    },
  }
  for (const [path, { data, status }] of Object.entries(attempts)) {
    const answer = await post(`/api/${path}`, data, stranger.cookie)
    expect([status, 422], path).toContain(answer.status())
    expect(await answer.text(), path).not.toContain(owner.id)
  }
  const handlers = readdirSync(new URL('../app/api', import.meta.url), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('route.ts'))
    .map((file) => file.slice(0, -'/route.ts'.length))
  // The worked solution of an exercise is the same for everybody, and takes nothing of a learner's.
  const without = ['health', 'live', 'review-queue', 'export', 'auth/[...nextauth]', 'exercises/[id]/solution']
  expect(handlers.filter((name) => !without.includes(name)).sort(), 'every handler has its row above').toEqual(
    Object.keys(attempts).sort(),
  )

  await enter(context, stranger)
  const page = await context.newPage()
  expect((await page.request.get(`/quiz/${attemptId}`)).status()).toBe(404)
  // A client navigation is told «not found» within a 200; what counts is that it is told nothing else.
  const navigated = await (await page.request.get(`/quiz/${attemptId}`, { headers: { rsc: '1' } })).text()
  expect(navigated).not.toContain('answerId')
  expect(await (await page.request.get('/api/export')).text()).not.toContain(owner.id)
  expect(await (await page.request.get('/api/export')).text()).not.toContain(attemptId)

  const left = await database.query(
    `SELECT (SELECT count(*)::int FROM review WHERE learner_id = $1) AS reviews, (SELECT count(*)::int FROM undo WHERE learner_id = $1) AS undos,
            (SELECT count(*)::int FROM answer WHERE learner_id = $1) AS answers, (SELECT bool_or(suspended) FROM memory WHERE learner_id = $1) AS suspended`,
    [owner.id],
  )
  expect(left.rows).toEqual([{ reviews: 1, undos: 0, answers: 0, suspended: false }])

  for (const [path, { data }] of Object.entries(attempts)) {
    if (path !== 'opener') expect((await post(`/api/${path}`, data)).status(), `${path} signed out`).toBe(401)
    expect(
      (await post(`/api/${path}`, data, owner.cookie, { 'sec-fetch-site': 'cross-site' })).status(),
      `${path} cross-site`,
    ).toBe(403)
    expect(
      (await post(`/api/${path}`, data, owner.cookie, { 'content-type': 'text/plain' })).status(),
      `${path} not JSON`,
    ).toBe(415)
  }
  expect(
    (
      await request.post('/api/reviews', {
        data: review,
        headers: { cookie: `next-auth.session-token=${owner.cookie}` },
      })
    ).status(),
  ).toBe(403)
})

test('twenty identical posts of one review leave one review and twenty equal answers', async ({
  request,
  makeLearner,
  database,
  baseURL,
}) => {
  const learner = await makeLearner()
  const card = bank.cards[1]?.id
  const { rows } = await database.query('SELECT hash FROM card_version WHERE card_id = $1', [card])
  const data = { id: mint(), cardId: card, version: rows[0].hash, grade: 3, reviewedAt: Date.now(), durationMs: 1200 }
  const headers = { ...json, origin: baseURL ?? '', cookie: `next-auth.session-token=${learner.cookie}` }
  const answers = await Promise.all(Array.from({ length: 20 }, () => request.post('/api/reviews', { data, headers })))
  expect(answers.map((answer) => answer.status())).toEqual(Array(20).fill(200))
  const bodies = await Promise.all(answers.map((answer) => answer.json()))
  expect(new Set(bodies.map((body) => JSON.stringify(body.review))).size).toBe(1)
  expect(bodies.filter((body) => !body.replayed)).toHaveLength(1)
  const kept = await database.query(
    'SELECT count(*)::int AS reviews, (SELECT reps FROM memory WHERE learner_id = $1) AS reps FROM review WHERE learner_id = $1',
    [learner.id],
  )
  expect(kept.rows).toEqual([{ reviews: 1, reps: 1 }])
  expect((await request.post('/api/reviews', { data: { ...data, grade: 1 }, headers })).status()).toBe(409)
})

test('every page carries a policy without inline scripts, and asks nobody else for anything', async ({
  page,
  baseURL,
}) => {
  const asked = new Set<string>()
  page.on('request', (sent) => asked.add(new URL(sent.url()).origin))
  for (const path of ['/', '/learn', '/learn/layer', '/quiz', '/sign-in']) {
    const response = await page.goto(path)
    const headers = response?.headers() ?? {}
    const policy = headers['content-security-policy'] ?? ''
    expect(policy).toContain("'strict-dynamic'")
    expect(policy.split(';').find((part) => part.trim().startsWith('script-src'))).not.toMatch(
      /unsafe-inline|unsafe-eval/,
    )
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['x-frame-options']).toBe('DENY')
  }
  asked.delete('data:')
  asked.delete('null')
  expect([...asked]).toEqual([baseURL])
})
