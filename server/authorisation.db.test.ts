import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Learner } from '@/domain/learner'
import type { Prisma } from '@/generated/prisma/client'
import {
  createAttempt,
  createLearner,
  createMember,
  createSession,
  mint,
  must,
  reviewOf,
  rowsOf,
} from '@/prisma/factories'
import { answersOf, attemptSummary, openQuestion, recordAnswer } from './answers'
import { createAttempt as beginAttempt, findAttempt, openAttempts, seenBy } from './attempts'
import { type BankInMemory, currentBank } from './bank'
import { db } from './db'
import { countDue } from './due'
import { exportLearner } from './export'
import { deleteLearner } from './learners'
import { createClaim, dropGuest, mergeGuest, openClaim } from './merges'
import { historyOf, overviewOf, progressOf } from './progress'
import { reviewQueue } from './queue'
import { recordReport } from './reports'
import { recordReview } from './reviews'
import { endSessions, learnerOf, type Token } from './session'
import { recordSolution, solvedBy } from './solutions'
import { suspendedCards } from './suspended'
import { suspendCard } from './suspensions'
import { undoReview } from './undos'

vi.mock('next/headers', () => import('@/prisma/test-browser'))

const { pool, prisma } = db()
let bank: BankInMemory
const card = (index = 0) => [...bank.cards.values()][index] as { id: string; version: string }
const question = () => must([...bank.questions.values()].find(({ type }) => type === 'fill-in'))

beforeAll(async () => {
  bank = await currentBank()
})
afterAll(async () => {
  await prisma.$disconnect()
  await pool.end()
})

/** A member with something in every table there is for learners. */
async function livedMember() {
  const { id } = await createMember(prisma)
  const token = await createSession(prisma, id)
  const attempt = await createAttempt(prisma, id, [question(), question()])
  const answer = { id: mint(), attemptId: attempt.id, position: 0, response: { text: 'nothing like it' } }
  await recordAnswer(token, answer)
  const [review, undone] = [reviewOf(card(0)), reviewOf(card(1))]
  for (const input of [review, undone]) await recordReview(token, input)
  await undoReview(token, { id: mint(), reviewId: undone.id })
  const suspension = { id: mint(), cardId: card(2).id, suspended: true }
  await suspendCard(token, suspension)
  const [exercise] = [...bank.exercises.values()]
  const solution = { id: mint(), exerciseId: must(exercise).id, lines: must(exercise).solution, helped: false }
  expect(await recordSolution(token, solution)).toMatchObject({ ok: true })
  const report = {
    id: mint(),
    kind: 'card' as const,
    itemId: card(0).id,
    version: card(0).version,
    text: 'Mine alone.',
  }
  expect(await recordReport(token, report)).toMatchObject({ ok: true })
  await prisma.identity.create({
    data: { learnerId: id, provider: 'github', accountId: mint(), createdAt: new Date() },
  })
  const guest = await createLearner(prisma)
  await recordReview(await createSession(prisma, guest.id), reviewOf(card(3)))
  await createClaim(id, guest.id)
  return {
    id,
    token,
    learner: (await learnerOf(token)) as Learner,
    attempt,
    answer,
    review,
    suspension,
    solution,
    report,
    guest,
  }
}

describe('another learner', () => {
  let mine: Awaited<ReturnType<typeof livedMember>>
  let stranger: { token: Token; learner: Learner }
  let before: unknown
  beforeAll(async () => {
    mine = await livedMember()
    const token = await createSession(prisma, (await createMember(prisma)).id)
    stranger = { token, learner: (await learnerOf(token)) as Learner }
    before = [await rowsOf(pool, mine.id), await rowsOf(pool, mine.guest.id)]
  })
  const unchanged = async () => expect([await rowsOf(pool, mine.id), await rowsOf(pool, mine.guest.id)]).toEqual(before)

  it('is nobody with the id of a session or a learner that is not theirs', async () => {
    for (const token of [
      { learnerId: mine.id, sessionId: stranger.token.sessionId },
      { learnerId: stranger.learner.id, sessionId: mine.token.sessionId },
    ]) {
      expect(await learnerOf(token)).toBeNull()
      expect(await recordReview(token, mine.review)).toMatchObject({ error: 'signed-out' })
      expect(await recordReview(token, reviewOf(card()))).toMatchObject({ error: 'signed-out' })
      expect(await undoReview(token, { id: mint(), reviewId: mine.review.id })).toMatchObject({ error: 'signed-out' })
      expect(await suspendCard(token, { id: mint(), cardId: card().id, suspended: true })).toMatchObject({
        error: 'signed-out',
      })
      expect(await recordAnswer(token, { ...mine.answer, id: mint(), position: 1 })).toMatchObject({
        error: 'signed-out',
      })
      expect(await recordSolution(token, mine.solution)).toMatchObject({ error: 'signed-out' })
      expect(await recordReport(token, mine.report)).toMatchObject({ error: 'signed-out' })
    }
    await unchanged()
  })

  it('finds none of what is not theirs', async () => {
    const { token, learner } = stranger
    const attempt = must(await findAttempt(mine.id, mine.attempt.id))
    expect(await findAttempt(learner.id, mine.attempt.id)).toBeNull()
    expect(await recordAnswer(token, { ...mine.answer, position: 1 })).toMatchObject({ error: 'not-found' })
    expect(await recordAnswer(token, mine.answer)).toMatchObject({ error: 'not-found' })
    expect(await answersOf(learner.id, mine.attempt.id)).toEqual([])
    expect(await attemptSummary(learner.id, attempt)).toEqual({ lines: [], dueCards: 0 })
    expect(await openQuestion(learner.id, attempt)).toMatchObject({ position: 0 })
    expect(await undoReview(token, { id: mint(), reviewId: mine.review.id })).toMatchObject({ error: 'not-found' })
    expect(await mergeGuest(learner, mine.guest.id)).toMatchObject({ error: 'not-found' })
    expect(await mergeGuest(learner, mine.id)).toMatchObject({ error: 'not-found' })
    await dropGuest(learner, mine.guest.id)
    await dropGuest(learner, mine.id)
    await endSessions(learner.id, { id: mine.token.sessionId })
    await unchanged()
  })

  it('sees in every list only what is theirs', async () => {
    const { learner } = stranger
    expect([await openAttempts(learner.id), await seenBy(learner.id), await suspendedCards(learner.id)]).toEqual([
      [],
      [],
      [],
    ])
    expect([...(await solvedBy(learner.id))]).toEqual([])
    expect([await openClaim(learner.id), await countDue(learner.id)]).toEqual([null, undefined])
    expect(await historyOf(learner)).toEqual([])
    expect(await overviewOf(learner)).toMatchObject({ dueNow: 0, beliefs: [], retention: { known: false, reviews: 0 } })
    expect((await progressOf(learner)).map(({ remembered }) => remembered.started)).toEqual(bank.modules.map(() => 0))
    const queue = await reviewQueue(learner, Date.now())
    expect(queue.undoable).toEqual([])
    expect(queue.cards.every(({ state, called }) => state === 0 && !called)).toBe(true)
    expect(JSON.stringify(await exportLearner(learner))).not.toContain(mine.id)
    await unchanged()
  })

  it('may use the same ids: they are another’s things', async () => {
    const { token, learner } = stranger
    expect(await beginAttempt(learner, { id: mine.attempt.id, quiz: 'mixed', ref: '' })).toMatchObject({ ok: true })
    expect(await recordReview(token, { ...mine.review, grade: 1 })).toMatchObject({
      ok: true,
      value: { replayed: false },
    })
    expect(await suspendCard(token, { ...mine.suspension, cardId: card(5).id })).toMatchObject({ ok: true })
    expect(await undoReview(token, { id: mint(), reviewId: mine.review.id })).toMatchObject({ ok: true })
    expect(await recordSolution(token, { ...mine.solution, helped: true })).toMatchObject({ ok: true })
    expect(await recordReport(token, { ...mine.report, text: 'Another’s.' })).toMatchObject({ ok: true })
    await unchanged()
  })

  it('takes with them only what is theirs', async () => {
    await deleteLearner(stranger.learner)
    await unchanged()
  })
})

describe('every table of learners', () => {
  const schema = readFileSync(new URL('../prisma/schema.prisma', import.meta.url), 'utf8')
  const models = [...schema.matchAll(/^model (\w+) \{([^}]*)\}/gm)].flatMap(([, name = '', body = '']) =>
    /^\s+learnerId\s/m.test(body) ? [name] : [],
  )
  const plural = (model: string) => `${model[0]?.toLowerCase()}${model.slice(1)}`.replace(/y$/, 'ie').concat('s')
  const countOf = (model: string, learnerId: string) =>
    (
      prisma[`${model[0]?.toLowerCase()}${model.slice(1)}` as Uncapitalize<Prisma.ModelName>] as unknown as {
        count(args: object): Promise<number>
      }
    ).count({ where: { learnerId } })

  it('is in the export, whole but for secrets, and is empty after the learner was deleted', async () => {
    expect(models).toContain('Review')
    const { id, learner, attempt } = await livedMember()
    const exported = JSON.parse(JSON.stringify(await exportLearner(learner)))
    for (const model of models) {
      const rows = await countOf(model, id)
      // A new model needs a row in livedMember, and a place in the export.
      expect([model, rows > 0]).toEqual([model, true])
      expect([model, exported[plural(model)]?.length]).toEqual([model, rows])
    }
    expect(exported.learner).toMatchObject({ id, email: learner.email })
    const { passwordHash } = await prisma.learner.findUniqueOrThrow({ where: { id } })
    for (const secret of [passwordHash ?? '', attempt.seed]) expect(JSON.stringify(exported)).not.toContain(secret)

    await deleteLearner(learner)
    for (const model of models) expect([model, await countOf(model, id)]).toEqual([model, 0])
    expect(await prisma.learner.count({ where: { id } })).toBe(0)
  })
})
