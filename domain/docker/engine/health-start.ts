import type { Container, ContainerState } from '@/domain/docker/world/container'

/** Milliseconds of a duration in nanoseconds, or of the default where it is 0 (moby daemon/health.go, timeoutWithDefault). */
export const orDefault = (nanoseconds: number | undefined, milliseconds: number): number =>
  nanoseconds ? Math.round(nanoseconds / 1e6) : milliseconds

export const hasProbe = ({ config }: Pick<Container, 'config'>): boolean => {
  const [kind] = config.Healthcheck?.Test ?? []
  return kind === 'CMD' || kind === 'CMD-SHELL'
}

/** Milliseconds until the next check: shorter ones while the container may still be starting. */
export function checkInterval(container: Container, now: number): number {
  const { Interval, StartInterval, StartPeriod } = container.config.Healthcheck ?? {}
  const ordinary = orDefault(Interval, 30_000)
  if (now - (container.state.startedAt ?? now) >= orDefault(StartPeriod, 0)) return ordinary
  return container.state.health?.status === 'starting' ? orDefault(StartInterval, 5_000) : ordinary
}

/** The health of a container that nobody checks any more: it ended, or stands still (moby container/health.go, CloseMonitorChannel). */
export function unwatched(health: ContainerState['health']): ContainerState['health'] {
  if (!health) return health
  const { probe: _dropped, ...rest } = health
  return { ...rest, status: 'unhealthy' }
}

/** The health of a container that starts now (moby daemon/health.go, initHealthMonitor); the log of earlier runs stays. */
export function firstHealth(container: Container, now: number): ContainerState['health'] {
  if (!hasProbe(container)) return container.state.health
  const health = { status: 'starting' as const, failing: 0, nextAt: 0, log: container.state.health?.log ?? [] }
  const started = { ...container, state: { ...container.state, startedAt: now, health } }
  return { ...health, nextAt: now + checkInterval(started, now) }
}
