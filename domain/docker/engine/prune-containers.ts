import { done, type Outcome, refuse } from '@/domain/docker/outcome'
import type { Sim } from '@/domain/docker/sim'
import { containerSizes } from './container-size'
import { discard } from './discard'
import { type Filters, knownFilters, matchesLabels } from './filters'
import { ownContainers } from './find'
import { isRunning } from './status'
import { parseTimestamp } from './timestamp'

/** Milliseconds since 1970 of the filter `until`, null without one (moby daemon/prune.go, getUntilFromPruneFilters). */
function untilOf(filters: Filters, now: number): Outcome<number | null> {
  const [until, ...more] = filters.until ?? []
  if (until === undefined) return done(null)
  if (more.length) return refuse('invalid', 'more than one until filter specified')
  return parseTimestamp(until, now)
}

const labelsFit = (filters: Filters, labels: Readonly<Record<string, string>>) =>
  matchesLabels(filters, 'label', labels) && (!filters['label!']?.length || !matchesLabels(filters, 'label!', labels))

/**
 * Removes every container that does not run, `created` ones too, the newest first, and no volumes (moby daemon/prune.go, ContainerPrune).
 * Filters: `until`, `label`, `label!`.
 */
export function pruneContainers(sim: Sim, filters: Filters): Outcome<{ deleted: string[]; reclaimed: number }> {
  const known = knownFilters(filters, ['label', 'label!', 'until'])
  if (!known.ok) return known
  const until = untilOf(filters, sim.world.now)
  if (!until.ok) return until
  const gone = ownContainers(sim.world)
    .toReversed()
    .filter(
      (container) =>
        !isRunning(container) &&
        (until.value === null || container.created <= until.value) &&
        labelsFit(filters, container.config.Labels ?? {}),
    )
  const reclaimed = gone.reduce((sum, container) => sum + containerSizes(sim.world, container).writable, 0)
  for (const { id } of gone) discard(sim, id, false)
  return done({ deleted: gone.map(({ id }) => id), reclaimed })
}
