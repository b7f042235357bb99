import { done, type Outcome, refuse } from '@/domain/docker/outcome'
import { goQuote } from './go-quote'
import { parseDuration } from './go-time'
import type { Flag } from './spec'
import { parseBytes } from './units'

const quote = (text: string) => goQuote(text)
const truths = ['1', 't', 'T', 'TRUE', 'true', 'True']
const falsities = ['0', 'f', 'F', 'FALSE', 'false', 'False']

/** strconv.ParseBool. */
function parseBool(text: string): Outcome<boolean> {
  if (truths.includes(text)) return done(true)
  if (falsities.includes(text)) return done(false)
  return refuse('invalid', `strconv.ParseBool: parsing ${quote(text)}: invalid syntax`)
}

/** strconv.ParseInt, or ParseUint, with base 0: `12`, `-3`, `0x1f`, `1_000`. `placeholder` is the Go type. */
function parseInteger(text: string, placeholder: string): Outcome<number> {
  const unsigned = placeholder.startsWith('uint')
  const called = unsigned ? 'ParseUint' : 'ParseInt'
  const wrong = refuse('invalid', `strconv.${called}: parsing ${quote(text)}: invalid syntax`)
  const [, sign = '', digits = ''] = /^([+-]?)((?:0[xX]|0[oO]|0[bB])?[\da-fA-F]+(?:_[\da-fA-F]+)*)$/.exec(text) ?? []
  if (!digits || (unsigned && sign)) return wrong
  const plain = digits.replaceAll('_', '')
  const value = Number(/^0\d+$/.test(plain) ? `0o${plain.slice(1)}` : plain)
  if (Number.isNaN(value)) return wrong
  if (value > (placeholder === 'uint16' ? 65_535 : 2 ** 63))
    return refuse('invalid', `strconv.${called}: parsing ${quote(text)}: value out of range`)
  return done(sign === '-' ? -value : value)
}

/** A number of processors in billionths (docker/cli opts.ParseCPUs). */
function parseCpus(text: string): Outcome<number> {
  const [, top = '', bottom = '1'] = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)(?:\/(\d+))?$/.exec(text) ?? []
  if (!top || Number(bottom) === 0) return refuse('invalid', `failed to parse ${text} as a rational number`)
  const nano = (Number(top) * 1e9) / Number(bottom)
  const rounded = Math.round(nano)
  return Math.abs(nano - rounded) > 1e-3 ? refuse('invalid', 'value is too precise') : done(rounded)
}

/** A flag's value as a number: as it is, bytes, nanoseconds, or billionths of a processor. */
export function numberOfFlag(flag: Flag, text: string): Outcome<number> {
  if (flag.type === 'int') return parseInteger(text, flag.placeholder ?? 'int')
  if (flag.type === 'duration') return parseDuration(text)
  if (flag.type === 'decimal') return parseCpus(text)
  return flag.name === 'memory-swap' && text === '-1' ? done(-1) : parseBytes(text)
}

export const isTrueText = (text: string): boolean => truths.includes(text)

const numeric = ['int', 'bytes', 'duration', 'decimal']

/** What setting a flag to a text keeps, or the words of Go's parser (pflag Value.Set). */
export function checkFlag(flag: Flag, text: string): Outcome<string> {
  if (flag.check) {
    const checked = flag.check(text)
    if (!checked.ok || !numeric.includes(flag.type)) return checked
  }
  const parsed =
    flag.type === 'bool' ? parseBool(text) : numeric.includes(flag.type) ? numberOfFlag(flag, text) : done(null)
  return parsed.ok ? done(text) : parsed
}
