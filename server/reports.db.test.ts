import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createVisitor, mint, must } from '@/prisma/factories'
import { type BankInMemory, currentBank } from './bank'
import { db } from './db'
import { exportLearner } from './export'
import { recordReport } from './reports'
import { learnerOf, type Token } from './session'

vi.mock('next/headers', () => import('@/prisma/test-browser'))

const { pool, prisma } = db()
let bank: BankInMemory
let token: Token

beforeAll(async () => {
  bank = await currentBank()
  token = await createVisitor(prisma)
})
afterAll(async () => {
  await prisma.$disconnect()
  await pool.end()
})

const reported = (over: Partial<Parameters<typeof recordReport>[1]> = {}) => {
  const [question] = [...bank.questions.values()]
  const { id: itemId, version } = must(question)
  return { id: mint(), kind: 'question' as const, itemId, version, text: 'The key is wrong.', ...over }
}

describe('a report', () => {
  it('is kept with what it is about, and goes with the learner’s export', async () => {
    const input = reported()
    expect(await recordReport(token, input)).toMatchObject({ ok: true, value: { replayed: false } })
    expect(await exportLearner(must(await learnerOf(token)))).toMatchObject({
      reports: [{ id: input.id, itemId: input.itemId, version: input.version, text: input.text }],
    })
  })

  it('sent twice is kept once; another text under its id is refused', async () => {
    const input = reported()
    await recordReport(token, input)
    expect(await recordReport(token, input)).toMatchObject({ ok: true, value: { replayed: true } })
    expect(await recordReport(token, { ...input, text: 'Something else.' })).toMatchObject({ error: 'conflict' })
    expect(await prisma.report.count({ where: { id: input.id } })).toBe(1)
  })

  it('is about something that exists, in a version that it had', async () => {
    for (const over of [{ itemId: 'nothing' }, { version: 'never' }, { kind: 'card' as const }])
      expect(await recordReport(token, reported(over))).toMatchObject({ error: 'not-found' })
    expect(await recordReport(token, reported({ kind: 'concept', itemId: 'platform', version: '' }))).toMatchObject({
      ok: true,
    })
    const [card] = [...bank.cards.values()]
    const about = { kind: 'card' as const, itemId: must(card).id, version: must(card).version }
    expect(await recordReport(token, reported(about))).toMatchObject({ ok: true })
  })
})
