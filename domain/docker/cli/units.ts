import { done, type Outcome, refuse } from '@/domain/docker/outcome'
import { goQuote } from './go-quote'

const decimalUnits = ['B', 'kB', 'MB', 'GB', 'TB', 'PB', 'EB', 'ZB', 'YB']
const binaryUnits = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB', 'EiB', 'ZiB', 'YiB']

/** A number as Go's `%.<precision>g` prints it: `1.5`, `796`, `1e+03`. */
export function general(value: number, precision: number): string {
  if (value === 0) return '0'
  const [digits = '', power = '0'] = value.toExponential(precision - 1).split('e')
  const exponent = Number(power)
  if (exponent >= -4 && exponent < precision) return String(Number(`${digits}e${exponent}`))
  const size = String(Math.abs(exponent)).padStart(2, '0')
  return `${Number(digits)}e${exponent < 0 ? '-' : '+'}${size}`
}

/** A number of bytes in the biggest unit that it fills, as a number and that unit (go-units getSizeAndUnit). */
export function scaled(size: number, base: number, names: readonly string[]): [number, string] {
  let rest = size
  let index = 0
  while (rest >= base && index < names.length - 1) {
    rest /= base
    index++
  }
  return [rest, names[index] ?? '']
}

/** `10.5MB`, in powers of 1000, with so many significant digits (go-units HumanSizeWithPrecision). */
export function humanSizeOf(size: number, precision: number): string {
  const [rest, unit] = scaled(size, 1000, decimalUnits)
  return `${general(rest, precision)}${unit}`
}

/** `10.25MB`, in powers of 1000, four significant digits (go-units HumanSize). */
export const humanSize = (size: number): string => humanSizeOf(size, 4)

/** `7.654GiB`, in powers of 1024, four significant digits (go-units BytesSize). */
export function bytesSize(size: number): string {
  const [rest, unit] = scaled(size, 1024, binaryUnits)
  return `${general(rest, 4)}${unit}`
}

const powers = { k: 1, m: 2, g: 3, t: 4, p: 5 }
const float = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i

function parseSize(text: string, base: number): Outcome<number> {
  const last = Math.max(...[...'0123456789. '].map((char) => text.lastIndexOf(char)))
  if (last < 0) return refuse('invalid', `invalid size: '${text}'`)
  const digits = text.slice(0, text[last] === ' ' ? last : last + 1)
  const suffix = text.slice(last + 1)
  if (!float.test(digits)) return refuse('invalid', `strconv.ParseFloat: parsing ${goQuote(digits)}: invalid syntax`)
  const size = Number(digits)
  if (size < 0) return refuse('invalid', `invalid size: '${text}'`)
  if (suffix === '') return done(Math.trunc(size))
  const lower = suffix.length > 3 ? suffix : suffix.toLowerCase()
  if (lower === 'b') return done(Math.trunc(size))
  const [, letter] = /^([kmgtp])(b|ib)?$/.exec(lower) ?? []
  if (!letter) return refuse('invalid', `invalid suffix: '${lower}'`)
  return done(Math.trunc(size * base ** powers[letter as keyof typeof powers]))
}

/** `44kB` → 44000 (go-units FromHumanSize). */
export const parseHumanSize = (text: string): Outcome<number> => parseSize(text, 1000)

/** `512m` → bytes, in powers of 1024 (go-units RAMInBytes). */
export const parseBytes = (text: string): Outcome<number> => parseSize(text, 1024)

/** Milliseconds as people say them: `Less than a second`, `About an hour`, `3 weeks` (go-units HumanDuration). */
export function humanDuration(milliseconds: number): string {
  const seconds = Math.trunc(milliseconds / 1000)
  if (seconds < 1) return 'Less than a second'
  if (seconds === 1) return '1 second'
  if (seconds < 60) return `${seconds} seconds`
  const minutes = Math.trunc(milliseconds / 60_000)
  if (minutes === 1) return 'About a minute'
  if (minutes < 60) return `${minutes} minutes`
  const hours = Math.trunc(milliseconds / 3_600_000 + 0.5)
  if (hours === 1) return 'About an hour'
  if (hours < 48) return `${hours} hours`
  if (hours < 24 * 7 * 2) return `${Math.trunc(hours / 24)} days`
  if (hours < 24 * 30 * 2) return `${Math.trunc(hours / 24 / 7)} weeks`
  if (hours < 24 * 365 * 2) return `${Math.trunc(hours / 24 / 30)} months`
  return `${Math.trunc(Math.trunc(milliseconds / 3_600_000) / 24 / 365)} years`
}
