import { goQuote } from '@/domain/docker/cli/go-quote'
import type { GoValue } from '@/domain/docker/cli/go-value'
import { isList } from '@/domain/docker/cli/go-value'
import { general } from '@/domain/docker/cli/units'
import { printed, typeOf } from './print'

const directive = /%([-+# 0]*)(\d+)?(?:\.(\d+))?(.|$)/gsu
const widest = 1000

/** fmt.Sprintf, for the verbs that templates need. */
export function sprintf(format: string, values: readonly GoValue[]): string {
  let next = 0
  const text = format.replace(directive, (_all, flags: string, width, precision, verb: string) => {
    if (verb === '%') return '%'
    if (verb === '') return '%!(NOVERB)'
    if (next >= values.length) return `%!${verb}(MISSING)`
    const digits = precision === undefined ? null : Math.min(Number(precision), widest)
    return padded(formatted(verb, values[next++], flags, digits), flags, Math.min(Number(width ?? 0), widest))
  })
  const extra = values.slice(next).map((value) => `${typeOf(value)}=${printed(value)}`)
  return extra.length ? `${text}%!(EXTRA ${extra.join(', ')})` : text
}

function padded(text: string, flags: string, width: number): string {
  const missing = width - [...text].length
  if (missing <= 0) return text
  if (flags.includes('-')) return text + ' '.repeat(missing)
  if (!flags.includes('0')) return ' '.repeat(missing) + text
  const sign = /^[+-]/.exec(text)?.[0] ?? ''
  return sign + '0'.repeat(missing) + text.slice(sign.length)
}

const bases: Record<string, number> = { d: 10, x: 16, X: 16, o: 8, b: 2 }

function formatted(verb: string, value: GoValue, flags: string, precision: number | null): string {
  if (verb === 'v') return printed(value)
  if (verb === 'T') return typeOf(value)
  if (isList(value)) return `[${value.map((item) => formatted(verb, item, flags, precision)).join(' ')}]`
  const sign = flags.includes('+') && typeof value === 'number' && value >= 0 ? '+' : ''
  if (typeof value === 'number' && verb in bases && Number.isInteger(value)) {
    const digits = value.toString(bases[verb])
    return sign + (verb === 'X' ? digits.toUpperCase() : digits)
  }
  if (typeof value === 'number' && verb === 'c') return String.fromCodePoint(Math.min(Math.max(value, 0), 0x10ffff))
  if (typeof value === 'number' && !Number.isInteger(value) && /[fFgG]/.test(verb))
    return (
      sign +
      (verb.toLowerCase() === 'f' ? value.toFixed(Math.min(precision ?? 6, 100)) : general(value, precision ?? 17))
    )
  if (typeof value === 'boolean' && verb === 't') return String(value)
  if (typeof value === 'string' && verb === 's')
    return precision === null ? value : [...value].slice(0, precision).join('')
  if (typeof value === 'string' && verb === 'q') return goQuote(value)
  if (typeof value === 'string' && verb === 'x') return hexOf(value)
  if (typeof value === 'object' && value !== null && verb === 's') return printed(value)
  return value === null || value === undefined ? `%!${verb}(<nil>)` : `%!${verb}(${typeOf(value)}=${printed(value)})`
}

const hexOf = (text: string): string =>
  [...new TextEncoder().encode(text)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
