import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import {
  createAttempt,
  createLearner,
  createMember,
  createSession,
  createVisitor,
  mint,
  must,
  reviewOf,
  rowsOf,
} from '@/prisma/factories'
import { keptMemories, replayedMemories } from '@/prisma/test-memories'
import { recordAnswer } from './answers'
import { type BankInMemory, currentBank } from './bank'
import { db } from './db'
import { createClaim, dropGuest, mergeGuest, openClaim } from './merges'
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

/** Something in every log: an attempt with a wrong answer, reviews, one of them taken back, a card put aside. */
async function live(token: Token, agoDays: number) {
  const question = must([...bank.questions.values()].find(({ type }) => type === 'fill-in'))
  const attempt = await createAttempt(prisma, token.learnerId, [question, question])
  await recordAnswer(token, { id: mint(), attemptId: attempt.id, position: 0, response: { text: 'nothing like it' } })
  for (const [index, grade] of [3, 1, 4].entries())
    await recordReview(
      token,
      reviewOf(card(index), { grade: grade as 1 | 3 | 4, reviewedAt: Date.now() - agoDays * day }),
    )
  const undone = reviewOf(card(0), { grade: 1, reviewedAt: Date.now() - (agoDays - 1) * day })
  await recordReview(token, undone)
  await undoReview(token, { id: mint(), reviewId: undone.id })
  await suspendCard(token, { id: mint(), cardId: card(2).id, suspended: true })
}

async function guestAndMember() {
  const guest = await createVisitor(prisma)
  const member = await createSession(prisma, (await createMember(prisma)).id)
  await live(guest, 7)
  await live(member, 4)
  return { guest, member, learner: must(await learnerOf(member)) }
}

const logs = ['attempt', 'answer', 'review', 'undo', 'suspension'] as const
const idsOf = async (learnerId: string) => {
  const rows = await rowsOf(pool, learnerId)
  return Object.fromEntries(logs.map((log) => [log, (rows[log] as { id: string }[]).map(({ id }) => id)]))
}

describe('merging a guest', () => {
  it('unites both logs, replays them into one memory, and removes the guest', async () => {
    const { guest, member, learner } = await guestAndMember()
    const [theirs, mine] = [await idsOf(guest.learnerId), await idsOf(member.learnerId)]
    expect(await createClaim(learner.id, guest.learnerId)).toBe(guest.learnerId)
    expect(await openClaim(learner.id)).toEqual({ guestId: guest.learnerId, answers: 1, reviews: 4 })
    expect(await mergeGuest(learner, guest.learnerId)).toMatchObject({ ok: true })
    const united = await idsOf(learner.id)
    for (const log of logs) expect(united[log]?.toSorted()).toEqual([...must(theirs[log]), ...must(mine[log])].sort())
    const memories = await keptMemories(pool, learner.id)
    expect(memories).toEqual(await replayedMemories(pool, learner.id))
    expect(memories[card(0).id]?.reps).toBe(2)
    expect(memories[card(2).id]?.suspended).toBe(true)
    expect(await prisma.learner.findUnique({ where: { id: guest.learnerId } })).toBeNull()
    expect(Object.values(await rowsOf(pool, guest.learnerId)).flat()).toEqual([])
    expect(await learnerOf(guest)).toBeNull()
    expect(await openClaim(learner.id)).toBeNull()
  })

  it('is refused the second time, also of two at once', async () => {
    const { guest, learner } = await guestAndMember()
    await createClaim(learner.id, guest.learnerId)
    const both = await Promise.all([mergeGuest(learner, guest.learnerId), mergeGuest(learner, guest.learnerId)])
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true])
    const before = await rowsOf(pool, learner.id)
    expect(await mergeGuest(learner, guest.learnerId)).toMatchObject({ error: 'not-found' })
    expect(await rowsOf(pool, learner.id)).toEqual(before)
  })

  it('is refused without a claim, with that of somebody else, and with one that has run out', async () => {
    const { guest, learner } = await guestAndMember()
    const other = await createMember(prisma)
    await createClaim(other.id, guest.learnerId)
    await prisma.mergeClaim.create({
      data: { learnerId: learner.id, guestId: guest.learnerId, expiresAt: new Date(Date.now() - 1) },
    })
    const before = [await rowsOf(pool, guest.learnerId), await rowsOf(pool, learner.id)]
    expect(await mergeGuest(learner, guest.learnerId)).toMatchObject({ error: 'not-found' })
    expect(await mergeGuest(learner, other.id)).toMatchObject({ error: 'not-found' })
    await dropGuest(learner, other.id)
    expect(await openClaim(learner.id)).toBeNull()
    expect([await rowsOf(pool, guest.learnerId), await rowsOf(pool, learner.id)]).toEqual(before)
    expect(await prisma.learner.count({ where: { id: other.id } })).toBe(1)
  })

  it('is not offered when the guest has nothing to bring', async () => {
    const member = await createMember(prisma)
    expect(await createClaim(member.id, (await createLearner(prisma)).id)).toBeNull()
    expect(await openClaim(member.id)).toBeNull()
  })

  it('keeps a review that the guest sends meanwhile, or refuses it, and loses none', async () => {
    const { guest, learner } = await guestAndMember()
    await createClaim(learner.id, guest.learnerId)
    const inputs = Array.from({ length: 8 }, (_, index) => reviewOf(card(10 + index)))
    const merging = mergeGuest(learner, guest.learnerId)
    const results = await Promise.all(inputs.map((input) => recordReview(guest, input)))
    expect(await merging).toMatchObject({ ok: true })
    const kept = (await idsOf(learner.id)).review ?? []
    for (const [index, result] of results.entries()) {
      expect(result.ok || result.error === 'signed-out').toBe(true)
      expect(kept.includes(inputs[index]?.id ?? '')).toBe(result.ok)
    }
    expect(await keptMemories(pool, learner.id)).toEqual(await replayedMemories(pool, learner.id))
  })
})

describe('leaving a guest behind', () => {
  it('removes the guest, once allowed, and nothing of the member', async () => {
    const { guest, learner } = await guestAndMember()
    await dropGuest(learner, guest.learnerId)
    expect(await prisma.learner.count({ where: { id: guest.learnerId } })).toBe(1)
    await createClaim(learner.id, guest.learnerId)
    const before = { ...(await rowsOf(pool, learner.id)), merge_claim: [] }
    await dropGuest(learner, guest.learnerId)
    expect(await prisma.learner.count({ where: { id: guest.learnerId } })).toBe(0)
    expect(await rowsOf(pool, learner.id)).toEqual(before)
  })

  it.each(['merging', 'leaving behind'] as const)(
    '%s never removes a member, with an address or by GitHub alone',
    async (way) => {
      for (const kind of ['address', 'github']) {
        const { guest, learner } = await guestAndMember()
        await createClaim(learner.id, guest.learnerId)
        if (kind === 'address')
          await prisma.learner.update({ where: { id: guest.learnerId }, data: { email: `${mint()}@example.org` } })
        else
          await prisma.identity.create({
            data: { learnerId: guest.learnerId, provider: 'github', accountId: mint(), createdAt: new Date() },
          })
        const before = await rowsOf(pool, guest.learnerId)
        if (way === 'merging') expect(await mergeGuest(learner, guest.learnerId)).toMatchObject({ error: 'not-found' })
        else await dropGuest(learner, guest.learnerId)
        expect([kind, await rowsOf(pool, guest.learnerId)]).toEqual([kind, before])
        expect(await createClaim(learner.id, guest.learnerId)).toBeNull()
      }
    },
  )
})
