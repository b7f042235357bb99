import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { uuid7 } from './uuid'
import { uuid7Schema } from './uuid-schema'

const anyTime = fc.integer({ min: 0, max: 2 ** 48 - 1 })
const anyBytes = fc.uint8Array({ minLength: 10, maxLength: 10 })

describe('a UUIDv7', () => {
  it('has the form of RFC 9562, and is what zod takes for one', () => {
    fc.assert(
      fc.property(anyTime, anyBytes, (now, bytes) => {
        const id = uuid7(now, bytes)
        expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
        expect(Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)).toBe(now)
        expect(uuid7Schema.parse(id)).toBe(id)
      }),
    )
  })

  it('is that of the example in the RFC', () => {
    // Appendix A.6: unix_ts_ms 0x017F22E279B0, rand_a 0xCC3, rand_b 0x18C4DC0C0C07398F.
    const bytes = Uint8Array.of(0x0c, 0xc3, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f)
    expect(uuid7(0x017f22e279b0, bytes)).toBe('017f22e2-79b0-7cc3-98c4-dc0c0c07398f')
  })

  it('sorts by its time', () => {
    fc.assert(
      fc.property(anyTime, anyTime, anyBytes, anyBytes, (a, b, left, right) => {
        fc.pre(a !== b)
        expect(uuid7(a, left) < uuid7(b, right)).toBe(a < b)
      }),
    )
  })

  it('is another with any other random bit that it has room for', () => {
    const zero = new Uint8Array(10)
    const ids = Array.from({ length: 80 }, (_, bit) => uuid7(0, zero.with(bit >> 3, 0x80 >> (bit & 7))))
    // 74 bits of the 80 find room: four are the version's, two are the variant's.
    expect(new Set([uuid7(0, zero), ...ids]).size).toBe(75)
  })
})

it('zod refuses other versions', () => {
  expect(uuid7Schema.safeParse('3f2c9a3e-5b0e-4c8f-9d39-0b7a3a0e6c11').success).toBe(false)
  expect(uuid7Schema.safeParse('017f22e279b07cc398c4dc0c0c07398f').success).toBe(false)
})
