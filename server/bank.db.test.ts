import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { reportBank } from '@/domain/bank/report'
import { smallBank } from '@/domain/bank/small-bank'
import { askedAs } from '@/domain/quiz/predict'
import { shownOrder } from '@/domain/quiz/shown-order'
import { contentDirectory, createAttempt, createVisitor, mint, must, reviewOf } from '@/prisma/factories'
import { loadBank } from '@/prisma/load-bank'
import { workOnCopyOf } from '@/prisma/test-copies'
import { openQuestion, recordAnswer } from './answers'
import { findAttempt } from './attempts'
import { currentBank, questionVersion } from './bank'
import { db } from './db'
import { bankVersion } from './health'
import { reviewQueue } from './queue'
import { recordReview } from './reviews'
import { learnerOf } from './session'

vi.mock('next/headers', () => import('@/prisma/test-browser'))
vi.mock('@/domain/bank/report', async (original) => {
  const real = await original<typeof import('@/domain/bank/report')>()
  return { ...real, reportBank: vi.fn(real.reportBank) }
})

await workOnCopyOf('empty')
const { pool, prisma } = db()
const directory = mkdtempSync(join(tmpdir(), 'deckhand-bank-'))
const questions = '1-ships/first.questions.yaml'
const cards = '1-ships/first.cards.yaml'
// The bank is asked anew every ten seconds, so each load happens a minute after the one before.
let clock = Date.UTC(2026, 10, 23, 12)

beforeAll(() => vi.useFakeTimers({ toFake: ['Date'] }))
afterAll(async () => {
  vi.useRealTimers()
  rmSync(directory, { recursive: true })
  await prisma.$disconnect()
  await pool.end()
})
beforeEach(() => {
  for (const [path, text] of Object.entries(smallBank())) write(path, text)
})

function write(path: string, text: string) {
  mkdirSync(dirname(join(directory, path)), { recursive: true })
  writeFileSync(join(directory, path), text)
}
function edit(path: string, from: string, to: string) {
  const text = readFileSync(join(directory, path), 'utf8')
  expect(text).toContain(from)
  write(path, text.replace(from, to))
}
function load() {
  clock += 60_000
  vi.setSystemTime(clock)
  return loadBank(pool, directory, new Date())
}
const counts = async () => [
  await prisma.release.count(),
  await prisma.questionVersion.count(),
  await prisma.cardVersion.count(),
]

it('the real content has no mistakes, and loads', async () => {
  vi.setSystemTime(clock)
  const { hash, changed } = await loadBank(pool, contentDirectory, new Date())
  expect(changed).toBe(true)
  expect((await currentBank()).hash).toBe(hash)
  expect(await loadBank(pool, contentDirectory, new Date())).toMatchObject({ hash, changed: false })
})

describe('loading the bank', () => {
  it('is idempotent: the second time changes nothing, nor does moving keys about', async () => {
    const first = await load()
    const before = await counts()
    expect(await load()).toEqual({ ...first, changed: false })
    edit(
      cards,
      '  front: What says first-card-1?\n  back: The back of first-card-1.\n',
      '  back: The back of first-card-1.\n  front: What says first-card-1?\n',
    )
    expect(await load()).toEqual({ ...first, changed: false })
    expect(await counts()).toEqual(before)
    expect(await bankVersion()).toBe(first.hash)
  })

  it('gives an edited question a new version, and keeps the old one for the attempts that use it', async () => {
    await load()
    const old = must((await currentBank()).questions.get('first-single'))
    const token = await createVisitor(prisma)
    const attempt = await createAttempt(prisma, token.learnerId, [old])
    const before = await counts()
    edit(questions, 'What is right in first-single?', 'What is not wrong in first-single?')
    expect((await load()).changed).toBe(true)
    const current = must((await currentBank()).questions.get('first-single'))
    expect(current.version).not.toBe(old.version)
    expect(current.stem).toBe('What is not wrong in first-single?')
    expect(await counts()).toEqual([must(before[0]) + 1, must(before[1]) + 1, before[2]])
    expect(await questionVersion('first-single', old.version)).toMatchObject({ stem: old.stem })
    expect((await openQuestion(token.learnerId, must(await findAttempt(token.learnerId, attempt.id))))?.stem).toContain(
      old.stem,
    )
    const response = { ticked: [shownOrder(askedAs(old, attempt.seed), attempt.seed).rows.indexOf(0)] }
    expect(await recordAnswer(token, { id: mint(), attemptId: attempt.id, position: 0, response })).toMatchObject({
      ok: true,
      value: { answer: { score: 1 } },
    })
    expect(await prisma.answer.findFirst({ where: { learnerId: token.learnerId } })).toMatchObject({
      version: old.version,
    })
  })

  it('withdraws what left, and lets an attempt that has begun finish with it', async () => {
    const [, single] = must(smallBank()[questions]).split('- id: ')
    const extra = must(single).replace('first-single', 'first-extra').replaceAll('in first-single', 'in first-extra')
    write(questions, `${smallBank()[questions]}- id: ${extra}`)
    await load()
    const withdrawn = must((await currentBank()).questions.get('first-extra'))
    const token = await createVisitor(prisma)
    const attempt = await createAttempt(prisma, token.learnerId, [withdrawn])
    write(questions, must(smallBank()[questions]))
    await load()
    expect((await currentBank()).questions.has('first-extra')).toBe(false)
    expect(await prisma.questionVersion.count({ where: { questionId: 'first-extra' } })).toBe(1)
    const answer = { id: mint(), attemptId: attempt.id, position: 0, response: { ticked: [1] } }
    expect(await recordAnswer(token, answer)).toMatchObject({ ok: true })
  })

  it('withdraws a card: it is asked no more, its log stays, and a copy of its review is still answered', async () => {
    write(cards, `${smallBank()[cards]}- { id: first-card-5, front: F, back: B, sources: [manual] }\n`)
    await load()
    const token = await createVisitor(prisma)
    const review = reviewOf(must((await currentBank()).cards.get('first-card-5')), {
      grade: 1,
      reviewedAt: Date.now() - 3_600_000,
    })
    expect(await recordReview(token, review)).toMatchObject({ ok: true })
    write(cards, must(smallBank()[cards]))
    await load()
    const queue = await reviewQueue(must(await learnerOf(token)), Date.now())
    expect(queue.cards.map(({ cardId }) => cardId)).not.toContain('first-card-5')
    expect(await recordReview(token, review)).toMatchObject({ ok: true, value: { replayed: true, card: null } })
    expect(await recordReview(token, { ...review, id: mint() })).toMatchObject({ error: 'not-found' })
    expect(await prisma.review.count({ where: { learnerId: token.learnerId } })).toBe(1)
  })

  it('makes an earlier state current again without a new version', async () => {
    const { hash } = await load()
    edit(cards, 'The back of first-card-2.', 'Another back.')
    expect((await load()).hash).not.toBe(hash)
    write(cards, must(smallBank()[cards]))
    const before = await counts()
    expect(await load()).toMatchObject({ hash, changed: true })
    expect(await counts()).toEqual(before)
    expect((await currentBank()).cards.get('first-card-2')).toMatchObject({ back: 'The back of first-card-2.' })
  })

  it('loads nothing of a broken bank, and says where it is broken', async () => {
    const { hash } = await load()
    const before = await counts()
    edit(questions, 'What is right in first-single?', 'A good change, which has to wait')
    edit(cards, 'front: What says first-card-2?', 'front: ""')
    await expect(load()).rejects.toThrow(
      /^The bank has mistakes, so it was not loaded:\n1-ships\/first.cards.yaml:7 1.front: /,
    )
    expect(await counts()).toEqual(before)
    expect((await currentBank()).hash).toBe(hash)
  })

  it('reads the same bank from another place', async () => {
    const { hash } = await load()
    const copy = join(directory, '../', `${mint()}-copy`)
    cpSync(directory, copy, { recursive: true })
    expect(await loadBank(pool, copy, new Date())).toMatchObject({ hash, changed: false })
    rmSync(copy, { recursive: true })
  })
})

it('checks what it loads, and not again what is loaded', async () => {
  await load()
  vi.mocked(reportBank).mockClear()
  expect(await load()).toMatchObject({ changed: false })
  expect(reportBank).not.toHaveBeenCalled()
  edit(cards, 'The back of first-card-2.', 'Another back.')
  expect(await load()).toMatchObject({ changed: true })
  expect(reportBank).toHaveBeenCalledOnce()
})
