import { dayNumber, type LearnerDay } from '@/domain/memory/day'

export const forecastDays = 14

/** Cards due on each of the next 14 of the learner's days; what is overdue falls on today. */
export function forecast(dues: number[], now: number, day: LearnerDay): number[] {
  const today = dayNumber(now, day)
  const counts = Array.from({ length: forecastDays }, () => 0)
  for (const due of dues) {
    const offset = Math.max(0, dayNumber(due, day) - today)
    if (offset < forecastDays) counts[offset] = (counts[offset] ?? 0) + 1
  }
  return counts
}
