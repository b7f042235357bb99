import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayNumber, dayStart, type LearnerDay } from '@/domain/memory/day'
import { countingAnswers } from './evidence'
import { forecast, forecastDays } from './forecast'

// Over the end of summer time, so that a day of 25 hours is among them.
const berlin: LearnerDay = { timeZone: 'Europe/Berlin', startHour: 4 }
const now = Date.parse('2026-10-20T12:00:00+02:00')
const today = dayNumber(now, berlin)
const hour = 3_600_000

describe('the forecast', () => {
  it('puts what is overdue on today, and what is due at the start of a day on that day', () => {
    const dues = [
      now - 400 * 24 * hour,
      now,
      now + 1,
      dayStart(today + 1, berlin) - 1,
      dayStart(today + 1, berlin),
      dayStart(today + 6, berlin),
      dayStart(today + 13, berlin),
    ]
    expect(forecast(dues, now, berlin)).toEqual([4, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1])
  })

  it('looks 14 days ahead, and counts every card once', () => {
    expect(forecast([dayStart(today + 14, berlin) - 1, dayStart(today + 14, berlin)], now, berlin)).toEqual([
      ...Array(13).fill(0),
      1,
    ])
    fc.assert(
      fc.property(fc.array(fc.integer({ min: now - 40 * 24 * hour, max: now + 20 * 24 * hour })), (dues) => {
        const counts = forecast(dues, now, berlin)
        expect(counts.length).toBe(forecastDays)
        const within = dues.filter((due) => due < dayStart(today + forecastDays, berlin))
        expect(counts.reduce((sum, count) => sum + count, 0)).toBe(within.length)
      }),
    )
  })
})

describe('the answers that count', () => {
  const answer = (questionId: string, at: number, score = 1) => ({ questionId, at, score, guess: 0.25 })

  it('are the first of each question on each of the learner’s days', () => {
    const start = dayStart(today + 1, berlin)
    const answers = [
      answer('a', now + 2, 1),
      answer('a', now + 1, 0),
      answer('b', now + 3),
      answer('a', start - 1),
      answer('a', start),
    ]
    expect(countingAnswers(answers, berlin).map(({ questionId, at }) => [questionId, at])).toEqual([
      ['a', now + 1],
      ['b', now + 3],
      ['a', start],
    ])
  })

  it('are one for each question and day, in the order of time, whatever the order given', () => {
    const anyAnswers = fc.uniqueArray(
      fc.record({
        questionId: fc.constantFrom('a', 'b', 'c'),
        at: fc.integer({ min: now, max: now + 20 * 24 * hour }),
        score: fc.constantFrom(0, 1),
        guess: fc.constant(0),
      }),
      { selector: ({ at }) => at, maxLength: 40 },
    )
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const counting = countingAnswers(answers, berlin)
        const keys = (list: typeof answers) =>
          list.map(({ questionId, at }) => `${questionId}@${dayNumber(at, berlin)}`)
        expect(keys(counting).length).toBe(new Set(keys(answers)).size)
        expect(new Set(keys(counting)).size).toBe(counting.length)
        expect(counting).toEqual([...counting].sort((a, b) => a.at - b.at))
        expect(countingAnswers(answers.toReversed(), berlin)).toEqual(counting)
      }),
    )
  })
})
