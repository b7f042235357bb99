import type { Program } from '@/domain/docker/shell/program'
import { ended } from './input'
import { isBusybox, withOptions } from './options'

const days = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ')
const months = 'January February March April May June July August September October November December'.split(' ')

const two = (value: number): string => String(value).padStart(2, '0')

function dayOfYear(date: Date): number {
  return Math.floor((Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()) - Date.UTC(date.getUTCFullYear(), 0, 1)) / 86_400_000) + 1
}

/** A moment after strftime's format, in UTC. */
export function formatDate(at: number, format: string): string {
  const date = new Date(at)
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()]
  const [hour, minute, second] = [date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()]
  const values: Record<string, () => string> = {
    Y: () => String(year),
    C: () => two(Math.floor(year / 100)),
    y: () => two(year % 100),
    m: () => two(month + 1),
    d: () => two(day),
    e: () => String(day).padStart(2),
    H: () => two(hour),
    I: () => two(hour % 12 || 12),
    k: () => String(hour).padStart(2),
    l: () => String(hour % 12 || 12).padStart(2),
    M: () => two(minute),
    S: () => two(second),
    N: () => String(at % 1000).padStart(3, '0').padEnd(9, '0'),
    s: () => String(Math.floor(at / 1000)),
    p: () => (hour < 12 ? 'AM' : 'PM'),
    a: () => (days[date.getUTCDay()] ?? '').slice(0, 3),
    A: () => days[date.getUTCDay()] ?? '',
    b: () => (months[month] ?? '').slice(0, 3),
    h: () => (months[month] ?? '').slice(0, 3),
    B: () => months[month] ?? '',
    j: () => String(dayOfYear(date)).padStart(3, '0'),
    u: () => String(date.getUTCDay() || 7),
    w: () => String(date.getUTCDay()),
    Z: () => 'UTC',
    z: () => '+0000',
    n: () => '\n',
    t: () => '\t',
    '%': () => '%',
    F: () => formatDate(at, '%Y-%m-%d'),
    T: () => formatDate(at, '%H:%M:%S'),
    R: () => formatDate(at, '%H:%M'),
    D: () => formatDate(at, '%m/%d/%y'),
    c: () => formatDate(at, '%a %b %e %H:%M:%S %Y'),
    x: () => formatDate(at, '%m/%d/%y'),
    X: () => formatDate(at, '%H:%M:%S'),
  }
  return format.replace(/%([-_0^]?)(3?)([a-zA-Z%])/g, (all, flag: string, three: string, letter: string) => {
    const value = values[letter]?.()
    if (value === undefined) return all
    if (three && letter === 'N') return value.slice(0, 3)
    return flag === '-' ? value.replace(/^[0 ]+(?=.)/, '') : flag === '^' ? value.toUpperCase() : value
  })
}

const unitSeconds: Record<string, number> = { second: 1, sec: 1, minute: 60, min: 60, hour: 3600, day: 86_400, week: 604_800 }

/** What `-d` says, as far as it is simple: `@seconds`, a date, `now`, `2 days ago`, `+1 hour`. */
function moment(text: string, now: number): number | null {
  if (/^@-?\d+(?:\.\d+)?$/.test(text)) return Number(text.slice(1)) * 1000
  const relative = /^(?:now\s*)?([-+]?\s*\d+)\s*([a-z]+?)s?(\s+ago)?$/.exec(text.trim())
  const unit = unitSeconds[relative?.[2] ?? '']
  if (relative && unit) return now + Number((relative[1] ?? '').replace(/\s/g, '')) * unit * 1000 * (relative[3] ? -1 : 1)
  const words: Record<string, number> = { now: now, today: now, yesterday: now - 86_400_000, tomorrow: now + 86_400_000 }
  if (words[text] !== undefined) return words[text] ?? null
  const parsed = Date.parse(/(?:Z|[-+]\d\d:?\d\d|UTC)$/.test(text) ? text : `${text.replace(' ', 'T')}${text.includes(':') ? 'Z' : 'T00:00:00Z'}`)
  return Number.isNaN(parsed) ? null : parsed
}

export const date: Program = withOptions('d:uIRs:r:D:', { date: 'd', utc: 'u', universal: 'u', iso: 'I', 'iso-8601': 'I', 'rfc-email': 'R', reference: 'r', set: 's' }, (run, options) => {
  const given = options.value('d')
  const { now } = run.sim.world
  const file = options.value('r')
  const at = file !== undefined ? (run.disk.stat(run.path(file))?.mtime ?? null) : given === undefined ? now : moment(given, now)
  if (at === null) return run.fail(isBusybox(run) ? `invalid date '${given}'` : `invalid date '${given}'`)
  if (options.has('s')) return run.fail(isBusybox(run) ? "can't set date: Operation not permitted" : 'cannot set date: Operation not permitted')
  const format = options.rest.find((word) => word.startsWith('+'))?.slice(1)
  const standard = options.has('I') ? '%Y-%m-%d' : options.has('R') ? '%a, %d %b %Y %H:%M:%S %z' : '%a %b %e %H:%M:%S %Z %Y'
  run.out(`${formatDate(at, format ?? standard)}\n`)
  return ended()
})
