import { humanDuration } from '@/domain/docker/cli/units'
import type { Container, Status } from '@/domain/docker/world/container'

const running: readonly Status[] = ['running', 'paused', 'restarting']

/** Whether the daemon counts a container as running: paused and restarting ones too (moby daemon/container/state.go). */
export const isRunning = ({ state }: Pick<Container, 'state'>): boolean => running.includes(state.status)

/** Whether it has processes and its place in the network, which it gives back before it restarts (moby daemon/monitor.go). */
export const isUp = (container: Pick<Container, 'state'>): boolean =>
  isRunning(container) && container.state.status !== 'restarting'

/** As `docker ps` shows it: `Up 5 seconds (healthy)`, `Exited (0) 3 seconds ago` (moby daemon/container/state.go, String). */
export function statusText({ state }: Pick<Container, 'state'>, now: number): string {
  const ended = `(${state.exitCode}) ${humanDuration(now - (state.finishedAt ?? 0))} ago`
  if (state.status === 'restarting') return `Restarting ${ended}`
  if (running.includes(state.status)) {
    const up = `Up ${humanDuration(now - (state.startedAt ?? now))}`
    if (state.status === 'paused') return `${up} (Paused)`
    if (!state.health) return up
    return `${up} (${state.health.status === 'starting' ? 'health: starting' : state.health.status})`
  }
  if (state.status === 'removing') return 'Removal In Progress'
  if (state.status === 'dead') return 'Dead'
  if (state.startedAt === null) return 'Created'
  return state.finishedAt === null ? '' : `Exited ${ended}`
}
