import { done, type Outcome, refuse } from '@/domain/docker/outcome'
import { goQuote } from './go-quote'
import { type GoObject, textual } from './go-value'

/** Go's zero time, as Docker shows it where nothing has happened yet. */
export const zeroTime = '0001-01-01T00:00:00Z'

const fractionOf = (milliseconds: number): string => {
  const digits = String(((milliseconds % 1000) + 1000) % 1000).padStart(3, '0')
  return digits === '000' ? '' : `.${digits.replace(/0+$/, '')}`
}

/** Milliseconds since 1970 as Go's RFC3339Nano: `2026-01-15T09:00:00.1Z`; null is Go's zero time. */
export function rfc3339Nano(milliseconds: number | null): string {
  if (milliseconds === null) return zeroTime
  const seconds = new Date(Math.floor(milliseconds / 1000) * 1000).toISOString().slice(0, 19)
  return `${seconds}${fractionOf(milliseconds)}Z`
}

/** As Go's Time.String prints whole seconds: `2026-01-15 09:00:00 +0000 UTC`; null is Go's zero time. */
export const goTime = (milliseconds: number | null): string =>
  `${(milliseconds === null ? zeroTime : new Date(milliseconds).toISOString()).slice(0, 19).replace('T', ' ')} +0000 UTC`

/** As Go's Time.String prints a time with its fraction: `2026-01-15 09:00:00.1 +0000 UTC`. */
export const goTimeInFull = (milliseconds: number | null): string =>
  `${rfc3339Nano(milliseconds).slice(0, -1).replace('T', ' ')} +0000 UTC`

/** A time.Time: a time as Go prints it in templates, RFC 3339 in JSON. */
export const timeValue = (milliseconds: number | null): GoObject =>
  textual('time.Time', goTimeInFull(milliseconds), JSON.stringify(rfc3339Nano(milliseconds)))

const nanoseconds = { ns: 1, us: 1e3, µs: 1e3, μs: 1e3, ms: 1e6, s: 1e9, m: 60e9, h: 3600e9 }
type Unit = keyof typeof nanoseconds

/** Nanoseconds as Go's Duration.String: `1h0m0s`, `1.5s`, `100ms`, `0s`. */
export function goDuration(duration: number): string {
  if (duration === 0) return '0s'
  const sign = duration < 0 ? '-' : ''
  const left = Math.abs(duration)
  for (const unit of ['ns', 'µs', 'ms'] as const) {
    if (left < nanoseconds[unit] * 1000 && left < 1e9) return `${sign}${decimal(left, nanoseconds[unit])}${unit}`
  }
  const hours = Math.floor(left / 3600e9)
  const minutes = Math.floor((left % 3600e9) / 60e9)
  const seconds = `${decimal(left % 60e9, 1e9)}s`
  if (hours) return `${sign}${hours}h${minutes}m${seconds}`
  return minutes ? `${sign}${minutes}m${seconds}` : `${sign}${seconds}`
}

/** Exact: a quotient of whole numbers by a power of ten. */
function decimal(left: number, unit: number): string {
  const rest = String(left % unit).padStart(String(unit).length - 1, '0')
  const fraction = unit === 1 ? '' : rest.replace(/0+$/, '')
  return fraction ? `${Math.floor(left / unit)}.${fraction}` : String(Math.floor(left / unit))
}

/** Parses Go's durations (`1h30m`, `1.5s`) to nanoseconds; refuses with the words of time.ParseDuration. */
export function parseDuration(text: string): Outcome<number> {
  const quoted = goQuote(text)
  const [, sign = '', body = ''] = /^([+-]?)(.*)$/s.exec(text) ?? []
  if (body === '0') return done(0)
  if (body === '') return refuse('invalid', `time: invalid duration ${quoted}`)
  let rest = body
  let sum = 0
  while (rest) {
    const number = /^(\d+\.?\d*|\.\d+)/.exec(rest)?.[0]
    if (!number) return refuse('invalid', `time: invalid duration ${quoted}`)
    rest = rest.slice(number.length)
    const unit = /^[^.\d]*/.exec(rest)?.[0] ?? ''
    if (!unit) return refuse('invalid', `time: missing unit in duration ${quoted}`)
    if (!Object.hasOwn(nanoseconds, unit))
      return refuse('invalid', `time: unknown unit ${goQuote(unit)} in duration ${quoted}`)
    sum += Number(number) * nanoseconds[unit as Unit]
    rest = rest.slice(unit.length)
  }
  if (sum > 2 ** 63) return refuse('invalid', `time: invalid duration ${quoted}`)
  return done(sign === '-' ? -Math.trunc(sum) : Math.trunc(sum))
}
