import 'server-only'
import type { Settings } from '@/domain/memory/scheduler'

/** What of a learner's settings decides when cards come back. */
export function settingsOf(learner: { timeZone: string; dayStartHour: number; desiredRetention: number }): Settings {
  return {
    day: { timeZone: learner.timeZone, startHour: learner.dayStartHour },
    desiredRetention: learner.desiredRetention,
  }
}
