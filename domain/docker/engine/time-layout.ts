import { goQuote } from '@/domain/docker/cli/go-quote'
import { done, type Outcome, type Refusal, refuse } from '@/domain/docker/outcome'

type Fields = { year: number; month: number; day: number; hour: number; minute: number; second: number }
type Element = { text: string; field: keyof Fields; digits: [number, number]; range: [number, number]; name: string }

const elements: readonly Element[] = [
  { text: '2006', field: 'year', digits: [4, 4], range: [0, 9999], name: 'year' },
  { text: '01', field: 'month', digits: [2, 2], range: [1, 12], name: 'month' },
  { text: '02', field: 'day', digits: [2, 2], range: [0, 31], name: 'day' },
  { text: '15', field: 'hour', digits: [1, 2], range: [0, 23], name: 'hour' },
  { text: '04', field: 'minute', digits: [2, 2], range: [0, 59], name: 'minute' },
  { text: '05', field: 'second', digits: [2, 2], range: [0, 59], name: 'second' },
]
const pieces = /2006|01|02|15|04|05|\.999999999|Z07:00|[^0-9Z.]/g

type Reading = { rest: string; fields: Fields; fraction: number; offset: number }

/** Minutes east, from `Z` or `+01:00` at the start; null when it is neither. */
function offsetOf(text: string): { minutes: number; length: number } | null {
  if (text.startsWith('Z')) return { minutes: 0, length: 1 }
  const match = /^([+-])(\d\d):(\d\d)/.exec(text)
  if (!match || Number(match[2]) > 24 || Number(match[3]) > 60) return null
  return { minutes: (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3])), length: 6 }
}

/** Reads one piece of a layout; false when the text does not fit, or the name of what is out of range. */
function read(reading: Reading, piece: string, layoutHasFraction: boolean): string | boolean {
  if (piece === '.999999999') {
    const match = /^[.,](\d+)/.exec(reading.rest)
    if (!match) return true
    reading.fraction = Number(`0.${match[1]}`)
    reading.rest = reading.rest.slice(match[0].length)
    return true
  }
  if (piece === 'Z07:00') {
    const zone = offsetOf(reading.rest)
    if (!zone) return false
    reading.offset = zone.minutes
    reading.rest = reading.rest.slice(zone.length)
    return true
  }
  const element = elements.find(({ text }) => text === piece)
  if (!element) {
    if (!reading.rest.startsWith(piece)) return false
    reading.rest = reading.rest.slice(piece.length)
    return true
  }
  const [least, most] = element.digits
  const digits = new RegExp(`^\\d{${least},${most}}`).exec(reading.rest)?.[0]
  if (!digits) return false
  reading.rest = reading.rest.slice(digits.length)
  reading.fields[element.field] = Number(digits)
  if (Number(digits) < element.range[0] || Number(digits) > element.range[1]) return element.name
  return element.field === 'second' && !layoutHasFraction ? read(reading, '.999999999', true) : true
}

function toMilliseconds({ fields, fraction, offset }: Reading): number | null {
  const { year, month, day, hour, minute, second } = fields
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  if (date.getUTCDate() !== day) return null
  date.setUTCHours(hour, minute, second)
  return date.getTime() + Math.floor(fraction * 1000) - offset * 60_000
}

/** Milliseconds since 1970 of a time in a layout; refuses with the words of Go's time.Parse. The zone is UTC if not told. */
export function parseInLayout(layout: string, text: string): Outcome<number> {
  const fail = (why: string): Refusal => refuse('invalid', `parsing time ${goQuote(text)}${why}`)
  const reading: Reading = {
    rest: text,
    fields: { year: 0, month: 1, day: 1, hour: 0, minute: 0, second: 0 },
    fraction: 0,
    offset: 0,
  }
  for (const piece of layout.match(pieces) ?? []) {
    const before = reading.rest
    const fits = read(reading, piece, layout.includes('.999'))
    if (fits === false) return fail(` as ${goQuote(layout)}: cannot parse ${goQuote(before)} as ${goQuote(piece)}`)
    if (typeof fits === 'string') return fail(`: ${fits} out of range`)
  }
  if (reading.rest) return fail(`: extra text: ${goQuote(reading.rest)}`)
  const time = toMilliseconds(reading)
  return time === null ? fail(': day out of range') : done(time)
}
