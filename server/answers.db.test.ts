import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Question } from '@/domain/bank/shapes'
import { askedAs } from '@/domain/quiz/predict'
import type { Response } from '@/domain/quiz/response'
import { asShown, rightResponse, wrongResponse } from '@/domain/quiz/sample-responses'
import { shownOrder } from '@/domain/quiz/shown-order'
import { createAttempt, createVisitor, mint, must, reviewOf, rowsOf } from '@/prisma/factories'
import { keptMemories, replayedMemories } from '@/prisma/test-memories'
import { answerOpener, attemptSummary, openQuestion, recordAnswer } from './answers'
import { createAttempt as beginAttempt, findAttempt, openAttempts, openerOf } from './attempts'
import { type BankInMemory, currentBank, type Versioned } from './bank'
import { db } from './db'
import { recordReview } from './reviews'
import { endSessions, learnerOf, readToken, type Token } from './session'

vi.mock('next/headers', () => import('@/prisma/test-browser'))

const { pool, prisma } = db()

// Who asks for the key sees, from outside, whether the answer is already committed.
const revealedWith: number[] = []
vi.mock('./questions', async (original) => {
  const real = await original<typeof import('./questions')>()
  const revealedAnswer: typeof real.revealedAnswer = async (...args) => {
    revealedWith.push((await pool.query('SELECT count(*)::int AS n FROM answer')).rows[0].n)
    return real.revealedAnswer(...args)
  }
  return { ...real, revealedAnswer }
})

let bank: BankInMemory
let single: Versioned<Question>

beforeAll(async () => {
  bank = await currentBank()
  single = all('single').find(
    (question) => question.type === 'single' && question.options.some((option) => option.misconception),
  ) as Versioned<Question>
})
afterAll(async () => {
  await prisma.$disconnect()
  await pool.end()
})

const all = (type: Question['type']) => [...bank.questions.values()].filter((question) => question.type === type)

/** The response, in the places shown, that is right, or that earns nothing. */
function respond(item: Question, seed: string, right: boolean): Response {
  const question = askedAs(item, seed)
  return asShown(right ? rightResponse(question) : wrongResponse(question), shownOrder(question, seed))
}

async function started(questions = [single]) {
  const token = await createVisitor(prisma)
  const attempt = await createAttempt(prisma, token.learnerId, questions)
  const input = (position = 0, right = true) => ({
    id: mint(),
    attemptId: attempt.id,
    position,
    response: respond(questions[position] as Question, attempt.seed, right),
  })
  return { token, attempt, input }
}
const answersOf = (token: Token) => prisma.answer.findMany({ where: { learnerId: token.learnerId } })

describe('recording an answer', () => {
  it.each(['single', 'multiple', 'ordering', 'fill-in'] as const)(
    '%s: grades it as shown to the learner',
    async (type) => {
      for (const right of [true, false]) {
        const { token, input } = await started([all(type)[0] as Versioned<Question>])
        const result = await recordAnswer(token, { ...input(0, right), confidence: 2 })
        expect(result).toMatchObject({
          ok: true,
          value: { replayed: false, next: null, answer: { score: right ? 1 : 0 } },
        })
        expect(await answersOf(token)).toMatchObject([
          { score: right ? 1 : 0, confidence: 2, questionId: all(type)[0]?.id },
        ])
      }
    },
  )

  it('twenty times at once keeps one, and answers all twenty alike', async () => {
    const { token, attempt, input } = await started([single, all('ordering')[0] as Versioned<Question>])
    const sent = input(0, false)
    const results = await Promise.all(Array.from({ length: 20 }, () => recordAnswer(token, sent)))
    const values = results.map((result) => (result.ok ? result.value : null))
    for (const value of values) {
      expect(value?.answer).toEqual(values[0]?.answer)
      expect(value?.next).toMatchObject({ position: 1, total: 2, type: 'ordering' })
    }
    expect(values.filter((value) => value?.replayed === false).length).toBe(1)
    expect((await answersOf(token)).length).toBe(1)
    expect(await keptMemories(pool, token.learnerId)).toEqual(await replayedMemories(pool, token.learnerId))
    expect((await findAttempt(token.learnerId, attempt.id))?.finishedAt).toBeNull()
  })

  it('refuses a second answer from another tab, another body under the id, and reveals nothing with it', async () => {
    const { token, input } = await started([single, all('single')[3] as Versioned<Question>])
    const first = input(0, true)
    await recordAnswer(token, first)
    const before = await rowsOf(pool, token.learnerId)
    const others = [
      input(0, true),
      { ...first, response: input(0, false).response },
      { ...input(1, true), id: first.id },
    ]
    for (const other of others) {
      const result = await recordAnswer(token, other)
      expect(result).toMatchObject({ ok: false, error: 'conflict' })
      expect(Object.keys(result)).toEqual(['ok', 'error', 'message'])
    }
    expect(await rowsOf(pool, token.learnerId)).toEqual(before)
  })

  it('of two tabs at once keeps one', async () => {
    const { token, input } = await started()
    const results = await Promise.all(
      Array.from({ length: 10 }, (_, tab) => recordAnswer(token, input(0, tab % 2 === 0))),
    )
    expect(results.filter((result) => result.ok).length).toBe(1)
    expect((await answersOf(token)).length).toBe(1)
  })

  it('refuses what does not answer, and knows no question that is not there', async () => {
    const { token, attempt, input } = await started()
    expect(await recordAnswer(token, { ...input(), response: { ticked: [0, 1] } })).toMatchObject({ error: 'invalid' })
    expect(await recordAnswer(token, { ...input(), response: { text: 'A' } })).toMatchObject({ error: 'invalid' })
    expect(await recordAnswer(token, { ...input(), position: 1 })).toMatchObject({ error: 'not-found' })
    expect(await recordAnswer(token, { ...input(), attemptId: mint() })).toMatchObject({ error: 'not-found' })
    await endSessions(token.learnerId)
    expect(await recordAnswer(token, input())).toMatchObject({ error: 'signed-out' })
    expect(await answersOf(token)).toEqual([])
    expect((await findAttempt(token.learnerId, attempt.id))?.finishedAt).toBeNull()
  })

  it('reveals only after the commit', async () => {
    const { token, input } = await started()
    const before = (await pool.query('SELECT count(*)::int AS n FROM answer')).rows[0].n
    revealedWith.length = 0
    await recordAnswer(token, { ...input(), response: { ticked: [] } })
    expect(revealedWith).toEqual([])
    await recordAnswer(token, input())
    expect(revealedWith).toEqual([before + 1])
  })

  it('finishes the attempt with its last answer, in whatever order they come', async () => {
    const { token, attempt, input } = await started([single, ...all('ordering').slice(0, 2)])
    await recordAnswer(token, input(2))
    expect(await recordAnswer(token, input(0, false))).toMatchObject({ value: { next: { position: 1 } } })
    expect((await openAttempts(token.learnerId)).map(({ id }) => id)).toEqual([attempt.id])
    expect(await recordAnswer(token, input(1))).toMatchObject({ value: { next: null } })
    const done = must(await findAttempt(token.learnerId, attempt.id))
    expect(done.finishedAt).not.toBeNull()
    expect(await openAttempts(token.learnerId)).toEqual([])
    const { lines, dueCards } = await attemptSummary(token.learnerId, done)
    expect(lines.map(({ answer }) => answer.score)).toEqual([0, 1, 1])
    expect(dueCards).toBeGreaterThan(0)
  })
})

describe('a wrong answer', () => {
  it('calls the cards it leans on, and those that refute the beliefs it shows', async () => {
    const { token, input } = await started()
    const result = await recordAnswer(token, input(0, false))
    const belief =
      single.type === 'single' ? single.options.find((option) => option.misconception)?.misconception : undefined
    const expected = [...new Set([...single.cards, bank.misconceptions.get(belief ?? '')?.card])].sort()
    const memories = await keptMemories(pool, token.learnerId)
    expect(Object.keys(memories)).toEqual(expected)
    for (const memory of Object.values(memories)) {
      expect(memory).toMatchObject({ state: 0, reps: 0 })
      expect(memory.due).toBeLessThanOrEqual(Date.now())
    }
    expect(result).toMatchObject({ value: { answer: { called: expected.length } } })
    expect(memories).toEqual(await replayedMemories(pool, token.learnerId))
  })

  it('brings a card forward that was due later, and a right one calls none', async () => {
    const { token, input } = await started([single, single])
    const card = bank.cards.get(single.cards[0] ?? '') as { id: string; version: string }
    await recordReview(token, reviewOf(card, { grade: 4, reviewedAt: Date.now() - 1000 }))
    const later = (await keptMemories(pool, token.learnerId))[card.id]
    expect(later?.due).toBeGreaterThan(Date.now())
    await recordAnswer(token, input(0, true))
    expect(await keptMemories(pool, token.learnerId)).toEqual({ [card.id]: later })
    await recordAnswer(token, input(1, false))
    const called = (await keptMemories(pool, token.learnerId))[card.id]
    expect(called).toEqual({ ...later, due: called?.due })
    expect(called?.due).toBeLessThanOrEqual(Date.now())
  })
})

describe('an attempt', () => {
  it('is begun once by its id, with versions and order settled, and resumes at the same question in the same order', async () => {
    const token = await createVisitor(prisma)
    const learner = must(await learnerOf(token))
    const input = { id: mint(), quiz: 'module' as const, ref: bank.modules[0]?.id ?? '' }
    const begun = await Promise.all(Array.from({ length: 8 }, () => beginAttempt(learner, input)))
    expect(new Set(begun.map((result) => JSON.stringify(result)))).toEqual(
      new Set([JSON.stringify({ ok: true, value: { id: input.id } })]),
    )
    expect(await prisma.attempt.count({ where: { learnerId: learner.id } })).toBe(1)
    const attempt = must(await findAttempt(learner.id, input.id))
    expect(attempt.items.length).toBe(10)
    const [first, again] = [await openQuestion(learner.id, attempt), await openQuestion(learner.id, attempt)]
    expect({ ...first, answerId: '' }).toEqual({ ...again, answerId: '' })
    expect(first?.answerId).not.toBe(again?.answerId)
  })

  it('is refused for a module or concept that is not there', async () => {
    const learner = must(await learnerOf(await createVisitor(prisma)))
    expect(await beginAttempt(learner, { id: mint(), quiz: 'module', ref: 'nowhere' })).toMatchObject({
      error: 'not-found',
    })
    expect(await beginAttempt(learner, { id: mint(), quiz: 'concept', ref: '' })).toMatchObject({ error: 'not-found' })
  })
})

it('the question of the front page makes a guest, once, whose answer counts', async () => {
  const opener = openerOf(bank) as Question
  const size = opener.type === 'single' ? opener.options.length : 0
  expect(size).toBeGreaterThan(0)
  const input = { id: mint(), attemptId: mint(), position: 0, response: { ticked: [0] }, timeZone: 'Europe/Vienna' }
  expect(await answerOpener(input)).toMatchObject({ ok: true, value: { replayed: false, next: null } })
  expect(await answerOpener(input)).toMatchObject({ ok: true, value: { replayed: true } })
  const token = must(await readToken())
  expect(await learnerOf(token)).toMatchObject({ email: null, timeZone: 'Europe/Vienna' })
  expect(await answersOf(token)).toMatchObject([{ id: input.id, questionId: opener.id }])
  expect(await openAttempts(token.learnerId)).toEqual([])
})
