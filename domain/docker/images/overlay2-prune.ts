import type { Digest } from '@/domain/docker/digest'
import { type Filters, matchesLabels } from '@/domain/docker/engine/filters'
import { done, type Outcome, refuse } from '@/domain/docker/outcome'
import type { Sim } from '@/domain/docker/sim'
import type { LocalImage, World } from '@/domain/docker/world/world'
import type { Deletion } from './delete-conflict'
import { stackOf } from './held-layers'
import { deleteFromOverlay2 } from './overlay2-delete'
import { childrenIn, configOf, localImages, referencesTo } from './overlay2-store'
import type { PruneReport } from './prune-result'
import { layerSize } from './sizes'
import { untilTimes } from './until'

function passes(world: World, { id }: LocalImage, filters: Filters, until: number | undefined): boolean {
  const { created, config } = configOf(world, id)
  if (until !== undefined && created > until) return false
  const labels = config.Labels ?? {}
  const without = filters['label!']?.length && matchesLabels(filters, 'label!', labels)
  return matchesLabels(filters, 'label', labels) && !without
}

/** What to delete an image by: each of its names, or its id where it has none; nothing for an image to keep. */
function textsFor(world: World, { id }: LocalImage, danglingOnly: boolean): string[] {
  const names = referencesTo(world, id)
  if (!names.length) return [id.slice('sha256:'.length)]
  return danglingOnly && names.some((name) => !name.includes('@')) ? [] : names
}

const hasChildren = (world: World, { id }: LocalImage): boolean => childrenIn(world, id).length > 0

/** Bytes of every layer that images have, by chain id. */
function layerSizes(world: World): Map<Digest, number> {
  const stacks = localImages(world).flatMap(({ layers }) => stackOf(world, layers))
  return new Map(stacks.map(({ chain, digest }) => [chain, layerSize(world, digest)]))
}

/** See pruneImages in prune.ts; what cannot be deleted is passed over (moby daemon/images/image_prune.go). */
export function pruneOverlay2(sim: Sim, filters: Filters, danglingOnly: boolean): Outcome<PruneReport> {
  const until = untilTimes(filters, sim.world.now)
  if ((filters.until?.length ?? 0) > 1) return refuse('invalid', 'more than one until filter specified')
  if (!until.ok) return until
  const { world } = sim
  const sizes = layerSizes(world)
  const candidates = localImages(world).filter((image) => {
    const isBetween = hasChildren(world, image) && (danglingOnly || !referencesTo(world, image.id).length)
    return !isBetween && passes(world, image, filters, until.value[0])
  })
  const deletions: Deletion[] = []
  for (const image of candidates) {
    for (const text of textsFor(sim.world, image, danglingOnly)) {
      if (!sim.world.overlay2.images[image.id]) continue
      const deleted = deleteFromOverlay2(sim, text, { force: false, prune: true })
      if (deleted.ok) deletions.push(...deleted.value)
    }
  }
  const freed = deletions.flatMap((deletion) => ('deleted' in deletion ? [deletion.deleted as Digest] : []))
  return done({ deletions, reclaimed: freed.reduce((sum, chain) => sum + (sizes.get(chain) ?? 0), 0) })
}
