import { z } from 'zod'

/** A learner's day: it starts at `startHour` (0 to 23) on the wall clock of `timeZone` (IANA name). */
export type LearnerDay = { timeZone: string; startHour: number }

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** No zone has ever been further from UTC (Manila −15:56, Juneau +15:02, before the date line moved). */
const WIDEST_OFFSET = 16 * HOUR
/** Bounds on what is kept, whatever zones and dates learners choose. */
const CACHED_ZONES = 600
const CACHED_DAYS = 2_000

/** The offsets of one UTC day: `before` until the instant `change`, `after` from it on. */
type Offsets = { before: number; after: number; change: number }

type Zone = { format: Intl.DateTimeFormat; days: Map<number, Offsets> }

const zones = new Map<string, Zone>()

function zoneOf(timeZone: string): Zone {
  let zone = zones.get(timeZone)
  if (!zone) {
    const format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
    zone = { format, days: new Map() }
    if (zones.size >= CACHED_ZONES) zones.clear()
    zones.set(timeZone, zone)
  }
  return zone
}

function askedOffset(instant: number, format: Intl.DateTimeFormat): number {
  const second = Math.floor(instant / 1000) * 1000
  const field: Record<string, number> = {}
  for (const { type, value } of format.formatToParts(second)) field[type] = Number(value)
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second: s = 0 } = field
  return Date.UTC(year, month - 1, day, hour, minute, s) - second
}

/**
 * First instant in (low, high] at which `offset` has its later value.
 * Invariant: offset(low) ≠ offset(high), and it changes once between them:
 * no zone has ever changed twice within two days.
 */
function changeBetween(low: number, high: number, offset: (instant: number) => number): number {
  const after = offset(high)
  let [before, from] = [low, high]
  while (from - before > 1) {
    const middle = Math.floor((before + from) / 2)
    if (offset(middle) === after) from = middle
    else before = middle
  }
  return from
}

// Asking Intl costs microseconds and a review asks many times, so each UTC day is asked once.
function offsetAt(instant: number, timeZone: string): number {
  const { format, days } = zoneOf(timeZone)
  const day = Math.floor(instant / DAY)
  let offsets = days.get(day)
  if (!offsets) {
    const ask = (at: number) => askedOffset(at, format)
    const [low, high] = [day * DAY, (day + 1) * DAY]
    const [before, after] = [ask(low), ask(high)]
    const change = before === after ? high : changeBetween(low, high, ask)
    offsets = { before, after, change }
    if (days.size >= CACHED_DAYS) days.clear()
    days.set(day, offsets)
  }
  return instant < offsets.change ? offsets.before : offsets.after
}

/**
 * The first instant (epoch ms) of a learner's day, given as days since 1970-01-01.
 * The first instant at which the wall clock shows the start hour of that date or later:
 * the first of two where the clock goes back over it, the end of the gap where it is skipped.
 * @throws RangeError when the zone is unknown
 */
export function dayStart(dayNumber: number, day: LearnerDay): number {
  const wall = dayNumber * DAY + day.startHour * HOUR
  const offset = (instant: number) => offsetAt(instant, day.timeZone)
  const [low, high] = [wall - WIDEST_OFFSET, wall + WIDEST_OFFSET]
  const [before, after] = [offset(low), offset(high)]
  if (before === after) return wall - before
  const change = changeBetween(low, high, offset)
  return wall - before < change ? wall - before : Math.max(change, wall - after)
}

/**
 * The learner's day that an instant (epoch ms) falls in, as days since 1970-01-01:
 * the date on the wall clock `startHour` hours ago, by wall-clock arithmetic.
 * Never decreases with time: where a clock is put back over the start hour
 * (Antarctica/Troll at 02:00), a day that has begun goes on.
 * @throws RangeError when the zone is unknown or the instant is not a date
 */
export function dayNumber(instant: number, day: LearnerDay): number {
  const shown = Math.floor((instant + offsetAt(instant, day.timeZone) - day.startHour * HOUR) / DAY)
  return dayStart(shown + 1, day) <= instant ? shown + 1 : shown
}

/** Whether this runtime knows `name` as an IANA time zone. Bare offsets ('+05:30') have no DST, so they are refused. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: name })
    return true
  } catch {
    return false
  }
}

export const timeZoneSchema = z.string().max(64).refine(isTimeZone, 'Choose a time zone from the list.')

export const startHourSchema = z.int().min(0).max(23)
