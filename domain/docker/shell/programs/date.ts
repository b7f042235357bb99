import type { Program } from '@/domain/docker/shell/program'
import { ended } from './input'
import { isBusybox, withOptions } from './options'

const days = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ')
const months = 'January February March April May June July August September October November December'.split(' ')

const two = (value: number): string => String(value).padStart(2, '0')

function dayOfYear(date: Date): number {
  return (
    Math.floor(
      (Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()) - Date.UTC(date.getUTCFullYear(), 0, 1)) /
        86_400_000,
    ) + 1
  )
}

type Part = (date: Date) => string | number

/** What each letter of a format stands for. */
const parts: Readonly<Record<string, Part>> = {
  Y: (date) => date.getUTCFullYear(),
  C: (date) => two(Math.floor(date.getUTCFullYear() / 100)),
  y: (date) => two(date.getUTCFullYear() % 100),
  m: (date) => two(date.getUTCMonth() + 1),
  d: (date) => two(date.getUTCDate()),
  e: (date) => String(date.getUTCDate()).padStart(2),
  H: (date) => two(date.getUTCHours()),
  I: (date) => two(date.getUTCHours() % 12 || 12),
  k: (date) => String(date.getUTCHours()).padStart(2),
  l: (date) => String(date.getUTCHours() % 12 || 12).padStart(2),
  M: (date) => two(date.getUTCMinutes()),
  S: (date) => two(date.getUTCSeconds()),
  N: (date) => String(date.getUTCMilliseconds()).padStart(3, '0').padEnd(9, '0'),
  s: (date) => Math.floor(date.getTime() / 1000),
  p: (date) => (date.getUTCHours() < 12 ? 'AM' : 'PM'),
  a: (date) => (days[date.getUTCDay()] ?? '').slice(0, 3),
  A: (date) => days[date.getUTCDay()] ?? '',
  b: (date) => (months[date.getUTCMonth()] ?? '').slice(0, 3),
  h: (date) => (months[date.getUTCMonth()] ?? '').slice(0, 3),
  B: (date) => months[date.getUTCMonth()] ?? '',
  j: (date) => String(dayOfYear(date)).padStart(3, '0'),
  u: (date) => date.getUTCDay() || 7,
  w: (date) => date.getUTCDay(),
  Z: () => 'UTC',
  z: () => '+0000',
  n: () => '\n',
  t: () => '\t',
  '%': () => '%',
}

/** Letters that stand for a whole format. */
const whole: Readonly<Record<string, string>> = {
  F: '%Y-%m-%d',
  T: '%H:%M:%S',
  R: '%H:%M',
  D: '%m/%d/%y',
  c: '%a %b %e %H:%M:%S %Y',
  x: '%m/%d/%y',
  X: '%H:%M:%S',
}

/** A moment after strftime's format, in UTC. */
export function formatDate(at: number, format: string): string {
  const date = new Date(at)
  return format.replace(/%([-_0^]?)(3?)([a-zA-Z%])/g, (all, flag: string, three: string, letter: string) => {
    const longer = whole[letter]
    const value = longer ? formatDate(at, longer) : parts[letter]?.(date)
    if (value === undefined) return all
    const text = String(value)
    if (three && letter === 'N') return text.slice(0, 3)
    return flag === '-' ? text.replace(/^[0 ]+(?=.)/, '') : flag === '^' ? text.toUpperCase() : text
  })
}

const unitSeconds: Record<string, number> = {
  second: 1,
  sec: 1,
  minute: 60,
  min: 60,
  hour: 3600,
  day: 86_400,
  week: 604_800,
}

/** What `-d` says, as far as it is simple: `@seconds`, a date, `now`, `2 days ago`, `+1 hour`. */
function moment(text: string, now: number): number | null {
  if (/^@-?\d+(?:\.\d+)?$/.test(text)) return Number(text.slice(1)) * 1000
  const relative = /^(?:now\s*)?([-+]?\s*\d+)\s*([a-z]+?)s?(\s+ago)?$/.exec(text.trim())
  const unit = unitSeconds[relative?.[2] ?? '']
  if (relative && unit) {
    return now + Number((relative[1] ?? '').replace(/\s/g, '')) * unit * 1000 * (relative[3] ? -1 : 1)
  }
  const words: Record<string, number> = {
    now: now,
    today: now,
    yesterday: now - 86_400_000,
    tomorrow: now + 86_400_000,
  }
  if (words[text] !== undefined) return words[text] ?? null
  const parsed = Date.parse(
    /(?:Z|[-+]\d\d:?\d\d|UTC)$/.test(text)
      ? text
      : `${text.replace(' ', 'T')}${text.includes(':') ? 'Z' : 'T00:00:00Z'}`,
  )
  return Number.isNaN(parsed) ? null : parsed
}

export const date: Program = withOptions(
  'd:uIRs:r:D:',
  { date: 'd', utc: 'u', universal: 'u', iso: 'I', 'iso-8601': 'I', 'rfc-email': 'R', reference: 'r', set: 's' },
  (run, options) => {
    const given = options.value('d')
    const { now } = run.sim.world
    const file = options.value('r')
    const at =
      file !== undefined
        ? (run.disk.stat(run.path(file))?.mtime ?? null)
        : given === undefined
          ? now
          : moment(given, now)
    if (at === null) return run.fail(isBusybox(run) ? `invalid date '${given}'` : `invalid date '${given}'`)
    if (options.has('s'))
      return run.fail(
        isBusybox(run) ? "can't set date: Operation not permitted" : 'cannot set date: Operation not permitted',
      )
    const format = options.rest.find((word) => word.startsWith('+'))?.slice(1)
    const standard = options.has('I')
      ? '%Y-%m-%d'
      : options.has('R')
        ? '%a, %d %b %Y %H:%M:%S %z'
        : '%a %b %e %H:%M:%S %Z %Y'
    run.out(`${formatDate(at, format ?? standard)}\n`)
    return ended()
  },
)
