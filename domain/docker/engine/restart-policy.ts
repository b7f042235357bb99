import type { Container } from '@/domain/docker/world/container'

const firstWait = 100
const longestWait = 60_000
const longRun = 10_000

/**
 * Whether the restart policy starts a container again that ended, and after how many milliseconds: 100, doubling with
 * each try up to a minute; after a run of ten seconds it begins anew (moby daemon/internal/restartmanager).
 */
export function nextTry({ host, state }: Container, exitCode: number, ran: number): number | null {
  const { name, maximumRetries } = host.restart
  if (name === 'no' || state.restartCanceled) return null
  const last = ran >= longRun ? 0 : (state.backoff ?? 0)
  const wait = last === 0 ? firstWait : Math.min(last < longestWait ? last * 2 : last, longestWait)
  if (name === 'always') return wait
  if (name === 'unless-stopped') return state.stoppedByHand ? null : wait
  const triesLeft = maximumRetries === 0 || state.restartCount < maximumRetries
  return triesLeft && exitCode !== 0 ? wait : null
}
