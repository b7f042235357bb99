import { type Filters, knownFilters, truthOf } from '@/domain/docker/engine/filters'
import type { Outcome } from '@/domain/docker/outcome'
import type { Sim } from '@/domain/docker/sim'
import { pruneContainerd } from './containerd-prune'
import { pruneOverlay2 } from './overlay2-prune'
import type { PruneReport } from './prune-result'

export type { PruneReport } from './prune-result'

/**
 * Deletes images that no container needs: the dangling ones, or all with `dangling=false`; `until`, `label` and
 * `label!` narrow it (moby daemon/images/image_prune.go, daemon/containerd/image_prune.go).
 */
export function pruneImages(sim: Sim, filters: Filters): Outcome<PruneReport> {
  const known = knownFilters(filters, ['dangling', 'label', 'label!', 'until'])
  if (!known.ok) return known
  const dangling = truthOf(filters, 'dangling', true)
  if (!dangling.ok) return dangling
  const { dangling: _given, ...narrowing } = filters
  return sim.world.store === 'containerd'
    ? pruneContainerd(sim, narrowing, dangling.value)
    : pruneOverlay2(sim, narrowing, dangling.value)
}
