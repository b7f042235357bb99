import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { GRADES } from '@/domain/memory/grade'
import { apply, type CardState, type MemoryChange, type MemoryEvent, NEVER_DUE, replay } from '@/domain/memory/replay'
import { emptyMemory, type Settings, step } from '@/domain/memory/scheduler'

const DAY = 86_400_000
const START = Date.UTC(2026, 2, 2, 12)
const settings: Settings = { day: { timeZone: 'Europe/Berlin', startHour: 4 }, desiredRetention: 0.9 }
const run = (events: readonly MemoryEvent[]) => replay(events, 'card', settings)

const grade = (id: string, at: number, given: 1 | 2 | 3 | 4 = 3): MemoryChange => ({
  kind: 'grade',
  id,
  grade: given,
  at,
})
const call = (id: string, at: number): MemoryChange => ({ kind: 'call', id, at })
const suspend = (id: string, at: number, suspended = true): MemoryChange => ({ kind: 'suspend', id, suspended, at })

const anyAt = fc.oneof(fc.integer({ min: START, max: START + 5 }), fc.integer({ min: START, max: START + 200 * DAY }))
const anyChanges = fc
  .array(
    fc.oneof(
      fc.record({ kind: fc.constant('grade' as const), grade: fc.constantFrom(...GRADES), at: anyAt }),
      fc.record({ kind: fc.constant('call' as const), at: anyAt }),
      fc.record({ kind: fc.constant('suspend' as const), suspended: fc.boolean(), at: anyAt }),
    ),
    { maxLength: 15 },
  )
  .map((changes): MemoryChange[] => changes.map((change, i) => ({ ...change, id: `id-${String(i).padStart(2, '0')}` })))

const shuffled = <T>(items: T[]) => fc.shuffledSubarray(items, { minLength: items.length, maxLength: items.length })

describe('replay', () => {
  it('is a fold of apply over events in order', () => {
    fc.assert(
      fc.property(anyChanges, (changes) => {
        const inOrder = [...changes].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
        const folded = inOrder.reduce<CardState | null>((state, change) => apply(state, change, 'card', settings), null)
        expect(run(changes)).toEqual(folded)
      }),
      { numRuns: 300 },
    )
  })

  it('does not depend on the order in which events arrive', () => {
    fc.assert(
      fc.property(
        anyChanges.chain((changes) => fc.tuple(fc.constant(changes), shuffled(changes))),
        ([changes, arrived]) => {
          expect(run(arrived)).toEqual(run(changes))
        },
      ),
      { numRuns: 200 },
    )
  })

  it('with undos is replay without what they undo, wherever they stand', () => {
    fc.assert(
      fc.property(
        anyChanges.chain((changes) => {
          const grades = changes.filter(({ kind }) => kind === 'grade')
          return fc.tuple(fc.constant(changes), fc.subarray(grades))
        }),
        ([changes, undone]) => {
          const undos: MemoryEvent[] = undone.map(({ id }) => ({ kind: 'undo', reviewId: id }))
          const left = run(changes.filter((change) => !undone.includes(change)))
          expect(run([...changes, ...undos])).toEqual(left)
          expect(run([...undos, ...changes])).toEqual(left)
        },
      ),
      { numRuns: 200 },
    )
  })

  it('grades as step does', () => {
    const first = step(emptyMemory(START), 'card', 3, START, settings).memory
    const second = step(first, 'card', 4, first.due, settings).memory
    expect(run([grade('a', START), grade('b', first.due, 4)])).toEqual({ ...second, suspended: false })
  })

  it('is null when nothing remains', () => {
    expect(run([])).toBeNull()
    expect(run([grade('a', START), { kind: 'undo', reviewId: 'a' }])).toBeNull()
    expect(run([suspend('s', START), suspend('t', START + 1, false)])).toBeNull()
    expect(run([{ kind: 'undo', reviewId: 'unknown' }])).toBeNull()
  })

  it('orders events at one instant by id', () => {
    const [a, b] = [grade('a', START, 1), grade('b', START, 4)]
    expect(run([b, a])).toEqual(run([a, b]))
    expect(run([b, a])).not.toEqual(run([grade('b', START, 1), grade('a', START, 4)]))
  })
})

describe('a call', () => {
  const learnt = [grade('a', START, 4)]

  it('brings a card forward and never puts it back', () => {
    const due = run(learnt)?.due ?? 0
    expect(run([...learnt, call('c', START + DAY)])).toEqual({ ...run(learnt), due: START + DAY })
    expect(run([...learnt, call('c', due + DAY)])?.due).toBe(due)
  })

  it('makes a card never reviewed due, and it stays so when a later review is undone', () => {
    const called = { ...emptyMemory(START), suspended: false }
    expect(run([call('c', START)])).toEqual(called)
    expect(run([call('c', START), grade('a', START + 1), { kind: 'undo', reviewId: 'a' }])).toEqual(called)
  })

  it('is forgotten once the card is graded', () => {
    const graded = run([...learnt, grade('b', START + DAY)])
    expect(run([...learnt, call('c', START + DAY - 1), grade('b', START + DAY)])).toEqual(graded)
  })

  it('is remembered by a card put aside', () => {
    const state = run([...learnt, suspend('s', START + 1), call('c', START + 2)])
    expect(state).toMatchObject({ suspended: true, due: START + 2 })
    expect(run([...learnt, suspend('s', START + 1), call('c', START + 2), suspend('t', START + 3, false)])).toEqual(
      run([...learnt, call('c', START + 2)]),
    )
  })
})

describe('a suspension', () => {
  it('puts a card aside without touching its memory; the latest counts', () => {
    const learnt = run([grade('a', START)])
    expect(run([grade('a', START), suspend('s', START + 1)])).toEqual({ ...learnt, suspended: true })
    expect(run([grade('a', START), suspend('t', START + 2, false), suspend('s', START + 1)])).toEqual(learnt)
    expect(run([suspend('s', START)])).toEqual({ ...emptyMemory(NEVER_DUE), suspended: true })
  })

  it('outlasts a grade', () => {
    expect(run([suspend('s', START), grade('a', START + 1)])).toEqual({
      ...run([grade('a', START + 1)]),
      suspended: true,
    })
  })
})
