import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  createLearner,
  createMember,
  createSession,
  createVisitor,
  mint,
  must,
  reviewOf,
  rowsOf,
} from '@/prisma/factories'
import { browser, cookies } from '@/prisma/test-browser'
import { type BankInMemory, currentBank } from './bank'
import { db } from './db'
import { changePassword, deleteLearner, guestOrCurrent, hasPassword, signIn, signUp } from './learners'
import { openClaim } from './merges'
import { recordReview } from './reviews'
import { cookieName, currentLearner, endSessions, forgetCookie, learnerOf, readToken, startSession } from './session'

vi.mock('next/headers', () => import('@/prisma/test-browser'))

const day = 86_400_000
const password = 'correct horse battery'
const { pool, prisma } = db()
let bank: BankInMemory
const card = () => [...bank.cards.values()][0] as { id: string; version: string }
const address = () => `${mint()}@example.org`

beforeAll(async () => {
  bank = await currentBank()
})
beforeEach(() => browser.clear())
afterAll(async () => {
  await prisma.$disconnect()
  await pool.end()
})

async function guest() {
  const result = await guestOrCurrent('Europe/Vienna')
  if (!result.ok) throw new Error(result.message)
  return result.value.token
}

describe('a session', () => {
  it('is the cookie together with its row', async () => {
    expect(await readToken()).toBeNull()
    const token = await guest()
    expect(await readToken()).toEqual(token)
    expect(await currentLearner()).toMatchObject({
      id: token.learnerId,
      sessionId: token.sessionId,
      timeZone: 'Europe/Vienna',
    })
    expect(await guest()).toEqual(token)
    await endSessions(token.learnerId, { id: token.sessionId })
    expect(await readToken()).toEqual(token)
    expect(await currentLearner()).toBeNull()
    expect(await learnerOf(token)).toBeNull()
    expect(await recordReview(token, reviewOf(card()))).toMatchObject({ ok: false, error: 'signed-out' })
  })

  it('tells no secret of the learner', async () => {
    const member = await createMember(prisma)
    const learner = await learnerOf(await createSession(prisma, member.id))
    expect(learner).not.toHaveProperty('passwordHash')
    expect(JSON.stringify(learner)).not.toContain('argon2')
  })

  it('is nobody when it has run out, is of another, or the cookie is not ours', async () => {
    const [a, b] = [await createVisitor(prisma), await createVisitor(prisma)]
    expect(await learnerOf({ learnerId: a.learnerId, sessionId: b.sessionId })).toBeNull()
    const { id } = await createLearner(prisma)
    const old = await createSession(prisma, id, { expiresAt: new Date(Date.now() - 1) })
    expect(await learnerOf(old)).toBeNull()
    expect(await recordReview(old, reviewOf(card()))).toMatchObject({ error: 'signed-out' })
    await guest()
    const jar = await cookies()
    const cookie = jar.get(cookieName())?.value ?? ''
    for (const forged of [cookie.slice(0, -4), cookie.replace(/.(.{40})$/, '!$1'), 'nonsense', '']) {
      jar.set(cookieName(), forged)
      expect(await readToken()).toBeNull()
    }
  })

  it('lives on while it is used', async () => {
    const { id } = await createLearner(prisma)
    const token = await createSession(prisma, id, {
      seenAt: new Date(Date.now() - 2 * 3_600_000),
      expiresAt: new Date(Date.now() + 1000),
    })
    await learnerOf(token)
    const row = await prisma.session.findFirst({ where: { learnerId: id } })
    expect(row?.expiresAt.getTime()).toBeGreaterThan(Date.now() + 50 * day)
    expect(row?.seenAt.getTime()).toBeGreaterThan(Date.now() - 60_000)
  })

  it('replaces the one before in the same browser, and no other', async () => {
    const member = await createMember(prisma)
    const elsewhere = await createSession(prisma, member.id)
    const first = await startSession(member.id)
    const second = await startSession(member.id)
    expect([await learnerOf(first), Boolean(await learnerOf(second)), Boolean(await learnerOf(elsewhere))]).toEqual([
      null,
      true,
      true,
    ])
    await forgetCookie()
    expect(await readToken()).toBeNull()
  })

  it('ends everywhere when asked', async () => {
    const member = await createMember(prisma)
    const tokens = [await createSession(prisma, member.id), await createSession(prisma, member.id)]
    const other = await createVisitor(prisma)
    await endSessions(member.id)
    for (const token of tokens) expect(await learnerOf(token)).toBeNull()
    expect(await learnerOf(other)).not.toBeNull()
  })
})

describe('signing up', () => {
  it('makes the guest a member: nothing moves, and the cookie from before is worth nothing', async () => {
    const before = await guest()
    await recordReview(before, reviewOf(card()))
    const email = address()
    expect(await signUp({ email, password }, 'UTC')).toEqual({ ok: true, value: {} })
    const learner = await currentLearner()
    expect(learner).toMatchObject({ id: before.learnerId, email, timeZone: 'Europe/Vienna' })
    expect(await prisma.review.count({ where: { learnerId: before.learnerId } })).toBe(1)
    expect(await learnerOf(before)).toBeNull()
    expect(await hasPassword(before.learnerId)).toBe(true)
  })

  it('refuses an address that is taken, and whoever is a member already', async () => {
    const member = await createMember(prisma)
    const token = await guest()
    expect(await signUp({ email: member.email ?? '', password }, 'UTC')).toMatchObject({ error: 'conflict' })
    expect(await learnerOf(token)).toMatchObject({ email: null })
    browser.clear()
    expect(await signUp({ email: member.email ?? '', password }, 'UTC')).toMatchObject({ error: 'conflict' })
    expect(await signUp({ email: address(), password }, 'nonsense')).toMatchObject({ ok: true })
    expect(await currentLearner()).toMatchObject({ timeZone: 'UTC' })
    expect(await signUp({ email: address(), password }, 'UTC')).toMatchObject({ error: 'conflict' })
  })
})

describe('signing in', () => {
  it('says the same of a wrong password and of an unknown address', async () => {
    const member = await createMember(prisma, { password })
    const wrong = await signIn({ email: member.email ?? '', password: 'another one' })
    expect(wrong).toMatchObject({ ok: false, error: 'invalid' })
    expect(await signIn({ email: address(), password })).toEqual(wrong)
    expect(await readToken()).toBeNull()
    expect(await signIn({ email: member.email ?? '', password })).toEqual({ ok: true, value: { merge: null } })
    expect(await currentLearner()).toMatchObject({ id: member.id })
  })

  it('offers to bring along a guest with history', async () => {
    const member = await createMember(prisma, { password })
    const token = await guest()
    await recordReview(token, reviewOf(card()))
    expect(await signIn({ email: member.email ?? '', password })).toEqual({
      ok: true,
      value: { merge: token.learnerId },
    })
    expect(await openClaim(member.id)).toEqual({ guestId: token.learnerId, answers: 0, reviews: 1 })
  })

  it('is tried ten times in a quarter of an hour, also with the right password, and others are let in', async () => {
    const [member, other] = [await createMember(prisma, { password }), await createMember(prisma, { password })]
    for (let tries = 0; tries < 10; tries++)
      expect(await signIn({ email: member.email ?? '', password: 'wrong' })).toMatchObject({ error: 'invalid' })
    expect(await signIn({ email: member.email ?? '', password })).toMatchObject({ error: 'too-many' })
    expect(await signIn({ email: other.email ?? '', password })).toMatchObject({ ok: true })
  })
})

describe('changing the password', () => {
  it('ends every other session, and only the new one signs in', async () => {
    const member = await createMember(prisma, { password })
    const [here, there] = [await createSession(prisma, member.id), await createSession(prisma, member.id)]
    const learner = must(await learnerOf(here))
    expect(await changePassword(learner, 'not it', 'a new long password')).toMatchObject({ error: 'invalid' })
    expect(await learnerOf(there)).not.toBeNull()
    expect(await changePassword(learner, password, 'a new long password')).toMatchObject({ ok: true })
    expect(await learnerOf(here)).not.toBeNull()
    expect(await learnerOf(there)).toBeNull()
    expect(await recordReview(there, reviewOf(card()))).toMatchObject({ error: 'signed-out' })
    expect(await signIn({ email: member.email ?? '', password })).toMatchObject({ error: 'invalid' })
    expect(await signIn({ email: member.email ?? '', password: 'a new long password' })).toMatchObject({ ok: true })
  })

  it('is refused to a guest, who has none', async () => {
    const learner = must(await learnerOf(await createVisitor(prisma)))
    expect(await changePassword(learner, '', 'a new long password')).toMatchObject({ error: 'invalid' })
    expect(await hasPassword(learner.id)).toBe(false)
  })
})

it('deleting a learner takes nothing of another', async () => {
  const [a, b] = [await createVisitor(prisma), await createVisitor(prisma)]
  for (const token of [a, b]) await recordReview(token, reviewOf(card()))
  const before = await rowsOf(pool, b.learnerId)
  await deleteLearner(must(await learnerOf(a)))
  expect(Object.values(await rowsOf(pool, a.learnerId)).flat()).toEqual([])
  expect(await rowsOf(pool, b.learnerId)).toEqual(before)
})
