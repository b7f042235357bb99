import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seeded, shuffled } from './shuffle'

const items = fc.array(fc.integer(), { maxLength: 30 })

describe('shuffled', () => {
  it('is a permutation, the same for the same seed, and leaves its argument as it is', () => {
    fc.assert(
      fc.property(items, fc.string(), (list, seed) => {
        const before = [...list]
        const result = shuffled(list, seed)
        expect([...result].sort((a, b) => a - b)).toEqual([...before].sort((a, b) => a - b))
        expect(shuffled(list, seed)).toEqual(result)
        expect(list).toEqual(before)
      }),
    )
  })

  it('prefers no order: each of the 24 of four things comes about equally often', () => {
    const counts = new Map<string, number>()
    const draws = 24_000
    for (let i = 0; i < draws; i++) {
      const order = shuffled([0, 1, 2, 3], `seed/${i}`).join('')
      counts.set(order, (counts.get(order) ?? 0) + 1)
    }
    expect(counts.size).toBe(24)
    // Chi-squared with 23 degrees of freedom is below 49.7 in 999 of 1000 fair runs; this run is always the same.
    const expected = draws / 24
    expect([...counts.values()].reduce((sum, n) => sum + (n - expected) ** 2 / expected, 0)).toBeLessThan(49.7)
  })

  it('draws from [0, 1)', () => {
    fc.assert(
      fc.property(fc.string(), (seed) => {
        const random = seeded(seed)
        for (let i = 0; i < 20; i++) {
          const drawn = random()
          expect(drawn >= 0 && drawn < 1).toBe(true)
        }
      }),
    )
  })
})
