import { describe, expect, it } from 'vitest'
import { intervalShort, intervalSpoken } from '@/domain/memory/interval'

const AT = Date.UTC(2026, 5, 1, 23)
const MINUTE = 60_000

describe('interval', () => {
  it.each([
    [0, '<1 min', 'less than 1 minute'],
    [-5, '<1 min', 'less than 1 minute'],
    [1, '1 min', '1 minute'],
    [10, '10 min', '10 minutes'],
    [59, '59 min', '59 minutes'],
    [60, '1 h', '1 hour'],
    [90, '1.5 h', '1.5 hours'],
  ])('%s minutes is %s', (minutes, short, spoken) => {
    const scheduled = { due: AT + minutes * MINUTE, scheduledDays: 0 }
    expect([intervalShort(scheduled, AT), intervalSpoken(scheduled, AT)]).toEqual([short, spoken])
  })

  it.each([
    [1, '1 day'],
    [2, '2 days'],
    [7, '1 week'],
    [8, '8 days'],
    [21, '3 weeks'],
    [46, '46 days'],
    [99, '99 days'],
    [100, '3.3 months'],
    [163, '5.4 months'],
    [364, '12 months'],
    [365, '1 year'],
    [498, '1.4 years'],
    [36_500, '99.9 years'],
  ])('%s days is %s', (scheduledDays, words) => {
    const scheduled = { due: AT, scheduledDays }
    expect([intervalShort(scheduled, AT), intervalSpoken(scheduled, AT)]).toEqual([words, words])
  })

  it('counts the learner’s days, not hours', () => {
    expect(intervalShort({ due: AT + 5 * 60 * MINUTE, scheduledDays: 1 }, AT)).toBe('1 day')
  })
})
