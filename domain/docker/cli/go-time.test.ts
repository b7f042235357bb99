import fc from 'fast-check'
import { expect, it } from 'vitest'
import { goDuration, goTime, parseDuration, rfc3339Nano } from './go-time'

const at = Date.UTC(2026, 0, 15, 9)

it('shows times as Go does', () => {
  expect(rfc3339Nano(at)).toBe('2026-01-15T09:00:00Z')
  expect(rfc3339Nano(at + 100)).toBe('2026-01-15T09:00:00.1Z')
  expect(rfc3339Nano(at + 12)).toBe('2026-01-15T09:00:00.012Z')
  expect(rfc3339Nano(null)).toBe('0001-01-01T00:00:00Z')
  expect(goTime(at)).toBe('2026-01-15 09:00:00 +0000 UTC')
})

it.each([
  [0, '0s'],
  [1, '1ns'],
  [1100, '1.1µs'],
  [2_200_000, '2.2ms'],
  [100_000_000, '100ms'],
  [1_500_000_000, '1.5s'],
  [65e9, '1m5s'],
  [3600e9, '1h0m0s'],
  [5 * 3600e9 + 61.001e9, '5h1m1.001s'],
  [-30e9, '-30s'],
])('Duration %d is %s', (duration, text) => expect(goDuration(duration)).toBe(text))

it.each([
  ['1h30m', 5400e9],
  ['1.5s', 1.5e9],
  ['-.5ms', -500_000],
  ['0', 0],
  ['3us', 3000],
])('reads %s', (text, duration) => expect(parseDuration(text)).toEqual({ ok: true, value: duration }))

it.each([
  ['', 'time: invalid duration ""'],
  ['5', 'time: missing unit in duration "5"'],
  ['5x', 'time: unknown unit "x" in duration "5x"'],
  ['x', 'time: invalid duration "x"'],
])('refuses %j', (text, message) => expect(parseDuration(text)).toMatchObject({ ok: false, message }))

it('reads back what it wrote', () => {
  fc.assert(
    fc.property(fc.integer({ min: -(2 ** 50), max: 2 ** 50 }), (duration) => {
      expect(parseDuration(goDuration(duration))).toEqual({ ok: true, value: duration })
    }),
  )
})
