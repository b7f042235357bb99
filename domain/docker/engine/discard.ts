import { containerOf, dropContainer, type Sim, update } from '@/domain/docker/sim'
import { volumeUsers } from './volumes'

/**
 * Takes a container that does not run out of the world, with its name; with `volumes` its anonymous volumes too,
 * unless others mount them (moby daemon/delete.go, daemon/mounts.go). What it was is kept in `sim.removed`, so that
 * whoever is attached can still read its last output.
 */
export function discard(sim: Sim, id: string, volumes: boolean): void {
  const container = containerOf(sim, id)
  sim.removed = { ...sim.removed, [id]: container }
  dropContainer(sim, id)
  if (!volumes) return
  for (const { type, anonymous, source } of container.mounts) {
    if (type !== 'volume' || !anonymous || volumeUsers(sim.world, source).length) continue
    const { [source]: _gone, ...kept } = sim.world.volumes
    update(sim, { volumes: kept })
  }
}
