import type { ForecastDay } from '@/components/progress/bar-forecast'
import { dayNumber, type LearnerDay } from '@/domain/memory/day'

/** The learner's coming days by name. A day number is a date, so it is named in UTC. */
export function dayNames(now: number, day: LearnerDay, counts: number[]): ForecastDay[] {
  const today = dayNumber(now, day)
  return counts.map((count, offset) => {
    const date = new Date((today + offset) * 86_400_000)
    const named = (options: Intl.DateTimeFormatOptions) =>
      date.toLocaleDateString('en-GB', { ...options, timeZone: 'UTC' })
    return {
      count,
      short: named({ weekday: 'short' }).slice(0, 2),
      name: offset === 0 ? 'Today' : named({ weekday: 'long', day: 'numeric', month: 'long' }),
    }
  })
}
