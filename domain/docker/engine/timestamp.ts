import { goQuote } from '@/domain/docker/cli/go-quote'
import { parseDuration } from '@/domain/docker/cli/go-time'
import { done, type Outcome, refuse } from '@/domain/docker/outcome'
import { parseInLayout } from './time-layout'

const count = (text: string, char: string): number => text.split(char).length - 1

/** Which of the accepted layouts a time is written in (moby daemon/internal/timestamp/timestamp.go). */
function layoutOf(text: string): string {
  const isLocal = !/[zZ+]/.test(text) && count(text, '-') !== 3
  const zone = isLocal ? '' : 'Z07:00'
  if (text.includes('.')) return `2006-01-02T15:04:05.999999999${zone}`
  if (!text.includes('T')) return `2006-01-02${zone}`
  const colons = count(text, ':')
  const own = !isLocal && !/[zZ]/.test(text) && colons > 0 ? colons - 1 : colons
  if (own === 0) return `2006-01-02T15${zone}`
  return own === 1 ? `2006-01-02T15:04${zone}` : `2006-01-02T15:04:05${zone}`
}

function secondsOf(text: string): Outcome<number> {
  const [whole = '', fraction = ''] = text.split(/\.(.*)/s)
  if (!/^[+-]?\d+$/.test(whole)) return refuse('invalid', `invalid seconds ${goQuote(whole)}: invalid syntax`)
  if (fraction.length > 20)
    return refuse('invalid', `invalid nanoseconds: length ${fraction.length} exceeds maximum 20`)
  const wrong = /\D/.exec(fraction)
  if (wrong) return refuse('invalid', `invalid nanoseconds: invalid character '${wrong[0]}' at position ${wrong.index}`)
  return done(Number(whole) * 1000 + Math.floor(Number(`0.${fraction || '0'}`) * 1000))
}

/**
 * Milliseconds since 1970 that `--since`, `--until` or a filter `until` mean: a Go duration before now, a time as
 * RFC 3339 writes it or a part of that, or seconds since 1970 (moby daemon/internal/timestamp/timestamp.go Parse).
 */
export function parseTimestamp(text: string, now: number): Outcome<number> {
  if (text.trim() === '') return refuse('invalid', 'failed to parse value as time or duration: value is empty')
  const duration = text === '0' ? null : parseDuration(text)
  if (duration?.ok) return done(now - Math.floor(duration.value / 1e6))
  const time = parseInLayout(layoutOf(text), text)
  if (time.ok || text.includes('-')) return time
  const seconds = secondsOf(text)
  return seconds.ok ? seconds : refuse('invalid', `failed to parse value as time or duration: ${seconds.message}`)
}
