import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Grade } from '@/domain/memory/grade'
import { createAttempt, createVisitor, mint, must, reviewOf } from '@/prisma/factories'
import { keptMemories, replayedMemories } from '@/prisma/test-memories'
import { recordAnswer } from './answers'
import { type BankInMemory, currentBank } from './bank'
import { db } from './db'
import { saveSettings } from './learners'
import { recordReview } from './reviews'
import { learnerOf, type Token } from './session'
import { suspendCard } from './suspensions'
import { undoReview } from './undos'

vi.mock('next/headers', () => import('@/prisma/test-browser'))

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

const reviewed = (agoDays: number, grade: Grade, index = 0) =>
  reviewOf(card(index), { grade, reviewedAt: Date.now() - agoDays * day })

describe('settings', () => {
  it('that move cards rebuild every memory as replay does', async () => {
    const token = await createVisitor(prisma)
    for (const [index, grade] of ([4, 3, 1, 4] as const).entries())
      for (const ago of [9, 6, 2]) await recordReview(token, reviewed(ago, grade, index))
    const before = await keptMemories(pool, token.learnerId)
    const learner = must(await learnerOf(token))
    await saveSettings(learner, { ...learner, timeZone: 'Pacific/Auckland', dayStartHour: 0, desiredRetention: 0.8 })
    const after = await keptMemories(pool, token.learnerId)
    expect(after).not.toEqual(before)
    expect(after).toEqual(await replayedMemories(pool, token.learnerId))
    expect(await learnerOf(token)).toMatchObject({
      timeZone: 'Pacific/Auckland',
      dayStartHour: 0,
      desiredRetention: 0.8,
    })
  })

  it('put back on a page that does not know of the change rebuild them too', async () => {
    const token = await createVisitor(prisma)
    for (const ago of [9, 2]) await recordReview(token, reviewed(ago, 4))
    const before = await keptMemories(pool, token.learnerId)
    const stale = must(await learnerOf(token))
    await saveSettings(stale, { ...stale, desiredRetention: 0.75 })
    await saveSettings(stale, { ...stale })
    expect(await keptMemories(pool, token.learnerId)).toEqual(before)
  })

  it('that move no card leave the memories alone', async () => {
    const token = await createVisitor(prisma)
    await recordReview(token, reviewed(0, 3))
    const learner = must(await learnerOf(token))
    await saveSettings(learner, { ...learner, newPerDay: 3, reviewsPerDay: 7, buttons: 4, shortcuts: false })
    expect(await learnerOf(token)).toMatchObject({ newPerDay: 3, reviewsPerDay: 7, buttons: 4, shortcuts: false })
    expect(await prisma.memory.findFirst({ where: { learnerId: token.learnerId } })).toMatchObject({ revision: 1 })
  })
})

describe('settings changed while something else is on its way count for it too', () => {
  /** Runs a write that has read the old settings and waits, changes them, and lets it go on. */
  async function overtaken(token: Token, write: () => Promise<{ ok: boolean }>) {
    const client = await pool.connect()
    await client.query('BEGIN')
    await client.query('SELECT 1 FROM learner WHERE id = $1 FOR UPDATE', [token.learnerId])
    await client.query('UPDATE learner SET desired_retention = 0.75 WHERE id = $1', [token.learnerId])
    const writing = write()
    await vi.waitFor(async () => {
      const waiting = await pool.query(
        `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      )
      expect(waiting.rowCount).toBe(1)
    })
    await client.query('COMMIT')
    client.release()
    expect(await writing).toMatchObject({ ok: true })
    expect(await keptMemories(pool, token.learnerId)).toEqual(await replayedMemories(pool, token.learnerId))
  }

  it('a first review', async () => {
    const token = await createVisitor(prisma)
    await overtaken(token, () => recordReview(token, reviewed(0, 4)))
  })

  it('a late review, an undo, a suspension', async () => {
    const late = await createVisitor(prisma)
    await recordReview(late, reviewed(1, 4))
    await overtaken(late, () => recordReview(late, reviewed(9, 4)))

    const undoing = await createVisitor(prisma)
    const last = reviewed(0, 4)
    for (const input of [reviewed(9, 4), last]) await recordReview(undoing, input)
    await overtaken(undoing, () => undoReview(undoing, { id: mint(), reviewId: last.id }))

    const suspending = await createVisitor(prisma)
    await recordReview(suspending, reviewed(9, 4))
    await overtaken(suspending, () => suspendCard(suspending, { id: mint(), cardId: card().id, suspended: true }))
  })

  it('a wrong answer', async () => {
    const token = await createVisitor(prisma)
    const question = must([...bank.questions.values()].find(({ type }) => type === 'fill-in'))
    const called = must(bank.cards.get(question.cards[0] ?? ''))
    await recordReview(token, reviewOf(called, { grade: 4, reviewedAt: Date.now() - 9 * day }))
    const attempt = await createAttempt(prisma, token.learnerId, [question])
    const input = { id: mint(), attemptId: attempt.id, position: 0, response: { text: 'nothing like it' } }
    await overtaken(token, () => recordAnswer(token, input))
  })
})
