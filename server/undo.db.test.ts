import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { GRADES } from '@/domain/memory/grade'
import { createVisitor, mint, must, reviewOf, rowsOf } from '@/prisma/factories'
import { keptMemories, replayedMemories } from '@/prisma/test-memories'
import { type BankInMemory, currentBank } from './bank'
import { db } from './db'
import { reviewQueue } from './queue'
import { recordReview } from './reviews'
import { endSessions, learnerOf } from './session'
import { suspendedCards } from './suspended'
import { suspendCard } from './suspensions'
import { undoReview } from './undos'

vi.mock('next/headers', () => import('@/prisma/test-browser'))

const minute = 60_000
const day = 86_400_000
const { pool, prisma } = db()
let bank: BankInMemory
const card = (index = 0) => [...bank.cards.values()][index] as { id: string; version: string }

beforeAll(async () => {
  bank = await currentBank()
})
afterAll(async () => {
  await prisma.$disconnect()
  await pool.end()
})

describe('taking back', () => {
  it('over several steps restores every memory exactly, step by step', async () => {
    const token = await createVisitor(prisma)
    const reviews = [
      [0, 3],
      [1, 1],
      [0, 4],
      [0, 1],
      [1, 3],
      [0, 3],
    ] as const
    const memories: unknown[] = []
    const ids: string[] = []
    for (const [step, [index, grade]] of reviews.entries()) {
      memories.push(await keptMemories(pool, token.learnerId))
      const input = reviewOf(card(index), { grade, reviewedAt: Date.now() - (20 - 3 * step) * day })
      expect(await recordReview(token, input)).toMatchObject({ ok: true })
      ids.push(input.id)
    }
    for (const reviewId of ids.toReversed()) {
      expect(await undoReview(token, { id: mint(), reviewId })).toMatchObject({ ok: true, value: { reviewId } })
      expect(await keptMemories(pool, token.learnerId)).toEqual(memories.pop())
    }
    expect(await prisma.memory.count({ where: { learnerId: token.learnerId } })).toBe(0)
    expect(await prisma.review.count({ where: { learnerId: token.learnerId } })).toBe(6)
  })

  it('is idempotent: by its id, by the review, and twenty times at once', async () => {
    const token = await createVisitor(prisma)
    const [first, second] = [reviewOf(card(), { reviewedAt: Date.now() - day }), reviewOf(card())]
    await recordReview(token, first)
    const before = await keptMemories(pool, token.learnerId)
    await recordReview(token, second)
    const input = { id: mint(), reviewId: second.id }
    const answers = await Promise.all(Array.from({ length: 20 }, () => undoReview(token, input)))
    for (const answer of answers)
      expect(answer).toMatchObject({ ok: true, value: { reviewId: second.id, card: { due: before[card().id]?.due } } })
    expect(await undoReview(token, { id: mint(), reviewId: second.id })).toMatchObject({ ok: true })
    expect(await prisma.undo.count({ where: { learnerId: token.learnerId } })).toBe(1)
    expect(await keptMemories(pool, token.learnerId)).toEqual(before)
  })

  it('refuses another review under the same id, and changes nothing', async () => {
    const token = await createVisitor(prisma)
    const inputs = [reviewOf(card(0)), reviewOf(card(1))] as const
    for (const input of inputs) await recordReview(token, input)
    const id = mint()
    await undoReview(token, { id, reviewId: inputs[0].id })
    const before = await rowsOf(pool, token.learnerId)
    expect(await undoReview(token, { id, reviewId: inputs[1].id })).toMatchObject({ ok: false, error: 'conflict' })
    expect(await rowsOf(pool, token.learnerId)).toEqual(before)
  })

  it('does not make a copy of the review count again', async () => {
    const token = await createVisitor(prisma)
    const input = reviewOf(card())
    await recordReview(token, input)
    await undoReview(token, { id: mint(), reviewId: input.id })
    expect(await recordReview(token, input)).toMatchObject({ ok: true, value: { replayed: true } })
    expect(await keptMemories(pool, token.learnerId)).toEqual({})
    expect(await recordReview(token, reviewOf(card()))).toMatchObject({ ok: true, value: { replayed: false } })
    expect(await keptMemories(pool, token.learnerId)).toMatchObject({ [card().id]: { reps: 1 } })
  })

  it('offers the latest reviews of the day, and not those taken back', async () => {
    const token = await createVisitor(prisma)
    const inputs = [reviewOf(card(0)), reviewOf(card(1)), reviewOf(card(2))] as const
    for (const input of inputs) await recordReview(token, input)
    await undoReview(token, { id: mint(), reviewId: inputs[1].id })
    const queue = await reviewQueue(must(await learnerOf(token)), Date.now())
    expect(queue.undoable.map(({ reviewId }) => reviewId)).toEqual([inputs[2].id, inputs[0].id])
  })

  it('knows no review that is not there, and no learner without a session', async () => {
    const token = await createVisitor(prisma)
    const input = reviewOf(card())
    await recordReview(token, input)
    expect(await undoReview(token, { id: mint(), reviewId: mint() })).toMatchObject({ error: 'not-found' })
    await endSessions(token.learnerId)
    expect(await undoReview(token, { id: mint(), reviewId: input.id })).toMatchObject({ error: 'signed-out' })
    expect(await prisma.undo.count({ where: { learnerId: token.learnerId } })).toBe(0)
  })
})

describe('putting a card aside', () => {
  it('takes it out of the queue and back, and keeps its memory', async () => {
    const token = await createVisitor(prisma)
    await recordReview(token, reviewOf(card(), { grade: 1, reviewedAt: Date.now() - day }))
    const learner = must(await learnerOf(token))
    const asked = async () => (await reviewQueue(learner, Date.now())).cards.map(({ cardId }) => cardId)
    const before = await keptMemories(pool, token.learnerId)
    expect(await asked()).toContain(card().id)
    const input = { id: mint(), cardId: card().id, suspended: true }
    for (let copy = 0; copy < 3; copy++)
      expect(await suspendCard(token, input)).toMatchObject({ ok: true, value: { suspended: true } })
    expect(await asked()).not.toContain(card().id)
    expect((await suspendedCards(learner.id)).map(({ id }) => id)).toEqual([card().id])
    await new Promise((resolve) => setTimeout(resolve, 2))
    await suspendCard(token, { id: mint(), cardId: card().id, suspended: false })
    expect(await asked()).toContain(card().id)
    expect(await keptMemories(pool, token.learnerId)).toEqual(before)
    expect(await prisma.suspension.count({ where: { learnerId: token.learnerId } })).toBe(2)
  })

  it('works for a card that is new, and leaves no trace when taken back', async () => {
    const token = await createVisitor(prisma)
    await suspendCard(token, { id: mint(), cardId: card().id, suspended: true })
    const queue = await reviewQueue(must(await learnerOf(token)), Date.now())
    expect(queue.cards.map(({ cardId }) => cardId)).not.toContain(card().id)
    await new Promise((resolve) => setTimeout(resolve, 2))
    await suspendCard(token, { id: mint(), cardId: card().id, suspended: false })
    expect(await keptMemories(pool, token.learnerId)).toEqual({})
  })

  it('refuses another card under the same id, and changes nothing', async () => {
    const token = await createVisitor(prisma)
    const id = mint()
    await suspendCard(token, { id, cardId: card().id, suspended: true })
    const before = await rowsOf(pool, token.learnerId)
    expect(await suspendCard(token, { id, cardId: card(1).id, suspended: true })).toMatchObject({ error: 'conflict' })
    expect(await suspendCard(token, { id, cardId: card().id, suspended: false })).toMatchObject({ error: 'conflict' })
    expect(await rowsOf(pool, token.learnerId)).toEqual(before)
  })

  it('knows no card that is not in the bank, and no learner without a session', async () => {
    const token = await createVisitor(prisma)
    expect(await suspendCard(token, { id: mint(), cardId: 'nowhere', suspended: true })).toMatchObject({
      error: 'not-found',
    })
    await endSessions(token.learnerId)
    expect(await suspendCard(token, { id: mint(), cardId: card().id, suspended: true })).toMatchObject({
      error: 'signed-out',
    })
    expect(await prisma.suspension.count({ where: { learnerId: token.learnerId } })).toBe(0)
  })
})

it('whatever happens in whatever order, the memories kept are those that the logs add up to', async () => {
  const which = fc.integer({ min: 0, max: 1 })
  const anyAct = fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant('grade' as const),
        which,
        grade: fc.constantFrom(...GRADES),
        ago: fc.integer({ min: 0, max: 20 * 24 * 60 }),
      }),
    },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('undo' as const), review: fc.nat(20) }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('suspend' as const), which, suspended: fc.boolean() }) },
  )
  await fc.assert(
    fc.asyncProperty(fc.array(anyAct, { minLength: 3, maxLength: 12 }), async (acts) => {
      const token = await createVisitor(prisma)
      const sent: string[] = []
      for (const act of acts) {
        if (act.kind === 'grade') {
          const input = reviewOf(card(act.which), { grade: act.grade, reviewedAt: Date.now() - act.ago * minute })
          sent.push(input.id)
          expect(await recordReview(token, input)).toMatchObject({ ok: true })
        } else if (act.kind === 'undo') {
          const reviewId = sent[act.review % sent.length]
          if (reviewId) expect(await undoReview(token, { id: mint(), reviewId })).toMatchObject({ ok: true })
        } else await suspendCard(token, { id: mint(), cardId: card(act.which).id, suspended: act.suspended })
        expect(await keptMemories(pool, token.learnerId)).toEqual(await replayedMemories(pool, token.learnerId))
      }
    }),
    { numRuns: 15 },
  )
})
