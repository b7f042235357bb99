import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { GRADES } from '@/domain/memory/grade'
import type { ReviewInput } from '@/domain/memory/review'
import { createLearner, createVisitor, mint, reviewOf, rowsOf } from '@/prisma/factories'
import { keptMemories, replayedMemories } from '@/prisma/test-memories'
import { type BankInMemory, currentBank } from './bank'
import { db } from './db'
import { recordReview } from './reviews'
import { endSessions, type Token } from './session'

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

async function recorded(token: Token, input: ReviewInput) {
  const result = await recordReview(token, input)
  if (!result.ok) throw new Error(`${result.error}: ${result.message}`)
  return result.value
}
const count = (learnerId: string) => prisma.review.count({ where: { learnerId } })

describe('recording a review', () => {
  it('twenty times at once leaves one review, one step of memory, and twenty equal answers', async () => {
    for (const before of [0, 1]) {
      const token = await createVisitor(prisma)
      if (before) await recorded(token, reviewOf(card(), { reviewedAt: Date.now() - day }))
      const input = reviewOf(card())
      const answers = await Promise.all(Array.from({ length: 20 }, () => recorded(token, input)))
      for (const { review, card: next } of answers) {
        expect(review).toEqual(answers[0]?.review)
        expect(next).toMatchObject({ cardId: card().id, state: answers[0]?.review.state, due: answers[0]?.review.due })
      }
      expect(answers.filter(({ replayed }) => !replayed).length).toBe(1)
      expect(await count(token.learnerId)).toBe(1 + before)
      expect(await prisma.memory.findMany({ where: { learnerId: token.learnerId } })).toMatchObject([
        { reps: 1 + before, revision: 1 + before },
      ])
    }
  })

  it('of twenty cards at once, or twenty times one card, keeps them all', async () => {
    const token = await createVisitor(prisma)
    const at = Date.now()
    const inputs = [
      ...Array.from({ length: 20 }, (_, index) => reviewOf(card(index), { reviewedAt: at - index })),
      ...Array.from({ length: 6 }, (_, index) => reviewOf(card(30), { reviewedAt: at - index * minute, grade: 4 })),
    ]
    await Promise.all(inputs.map((input) => recorded(token, input)))
    expect(await count(token.learnerId)).toBe(26)
    expect(await keptMemories(pool, token.learnerId)).toEqual(await replayedMemories(pool, token.learnerId))
  })

  it('answers the first and the repeated copy alike, also after a restart of everything', async () => {
    const token = await createVisitor(prisma)
    const first = reviewOf(card(), { grade: 4 })
    const { review } = await recorded(token, first)
    await recorded(token, reviewOf(card(), { grade: 1, reviewedAt: Date.now() + minute }))
    expect(await recorded(token, first)).toMatchObject({ replayed: true, review })
    expect(await recorded(token, { ...first, durationMs: 1, reviewedAt: 0 })).toMatchObject({ replayed: true, review })
  })

  it.each([
    ['another grade', () => ({ grade: 1 as const })],
    ['another card', () => ({ cardId: card(1).id, version: card(1).version })],
    ['another version', () => ({ version: 'f'.repeat(32) })],
  ])('refuses under the same id %s, and changes nothing', async (_, other) => {
    const token = await createVisitor(prisma)
    const input = reviewOf(card())
    await recorded(token, input)
    const before = await rowsOf(pool, token.learnerId)
    expect(await recordReview(token, { ...input, ...other() })).toMatchObject({ ok: false, error: 'conflict' })
    // The same from a device whose clock is behind: it would enter the log as a late review.
    expect(await recordReview(token, { ...input, ...other(), reviewedAt: Date.now() - day })).toMatchObject({
      error: 'conflict',
    })
    expect(await rowsOf(pool, token.learnerId)).toEqual(before)
  })

  it('gives the next card that is due, and not the one just graded', async () => {
    const token = await createVisitor(prisma)
    await recorded(token, reviewOf(card(1), { grade: 1, reviewedAt: Date.now() - 10 * minute }))
    const { next, card: same } = await recorded(token, reviewOf(card(0), { grade: 1 }))
    expect(next.map(({ cardId }) => cardId)).toEqual([card(1).id])
    expect(same?.cardId).toBe(card(0).id)
  })

  it('believes no clock of a device that is ahead or a month behind', async () => {
    const token = await createVisitor(prisma)
    const sent = Date.now()
    await recorded(token, reviewOf(card(0), { reviewedAt: sent + 40 * day }))
    await recorded(token, reviewOf(card(1), { reviewedAt: 0 }))
    const rows = await prisma.review.findMany({
      where: { learnerId: token.learnerId },
      orderBy: { reviewedAt: 'desc' },
    })
    expect(rows[0]?.reviewedAt).toEqual(rows[0]?.receivedAt)
    expect(rows[1]?.reviewedAt.getTime()).toBe((rows[1]?.receivedAt.getTime() ?? 0) - 30 * day)
  })

  it('knows no card that is not in the bank, and no learner without a session', async () => {
    const token = await createVisitor(prisma)
    expect(await recordReview(token, reviewOf({ id: 'nowhere', version: 'f'.repeat(32) }))).toMatchObject({
      error: 'not-found',
    })
    await endSessions(token.learnerId)
    expect(await recordReview(token, reviewOf(card()))).toMatchObject({ error: 'signed-out' })
    const stranger = await createLearner(prisma)
    expect(await recordReview({ learnerId: stranger.id, sessionId: mint() }, reviewOf(card()))).toMatchObject({
      error: 'signed-out',
    })
    expect([await count(token.learnerId), await count(stranger.id)]).toEqual([0, 0])
  })

  it('takes at most 240 in a minute, and goes on answering copies', async () => {
    const token = await createVisitor(prisma)
    const first = reviewOf(card())
    await recorded(token, first)
    await pool.query(
      `INSERT INTO review SELECT (r).* FROM (SELECT jsonb_populate_record(review, jsonb_build_object('id', gen_random_uuid())) AS r
         FROM review, generate_series(1, 239) WHERE learner_id = $1) AS copies`,
      [token.learnerId],
    )
    expect(await recordReview(token, reviewOf(card(1)))).toMatchObject({ error: 'too-many' })
    expect(await recorded(token, first)).toMatchObject({ replayed: true })
  })
})

describe('a review that comes late', () => {
  const anyReviews = fc.array(
    fc.record({ grade: fc.constantFrom(...GRADES), ago: fc.integer({ min: 1, max: 25 * 24 * 60 }) }),
    { minLength: 2, maxLength: 6 },
  )

  it('is replayed into its place: the memory is that of all reviews in order', async () => {
    await fc.assert(
      fc.asyncProperty(anyReviews, fc.integer({ min: 0, max: 2 }), async (reviews, zone) => {
        const timeZone = ['UTC', 'America/Los_Angeles', 'Pacific/Auckland'][zone] as string
        const now = Date.now()
        const inputs = reviews.map(({ grade, ago }) => reviewOf(card(), { grade, reviewedAt: now - ago * minute }))
        const inOrder = [...inputs].sort((a, b) => a.reviewedAt - b.reviewedAt || (a.id < b.id ? -1 : 1))
        const [mixed, straight] = await Promise.all([
          createVisitor(prisma, { timeZone }),
          createVisitor(prisma, { timeZone }),
        ])
        for (const input of inputs) await recorded(mixed, input)
        for (const input of inOrder) await recorded(straight, input)
        const memory = await keptMemories(pool, mixed.learnerId)
        expect(memory).toEqual(await keptMemories(pool, straight.learnerId))
        expect(memory).toEqual(await replayedMemories(pool, mixed.learnerId))
        expect(memory[card().id]?.reps).toBe(inputs.length)
        for (const input of inputs) expect(await recorded(mixed, input)).toMatchObject({ replayed: true })
      }),
      { numRuns: 15 },
    )
  })

  it('twenty times at once enters the log once', async () => {
    const token = await createVisitor(prisma)
    await recorded(token, reviewOf(card()))
    const late = reviewOf(card(), { reviewedAt: Date.now() - 3 * day, grade: 1 })
    const answers = await Promise.all(Array.from({ length: 20 }, () => recorded(token, late)))
    for (const { review } of answers) expect(review).toEqual(answers[0]?.review)
    expect(await count(token.learnerId)).toBe(2)
    expect(await keptMemories(pool, token.learnerId)).toEqual(await replayedMemories(pool, token.learnerId))
  })
})
