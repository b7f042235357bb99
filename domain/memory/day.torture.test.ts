import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { dayStart } from '@/domain/memory/day'
import { emptyMemory, type Memory, retrievability, type Settings, step } from '@/domain/memory/scheduler'

const ZONES = [
  'UTC',
  'Africa/Cairo',
  'America/Los_Angeles',
  'America/New_York',
  'America/Santiago',
  'America/Sao_Paulo',
  'America/St_Johns',
  'Antarctica/Troll',
  'Asia/Kathmandu',
  'Asia/Kolkata',
  'Asia/Shanghai',
  'Asia/Tehran',
  'Atlantic/Azores',
  'Australia/Adelaide',
  'Australia/Lord_Howe',
  'Europe/Berlin',
  'Europe/London',
  'Pacific/Apia',
  'Pacific/Auckland',
  'Pacific/Chatham',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
]
const PAIRS_PER_ZONE = 1_000
const DAY = 86_400_000
const HOUR = 3_600_000
const START_HOUR = 4

/** Mulberry32: the same trace on every run. */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

/** The oracle: Temporal's own calendar, nothing of ours. */
function oracleDate(instant: number, timeZone: string): Temporal.PlainDate {
  const local = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone).toPlainDateTime()
  return local.subtract({ hours: START_HOUR }).toPlainDate()
}

function oracleStart(date: Temporal.PlainDate, timeZone: string): number {
  return date.toZonedDateTime({ timeZone, plainTime: { hour: START_HOUR } }).epochMilliseconds
}

type Pair = { timeZone: string; first: number; second: number }

// Both instants lie near a boundary: 00:00 UTC, where raw ts-fsrs turns, or 04:00 local, where the day does;
// every third pair straddles one of the zone's DST changes of the year.
function pairsOf(timeZone: string, seed: number): Pair[] {
  const next = random(seed)
  const yearStart = Temporal.PlainDate.from('2026-01-01')
  const changes: number[] = []
  let change = yearStart.toZonedDateTime(timeZone).getTimeZoneTransition('next')
  while (change?.year === 2026) {
    changes.push(change.toPlainDate().since(yearStart).days)
    change = change.getTimeZoneTransition('next')
  }
  const near = (dayOfYear: number) => {
    const date = yearStart.add({ days: dayOfYear })
    const boundary = next() < 0.5 ? oracleStart(date, timeZone) : date.toZonedDateTime('UTC').epochMilliseconds
    const width = next() < 0.3 ? 2_000 : 3 * HOUR
    return Math.round(boundary + (next() * 2 - 1) * width)
  }
  return Array.from({ length: PAIRS_PER_ZONE }, (_, i) => {
    const change = changes[Math.floor(next() * changes.length)]
    const day = i % 3 === 0 && change !== undefined ? change - Math.floor(next() * 3) : Math.floor(next() * 362)
    const [a, b] = [near(day), near(day + Math.floor(next() * 4))]
    return { timeZone, first: Math.min(a, b), second: Math.max(a, b) }
  })
}

const using = (timeZone: string, startHour: number): Settings => ({
  day: { timeZone, startHour },
  desiredRetention: 0.9,
  fuzz: false,
})
// next() of ts-fsrs counts UTC calendar days (dateDiffInDays), which is a learner's day of UTC from 00:00.
const RAW = using('UTC', 0)

const reviewed = (at: number): Memory => ({
  ...emptyMemory(at),
  state: 2,
  stability: 10,
  difficulty: 5,
  lastReview: at,
  firstReview: at,
  reps: 3,
  scheduledDays: 10,
})

describe('the learner’s day, tortured', () => {
  it('decides every elapsed day as Temporal does, in every zone, over 2026', { timeout: 20_000 }, () => {
    const pairs = ZONES.flatMap((timeZone, i) => pairsOf(timeZone, 2026 + i))
    expect(pairs.length).toBeGreaterThanOrEqual(20_000)

    // What FSRS makes of n elapsed days, where no zone is involved.
    const expected = (days: number) => {
      const { memory } = step(reviewed(0), 'card', 3, days * DAY, RAW)
      return { stability: memory.stability, recall: retrievability(reviewed(0), days * DAY, RAW) }
    }
    const byDays = Array.from({ length: 10 }, (_, days) => expected(days))
    expect(new Set(byDays.map(({ stability }) => stability)).size).toBe(10)

    const wrong: unknown[] = []
    const raw = { next: 0, sameDay: 0, retrievability: 0 }
    for (const { timeZone, first, second } of pairs) {
      const settings = using(timeZone, START_HOUR)
      const [from, to] = [oracleDate(first, timeZone), oracleDate(second, timeZone)]
      const days = to.since(from).days
      const { memory, log } = step(reviewed(first), 'card', 3, second, settings)
      const due = oracleStart(to.add({ days: memory.scheduledDays }), timeZone)
      const right =
        log.elapsedDays === days &&
        log.recallBefore === byDays[days]?.recall &&
        memory.stability === byDays[days]?.stability &&
        memory.due === due &&
        dayStart(from.since('1970-01-01').days, settings.day) === oracleStart(from, timeZone)
      if (!right) wrong.push({ timeZone, first, second, days, log, memory })

      const rawDays = step(reviewed(first), 'card', 3, second, RAW).log.elapsedDays
      if (rawDays !== days) raw.next += 1
      if ((rawDays === 0) !== (days === 0)) raw.sameDay += 1
      if (Math.floor((second - first) / DAY) !== days) raw.retrievability += 1
    }
    console.info(
      `${pairs.length} pairs of reviews in ${ZONES.length} zones: ${wrong.length} wrong here; ` +
        `raw ts-fsrs next() ${raw.next} wrong (${raw.sameDay} on same day or not), get_retrievability() ${raw.retrievability}`,
    )
    expect(wrong).toEqual([])
    expect(raw.next).toBeGreaterThan(0)
    expect(raw.retrievability).toBeGreaterThan(0)
  })
})
