import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { retention, retentionFloor } from './retention'

const recalls = (right: number, all: number) => Array.from({ length: all }, (_, index) => ({ recalled: index < right }))

describe('retention', () => {
  it('says nothing below the floor, but how many are needed', () => {
    for (const reviews of [0, 1, retentionFloor - 1])
      expect(retention(recalls(reviews, reviews))).toEqual({ known: false, reviews, needed: retentionFloor })
    expect(retention(recalls(30, retentionFloor)).known).toBe(true)
  })

  // Bounds p that solve |p - rate| = z √(p (1 - p) / n), Wilson's definition; solved apart from this code.
  it.each([
    [27, 30, 0.7438, 0.9654],
    [81, 100, 0.7222, 0.8749],
    [30, 30, 0.8865, 1],
    [0, 30, 0, 0.1135],
  ])('%i of %i: from %d to %d', (right, all, low, high) => {
    const found = retention(recalls(right, all))
    expect(found).toMatchObject({ known: true, reviews: all, rate: right / all })
    if (!found.known) return
    expect(found.low).toBeCloseTo(low, 4)
    expect(found.high).toBeCloseTo(high, 4)
  })

  it('holds its rate within an interval within [0, 1]', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ recalled: fc.boolean() }), { minLength: retentionFloor, maxLength: 300 }),
        (list) => {
          const found = retention(list)
          if (!found.known) throw new Error('above the floor something is known')
          expect(found.low).toBeGreaterThanOrEqual(0)
          expect(found.low).toBeLessThanOrEqual(found.rate)
          expect(found.high).toBeGreaterThanOrEqual(found.rate - 1e-12)
          expect(found.high).toBeLessThanOrEqual(1)
        },
      ),
    )
  })
})
