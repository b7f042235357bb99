import { goDuration, parseDuration } from '@/domain/docker/cli/go-time'
import type { Healthcheck } from '@/domain/docker/images/blobs'
import { done, type Outcome, refuse } from '@/domain/docker/outcome'
import { readFlags } from './instruction-flags'

const kinds = {
  interval: 'string',
  timeout: 'string',
  'start-period': 'string',
  'start-interval': 'string',
  retries: 'string',
} as const

const refused = (message: string) => refuse('invalid', message)

function interval(name: string, text: string): Outcome<number> {
  if (text === '') return done(0)
  const duration = parseDuration(text)
  if (!duration.ok || duration.value === 0) return duration
  if (duration.value < 1_000_000) return refused(`Interval "${name}" cannot be less than 1ms`)
  return duration
}

function retriesOf(text: string): Outcome<number> {
  if (text === '') return done(0)
  if (!/^[+-]?\d+$/.test(text)) return refused(`strconv.ParseInt: parsing ${JSON.stringify(text)}: invalid syntax`)
  const retries = Number(text)
  return retries < 0 ? refused(`--retries cannot be negative (${retries})`) : done(retries)
}

/** HEALTHCHECK's configuration (buildkit instructions/parse.go parseHealthcheck). */
export function readHealthcheck(args: string[], json: boolean, flags: string[]): Outcome<Healthcheck> {
  const [word = '', ...command] = args
  const type = word.toUpperCase()
  if (type === 'NONE') return command.length ? refused('HEALTHCHECK NONE takes no arguments') : done({ Test: [type] })
  const given = readFlags(flags, kinds)
  if (!given.ok) return given
  if (type !== 'CMD') return refused(`Unknown type ${JSON.stringify(type)} in HEALTHCHECK (try CMD)`)
  if (!command.length) return refused('Missing command after HEALTHCHECK CMD')
  const health: Healthcheck = { Test: [json ? type : 'CMD-SHELL', ...command] }
  const fields = {
    interval: 'Interval',
    timeout: 'Timeout',
    'start-period': 'StartPeriod',
    'start-interval': 'StartInterval',
  } as const
  for (const [flag, field] of Object.entries(fields)) {
    const value = interval(flag, given.value.text(flag))
    if (!value.ok) return value
    if (value.value) health[field] = value.value
  }
  const retries = retriesOf(given.value.text('retries'))
  if (!retries.ok) return retries
  if (retries.value) health.Retries = retries.value
  return done(health)
}

/** As Go prints the struct with `%+v`, which is how history shows it. */
export const healthcheckText = (health: Healthcheck): string =>
  `{Test:[${health.Test.join(' ')}] Interval:${goDuration(health.Interval ?? 0)} Timeout:${goDuration(
    health.Timeout ?? 0,
  )} StartPeriod:${goDuration(health.StartPeriod ?? 0)} StartInterval:${goDuration(
    health.StartInterval ?? 0,
  )} Retries:${health.Retries ?? 0}}`
