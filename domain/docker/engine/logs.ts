import { done, type Outcome, refuse } from '@/domain/docker/outcome'
import type { Container, LogLine } from '@/domain/docker/world/container'
import { isRunning } from './status'

/** What is asked of a log; times in milliseconds since 1970, `tail` negative for all. */
export type LogRequest = { since: number | null; until: number | null; tail: number }

/**
 * What the log driver has: a line counts once its newline came, or its process has ended
 * (moby daemon/logger/copier.go).
 */
export const logMessages = (container: Pick<Container, 'logs' | 'state'>): LogLine[] =>
  container.logs.filter(({ text }) => text.endsWith('\n') || !isRunning(container))

/** The last messages, and of these the ones in the time asked for (moby daemon/logger/loggerutils/logfile.go). */
export function selectMessages(messages: readonly LogLine[], { since, until, tail }: LogRequest): LogLine[] {
  if (tail === 0) return []
  const last = tail < 0 ? messages : messages.slice(-tail)
  const end = until === null ? -1 : last.findIndex(({ at }) => at > until)
  return last.slice(0, end < 0 ? last.length : end).filter(({ at }) => since === null || at >= since)
}

/** Refuses what has no log that can be read (moby daemon/logs.go). */
export function readableLogs({ state, host }: Container): Outcome<null> {
  if (state.status === 'dead' || state.status === 'removing')
    return refuse('conflict', 'can not get logs from container which is dead or marked for removal')
  if (host.logDriver === 'none') return refuse('not-implemented', 'configured logging driver does not support reading')
  return done(null)
}
