import type { Filters } from '@/domain/docker/engine/filters'
import { parseTimestamp } from '@/domain/docker/engine/timestamp'
import { done, type Outcome, refuse } from '@/domain/docker/outcome'

/** The times that a filter `until` was given, in milliseconds since 1970. */
export function untilTimes(filters: Filters, now: number): Outcome<number[]> {
  const times: number[] = []
  for (const text of filters.until ?? []) {
    const time = parseTimestamp(text, now)
    if (!time.ok) return refuse('invalid', `invalid value for 'until' filter: ${time.message}`)
    times.push(time.value)
  }
  return done(times)
}
