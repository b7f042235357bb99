import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { remembered } from './remembered'

const anyCard = fc.record({
  recall: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
  stability: fc.double({ min: 0, max: 4000, noNaN: true }),
})

describe('remembered', () => {
  it('is unknown, not nothing, before the first review', () => {
    const durability = { days: 0, weeks: 0, months: 0 }
    expect(remembered(4, [])).toEqual({ total: 4, started: 0, expected: null, durability })
    expect(remembered(4, [{ recall: null, stability: 0 }])).toEqual({
      total: 4,
      started: 0,
      expected: null,
      durability,
    })
  })

  it('sums the chances of recall, and sorts by how long they hold', () => {
    const cards = [
      { recall: 0.5, stability: 1 },
      { recall: 1, stability: 6.99 },
      { recall: 0.9, stability: 7 },
      { recall: 0.8, stability: 30 },
      { recall: 0, stability: 400 },
    ]
    const found = remembered(26, cards)
    expect(found).toMatchObject({ total: 26, started: 5, durability: { days: 2, weeks: 1, months: 2 } })
    expect(found.expected).toBeCloseTo(3.2)
  })

  it('counts each started card once, and expects no more than those', () => {
    fc.assert(
      fc.property(fc.array(anyCard, { maxLength: 30 }), (cards) => {
        const { started, expected, durability } = remembered(cards.length, cards)
        expect(durability.days + durability.weeks + durability.months).toBe(started)
        expect(started).toBe(cards.filter(({ recall }) => recall !== null).length)
        if (started === 0) expect(expected).toBeNull()
        else expect(expected).toBeLessThanOrEqual(started)
      }),
    )
  })
})
