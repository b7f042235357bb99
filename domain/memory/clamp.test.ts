import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clampReviewedAt, LONGEST_OFFLINE } from '@/domain/memory/clamp'

const RECEIVED = Date.UTC(2026, 5, 1, 12)

describe('clampReviewedAt', () => {
  it('believes a review of the last 30 days', () => {
    expect(clampReviewedAt(RECEIVED - 5_000, RECEIVED)).toBe(RECEIVED - 5_000)
    expect(clampReviewedAt(RECEIVED - LONGEST_OFFLINE, RECEIVED)).toBe(RECEIVED - LONGEST_OFFLINE)
  })

  it('never lets a review be in the future or older than 30 days', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 * RECEIVED }), (claimed) => {
        const at = clampReviewedAt(claimed, RECEIVED)
        expect(at).toBeLessThanOrEqual(RECEIVED)
        expect(at).toBeGreaterThanOrEqual(RECEIVED - LONGEST_OFFLINE)
      }),
    )
  })
})
