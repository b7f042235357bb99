const MINUTE = 60_000
const DAYS_PER_MONTH = 365.25 / 12
const DAYS_PER_YEAR = 365.25

type Unit = 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year'

type Length = { count: number; unit: Unit }

function tenths(value: number): number {
  return Math.round(value * 10) / 10
}

// Exact up to 99 days; beyond, one decimal of a month or a year is nearer than the fuzz.
function lengthOfDays(days: number): Length {
  if (days <= 56 && days % 7 === 0) return { count: days / 7, unit: 'week' }
  if (days < 100) return { count: days, unit: 'day' }
  if (days < 365) return { count: tenths(days / DAYS_PER_MONTH), unit: 'month' }
  return { count: tenths(days / DAYS_PER_YEAR), unit: 'year' }
}

function lengthOf({ due, scheduledDays }: Scheduled, at: number): Length | null {
  if (scheduledDays > 0) return lengthOfDays(scheduledDays)
  const minutes = Math.round((due - at) / MINUTE)
  if (minutes < 1) return null
  return minutes < 60 ? { count: minutes, unit: 'minute' } : { count: tenths(minutes / 60), unit: 'hour' }
}

const SHORT: Partial<Record<Unit, string>> = { minute: 'min', hour: 'h' }

/** When a card comes back: `due` in epoch ms, or a number of the learner's days when that is not 0. */
export type Scheduled = { due: number; scheduledDays: number }

/**
 * The interval for a button: '<1 min', '10 min', '1 day', '3 weeks', '5.4 months'.
 * Days are the learner's: at 23:00, a card due at 04:00 comes back in '1 day', not in '5 h'.
 */
export function intervalShort(scheduled: Scheduled, at: number): string {
  const length = lengthOf(scheduled, at)
  if (!length) return '<1 min'
  const short = SHORT[length.unit]
  return short ? `${length.count} ${short}` : counted(length)
}

/** The same interval as words to be read aloud: 'less than 1 minute', '10 minutes', '3 weeks'. */
export function intervalSpoken(scheduled: Scheduled, at: number): string {
  const length = lengthOf(scheduled, at)
  return length ? counted(length) : 'less than 1 minute'
}

function counted({ count, unit }: Length): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`
}
