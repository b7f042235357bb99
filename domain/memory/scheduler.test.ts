import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayNumber, dayStart } from '@/domain/memory/day'
import { GRADES, type Grade } from '@/domain/memory/grade'
import { emptyMemory, type Memory, preview, retrievability, type Settings, step } from '@/domain/memory/scheduler'

const DAY = 86_400_000
const MINUTE = 60_000
const START = Date.UTC(2026, 2, 2, 12)
const [AGAIN, HARD, GOOD, EASY] = GRADES

const settings: Settings = { day: { timeZone: 'UTC', startHour: 4 }, desiredRetention: 0.9, fuzz: false }
const at4 = (timeZone: string): Settings => ({ ...settings, day: { timeZone, startHour: 4 } })

const anyGrade = fc.constantFrom(...GRADES)
const anySettings = fc.record({
  day: fc.record({
    timeZone: fc.constantFrom('UTC', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu'),
    startHour: fc.integer({ min: 0, max: 23 }),
  }),
  desiredRetention: fc.double({ min: 0.7, max: 0.99, noNaN: true }),
  fuzz: fc.boolean(),
})
/** Gaps in ms: within minutes, within days, within years. */
const anyGap = fc.oneof(
  fc.integer({ min: 0, max: 60 * MINUTE }),
  fc.integer({ min: 0, max: 3 * DAY }),
  fc.integer({ min: 0, max: 900 * DAY }),
)
const anyHistory = fc.array(fc.record({ grade: anyGrade, gap: anyGap }), { maxLength: 12 })

function studied(history: { grade: Grade; gap: number }[], using: Settings): { memory: Memory; at: number } {
  let at = START
  let memory = emptyMemory(at)
  for (const { grade, gap } of history) {
    at += gap
    memory = step(memory, 'card', grade, at, using).memory
  }
  return { memory, at }
}

// Vectors: ts-fsrs packages/fsrs/__tests__/FSRS-6.test.ts, py-fsrs tests/test_basic.py, fsrs-rs src/inference.rs.
// Those of fsrs-rs were computed in 32 bits, hence the tolerance.
describe('golden vectors of FSRS-6', () => {
  it.each(['UTC', 'America/Los_Angeles', 'Australia/Lord_Howe', 'Asia/Kolkata'])('intervals in %s', (timeZone) => {
    const grades: Grade[] = [3, 3, 3, 3, 3, 3, 1, 1, 3, 3, 3, 3, 3]
    let memory = emptyMemory(START)
    const intervals = grades.map((grade) => {
      memory = step(memory, 'card', grade, memory.due, at4(timeZone)).memory
      return memory.scheduledDays
    })
    expect(intervals).toEqual([0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21])
  })

  it('memory state after A,G,G,G,G,G with gaps of 0, 0, 1, 3, 8, 21 days', () => {
    const gaps = [0, 0, 1, 3, 8, 21].map((days) => days * DAY)
    const history = gaps.map((gap, i) => ({ grade: i === 0 ? AGAIN : GOOD, gap }))
    const { memory } = studied(history, settings)
    expect(memory.stability).toBeCloseTo(53.62691, 4)
    expect(memory.difficulty).toBeCloseTo(6.3574867, 6)
  })

  it.each([
    [AGAIN, 0.212, 6.4133],
    [HARD, 1.2931, 5.11217071],
    [GOOD, 2.3065, 2.11810397],
    [EASY, 8.2956, 1],
  ])('first grade %s gives S %s, D %s', (grade, stability, difficulty) => {
    const { memory } = step(emptyMemory(START), 'card', grade, START, settings)
    expect(memory).toMatchObject({ stability, difficulty })
  })

  it('predicts 0.9024733 at the due of a first Easy', () => {
    const { memory } = step(emptyMemory(START), 'card', EASY, START, settings)
    expect(retrievability(memory, memory.due, settings)).toBeCloseTo(0.9024733, 7)
  })
})

describe('step', () => {
  it('schedules learning steps in real minutes and days at the start of the learner’s day', () => {
    const night = Date.UTC(2026, 2, 2, 23, 58)
    const first = step(emptyMemory(night), 'card', GOOD, night, settings).memory
    expect(first).toMatchObject({ state: 1, due: night + 10 * MINUTE, learningSteps: 1, scheduledDays: 0 })
    const second = step(first, 'card', GOOD, first.due, settings).memory
    expect(second).toMatchObject({ state: 2, due: Date.UTC(2026, 2, 4, 4), learningSteps: 0, scheduledDays: 2 })
  })

  it('counts two reviews around UTC midnight but in one learner’s day as the same day', () => {
    const [a, b] = [Date.UTC(2026, 2, 2, 23, 30), Date.UTC(2026, 2, 3, 0, 30)]
    const memory = step(emptyMemory(a), 'card', GOOD, a, at4('Etc/GMT+8')).memory
    const { memory: next, log } = step(memory, 'card', GOOD, b, at4('Etc/GMT+8'))
    expect(log).toEqual({ stateBefore: 1, recallBefore: 1, elapsedDays: 0 })
    expect(next.stability).toBeCloseTo(2.31, 2)
    expect(
      step(memory, 'card', GOOD, b, { ...settings, day: { timeZone: 'UTC', startHour: 0 } }).memory.stability,
    ).toBeCloseTo(7.32, 2)
  })

  it('logs nothing recalled before a first review', () => {
    expect(step(emptyMemory(START), 'card', HARD, START, settings).log).toEqual({
      stateBefore: 0,
      recallBefore: null,
      elapsedDays: 0,
    })
  })

  it('counts a lapse and relearns in 10 minutes', () => {
    const { memory } = studied([{ grade: EASY, gap: 0 }], settings)
    const lapsed = step(memory, 'card', AGAIN, memory.due, settings).memory
    expect(lapsed).toMatchObject({ state: 3, lapses: 1, reps: 2, due: memory.due + 10 * MINUTE, firstReview: START })
  })

  it('never gives an interval over 36500 days', () => {
    const history = Array.from({ length: 12 }, () => ({ grade: EASY, gap: 900 * DAY }))
    const { memory } = studied(history, { ...settings, desiredRetention: 0.7 })
    expect(memory.scheduledDays).toBe(36_500)
  })

  it('takes a review that claims to precede the last one as simultaneous with it', () => {
    fc.assert(
      fc.property(
        anyHistory,
        anyGrade,
        anySettings,
        fc.integer({ min: 1, max: 90 * DAY }),
        (history, grade, using, back) => {
          const { memory, at } = studied([{ grade: GOOD, gap: 0 }, ...history], using)
          expect(step(memory, 'card', grade, at - back, using)).toEqual(step(memory, 'card', grade, at, using))
        },
      ),
    )
  })

  it('keeps its invariants', () => {
    fc.assert(
      fc.property(anyHistory, anyGrade, anySettings, anyGap, (history, grade, using, gap) => {
        const { memory, at } = studied(history, using)
        const { memory: next, log } = step(memory, 'card', grade, at + gap, using)
        const today = dayNumber(at + gap, using.day)
        expect(next.reps).toBe(history.length + 1)
        expect(next.stability).toBeGreaterThan(0)
        expect(next.difficulty).toBeGreaterThanOrEqual(1)
        expect(next.difficulty).toBeLessThanOrEqual(10)
        expect(next.due).toBeGreaterThan(at + gap)
        expect(log.elapsedDays).toBeGreaterThanOrEqual(0)
        if (next.state === 2) expect(next.due).toBe(dayStart(today + next.scheduledDays, using.day))
        else expect(next.due - (at + gap)).toBeLessThanOrEqual(15 * MINUTE)
        expect(next.state === 2).toBe(next.scheduledDays >= 1)
      }),
      { numRuns: 500 },
    )
  })
})

describe('preview', () => {
  it('is what each grade does', () => {
    fc.assert(
      fc.property(anyHistory, anySettings, anyGap, fc.string(), (history, using, gap, cardId) => {
        const { memory, at } = studied(history, using)
        const outcomes = preview(memory, cardId, at + gap, using)
        for (const grade of GRADES) {
          const { memory: next } = step(memory, cardId, grade, at + gap, using)
          expect(outcomes[grade]).toEqual({ due: next.due, scheduledDays: next.scheduledDays, memory: next })
        }
      }),
      { numRuns: 300 },
    )
  })

  it('does not change within a day, so the button keeps its word', () => {
    const using = { ...settings, fuzz: true }
    const { memory } = studied(
      [
        { grade: EASY, gap: 0 },
        { grade: GOOD, gap: 9 * DAY },
      ],
      using,
    )
    const later = preview(memory, 'card', memory.due + 3 * 60 * MINUTE, using)
    expect(preview(memory, 'card', memory.due, using)[3]).toMatchObject({ due: later[3].due })
  })
})

describe('fuzz', () => {
  it('spreads cards learnt together, and is on unless turned off', () => {
    const { fuzz: _, ...plain } = settings
    const { memory } = studied(
      [
        { grade: EASY, gap: 0 },
        { grade: GOOD, gap: 9 * DAY },
      ],
      settings,
    )
    const days = Array.from(
      { length: 100 },
      (_, i) => step(memory, `card-${i}`, GOOD, memory.due, plain).memory.scheduledDays,
    )
    expect(new Set(days).size).toBeGreaterThan(5)
    const exact = step(memory, 'card', GOOD, memory.due, settings).memory.scheduledDays
    for (const d of days) expect(Math.abs(d - exact) / exact).toBeLessThan(0.15)
  })
})

describe('retrievability', () => {
  it('is null for a card never reviewed, and falls with the learner’s days only', () => {
    expect(retrievability(emptyMemory(START), START, settings)).toBeNull()
    const { memory } = step(emptyMemory(START), 'card', EASY, START, settings)
    const [evening, morning, noon] = [Date.UTC(2026, 2, 3, 3, 59), Date.UTC(2026, 2, 3, 4), Date.UTC(2026, 2, 3, 12)]
    expect(retrievability(memory, START - DAY, settings)).toBe(1)
    expect(retrievability(memory, evening, settings)).toBe(1)
    expect(retrievability(memory, morning, settings)).toBeLessThan(1)
    expect(retrievability(memory, noon, settings)).toBe(retrievability(memory, morning, settings))
  })
})
