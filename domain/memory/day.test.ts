import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayNumber, dayStart, isTimeZone, type LearnerDay, startHourSchema, timeZoneSchema } from '@/domain/memory/day'

const DAY = 86_400_000
const date = (iso: string) => Date.parse(`${iso}T00:00:00Z`) / DAY
const at4 = (timeZone: string): LearnerDay => ({ timeZone, startHour: 4 })

const anyDay = fc.record({
  timeZone: fc.constantFrom(
    'UTC',
    'Europe/Berlin',
    'America/New_York',
    'America/St_Johns',
    'Asia/Kathmandu',
    'Australia/Lord_Howe',
    'Pacific/Chatham',
    'Pacific/Apia',
    'Pacific/Kiritimati',
    'Antarctica/Troll',
    'Antarctica/Casey',
  ),
  startHour: fc.integer({ min: 0, max: 23 }),
})
const anyInstant = fc.integer({ min: Date.UTC(1975, 0), max: Date.UTC(2125, 0) })

describe('dayNumber', () => {
  it.each([
    ['UTC', '2026-03-02T03:59:59.999Z', '2026-03-01'],
    ['UTC', '2026-03-02T04:00:00.000Z', '2026-03-02'],
    ['Asia/Kolkata', '2026-03-01T22:29:59.999Z', '2026-03-01'],
    ['Asia/Kolkata', '2026-03-01T22:30:00.000Z', '2026-03-02'],
    ['America/Los_Angeles', '2026-03-08T10:59:59.999Z', '2026-03-07'],
    ['America/Los_Angeles', '2026-03-08T11:00:00.000Z', '2026-03-08'],
    ['Pacific/Apia', '2011-12-30T09:59:59.999Z', '2011-12-29'],
    ['Pacific/Apia', '2011-12-30T10:00:00.000Z', '2011-12-30'],
    ['Pacific/Apia', '2011-12-30T13:59:59.999Z', '2011-12-30'],
    ['Pacific/Apia', '2011-12-30T14:00:00.000Z', '2011-12-31'],
    ['UTC', '1969-12-31T12:00:00.000Z', '1969-12-31'],
  ])('in %s, %s belongs to %s', (timeZone, instant, expected) => {
    expect(dayNumber(Date.parse(instant), at4(timeZone))).toBe(date(expected))
  })

  it('never decreases', () => {
    fc.assert(
      fc.property(anyDay, anyInstant, fc.integer({ min: 0, max: 3 * DAY }), (day, instant, later) => {
        expect(dayNumber(instant + later, day)).toBeGreaterThanOrEqual(dayNumber(instant, day))
      }),
      { numRuns: 2000 },
    )
  })

  it('does not begin a day twice where the clock goes back over the start hour', () => {
    // 2026-10-25 at 01:00 UTC Troll's clock goes from 03:00 back to 01:00.
    const day = { timeZone: 'Antarctica/Troll', startHour: 2 }
    const start = dayStart(date('2026-10-25'), day)
    expect(start).toBe(Date.parse('2026-10-25T00:00:00Z'))
    expect(dayNumber(start - 1, day)).toBe(date('2026-10-24'))
    for (const minutes of [0, 59, 60, 90, 119, 120, 240]) {
      expect(dayNumber(start + minutes * 60_000, day)).toBe(date('2026-10-25'))
    }
  })
})

describe('dayStart', () => {
  it('round-trips, and is the first instant of its day', () => {
    fc.assert(
      fc.property(anyDay, anyInstant, (day, instant) => {
        const number = dayNumber(instant, day)
        const start = dayStart(number, day)
        expect(start).toBeLessThanOrEqual(instant)
        expect(dayNumber(start, day)).toBe(number)
        expect(dayNumber(start - 1, day)).toBeLessThan(number)
        expect(dayStart(number + 1, day)).toBeGreaterThan(instant)
      }),
      { numRuns: 2000 },
    )
  })

  it.each([
    ['Europe/Berlin', 2, '2026-03-29', '2026-03-29T01:00:00Z'], // 02:00 is skipped: 03:00
    ['Europe/Berlin', 2, '2026-10-25', '2026-10-25T00:00:00Z'], // 02:00 comes twice: the first
    ['Australia/Lord_Howe', 2, '2026-10-04', '2026-10-03T15:30:00Z'], // 02:00 to 02:30 is skipped
    ['Africa/Cairo', 0, '2026-04-24', '2026-04-23T22:00:00Z'], // midnight is skipped: 01:00
    ['Pacific/Apia', 4, '2011-12-30', '2011-12-30T10:00:00Z'], // the whole date is skipped
    ['Pacific/Apia', 4, '2011-12-31', '2011-12-30T14:00:00Z'],
  ])('in %s at %s h, %s starts at %s', (timeZone, startHour, number, start) => {
    expect(new Date(dayStart(date(number), { timeZone, startHour }))).toEqual(new Date(start))
  })

  it('gives a date that a zone skipped whole no length when days start at midnight', () => {
    const day = { timeZone: 'Pacific/Apia', startHour: 0 }
    expect(dayStart(date('2011-12-30'), day)).toBe(dayStart(date('2011-12-31'), day))
  })
})

describe('time zone', () => {
  it('is an IANA name', () => {
    expect(['UTC', 'Europe/Berlin', 'America/Argentina/Buenos_Aires'].every(isTimeZone)).toBe(true)
    expect(['', 'Mars/Olympus', '+05:30', 'Europe/Berlin ', 'GMT+1 '].some(isTimeZone)).toBe(false)
    expect(timeZoneSchema.safeParse('Asia/Kathmandu').success).toBe(true)
    expect(timeZoneSchema.safeParse('Asia/Atlantis').success).toBe(false)
    expect([0, 23].every((hour) => startHourSchema.safeParse(hour).success)).toBe(true)
    expect([-1, 24, 1.5].some((hour) => startHourSchema.safeParse(hour).success)).toBe(false)
  })

  it('that is unknown is an error', () => {
    expect(() => dayNumber(0, at4('Mars/Olympus'))).toThrow(RangeError)
  })
})
