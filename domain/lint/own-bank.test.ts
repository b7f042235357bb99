import { describe, expect, it } from 'vitest'
import { ownContent } from '@/domain/bank/own-content'
import { reportBank } from '@/domain/bank/report'
import { bankForLint } from './bank-for-lint'
import { lint } from './lint'
import { readWaivers } from './waivers'

describe('the bank of Deckhand', () => {
  const files = ownContent()
  const { bank, report } = reportBank(files)

  it('can be read, and everything in it leads somewhere', () => {
    expect(report.errors).toEqual([])
  })

  it('has nothing that the linter finds, but for what is waived with a reason', () => {
    const { waivers, problems } = readWaivers(files)
    expect(problems).toEqual([])
    const open = lint(bankForLint(bank), waivers).filter(({ waived }) => waived === undefined)
    expect(open.map(({ rule, id, message }) => `${id} ${rule}: ${message}`)).toEqual([])
  })

  it('teaches the whole subject', () => {
    expect(report.modules).toBe(10)
    expect(report.concepts).toBeGreaterThanOrEqual(60)
    expect(report.questions.total).toBeGreaterThanOrEqual(400)
    expect(Math.min(...Object.values(report.questions.byType))).toBeGreaterThanOrEqual(25)
    expect(Object.keys(report.questions.byType)).toHaveLength(10)
    expect(report.cards).toBeGreaterThanOrEqual(260)
    expect(report.misconceptions.uncovered + report.articleClaims.uncovered).toBe(0)
  })
})
