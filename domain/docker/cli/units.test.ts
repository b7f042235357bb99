import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bytesSize, humanDuration, humanSize, humanSizeOf, parseBytes, parseHumanSize } from './units'

const second = 1000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour

describe('sizes', () => {
  it.each([
    [1000, '1kB'],
    [1024, '1.024kB'],
    [1_000_000, '1MB'],
    [1_048_576, '1.049MB'],
    [2 * 1e6, '2MB'],
    [3.42 * 1e9, '3.42GB'],
    [5.372 * 1e12, '5.372TB'],
    [2.22 * 1e15, '2.22PB'],
    [0, '0B'],
    [999_960, '1000kB'],
  ])('HumanSize(%d) is %s', (size, text) => expect(humanSize(size)).toBe(text))

  it.each([
    [109_000_000, '109MB'],
    [35_640, '35.6kB'],
    [999_900, '1e+03kB'],
  ])('with three digits %d is %s', (size, text) => expect(humanSizeOf(size, 3)).toBe(text))

  it.each([
    [1024, '1KiB'],
    [1024 * 1024, '1MiB'],
    [3.42 * 1024 ** 3, '3.42GiB'],
    [8_326_152_192, '7.754GiB'],
  ])('BytesSize(%d) is %s', (size, text) => expect(bytesSize(size)).toBe(text))

  it.each([
    ['0', 0],
    ['32', 32],
    ['32b', 32],
    ['32K', 32 * 1000],
    ['32 kb', 32 * 1000],
    ['32.5kB', 32_500],
    ['32Gb', 32e9],
    ['0.3kB', 300],
    ['.3kB', 300],
  ])('reads %s', (text, size) => expect(parseHumanSize(text)).toEqual({ ok: true, value: size }))

  it.each([
    ['512m', 512 * 1024 ** 2],
    ['1.5GiB', 1.5 * 1024 ** 3],
    ['32kib', 32 * 1024],
  ])('reads memory %s', (text, size) => expect(parseBytes(text)).toEqual({ ok: true, value: size }))

  it.each([
    ['', "invalid size: ''"],
    ['hello', "invalid size: 'hello'"],
    ['-32', "invalid size: '-32'"],
    ['32mx', "invalid suffix: 'mx'"],
    ['32KiXo', "invalid suffix: 'KiXo'"],
    ['10TT', "invalid suffix: 'tt'"],
    ['1.2.3k', 'strconv.ParseFloat: parsing "1.2.3": invalid syntax'],
    [' 32', 'strconv.ParseFloat: parsing " 32": invalid syntax'],
  ])('refuses %j', (text, message) => expect(parseBytes(text)).toMatchObject({ ok: false, message }))

  it('reads back what it wrote, but for the digits it left out', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 45 }), (size) => {
        const read = parseHumanSize(humanSize(size))
        expect(read.ok && Math.abs(read.value - size)).toBeLessThanOrEqual(size / 1000)
      }),
    )
  })
})

it.each([
  [450, 'Less than a second'],
  [second, '1 second'],
  [45 * second, '45 seconds'],
  [minute, 'About a minute'],
  [3 * minute, '3 minutes'],
  [hour, 'About an hour'],
  [89 * minute, 'About an hour'],
  [90 * minute, '2 hours'],
  [47 * hour, '47 hours'],
  [2 * day, '2 days'],
  [13 * day, '13 days'],
  [14 * day, '2 weeks'],
  [59 * day, '8 weeks'],
  [60 * day, '2 months'],
  [23.9 * 30 * day, '23 months'],
  [730 * day, '2 years'],
])('HumanDuration(%d ms) is %s', (milliseconds, text) => expect(humanDuration(milliseconds)).toBe(text))
