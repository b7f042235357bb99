import type { Digest } from '@/domain/docker/digest'
import type { Filters } from '@/domain/docker/engine/filters'
import { done, type Outcome } from '@/domain/docker/outcome'
import type { Sim } from '@/domain/docker/sim'
import type { Container } from '@/domain/docker/world/container'
import type { World } from '@/domain/docker/world/world'
import { nameFilter } from './containerd-filter'
import { danglingName, dropName, isDangling, type NamedImage, namedImages } from './containerd-names'
import { shownName } from './containerd-store'
import { collectGarbage, isComplete, isPresent, isPseudo, manifestsOf, presentBelow, targetOf } from './content'
import { freedLayers } from './held-layers'
import type { PruneReport } from './prune-result'
import { fullName, parseReference, withDefaultTag } from './reference'
import { layersOf, layersSize } from './sizes'

/** Names that a container keeps: the one it was made by, and its image's dangling one. */
function namesKeptBy({ image, config }: Container): string[] {
  const parsed = parseReference(config.Image)
  if (!parsed.ok) return [danglingName(image)]
  const ref = withDefaultTag(parsed.value)
  return [danglingName(image), fullName(ref), ...(ref.tag ? [fullName({ ...ref, digest: null })] : [])]
}

/** A container made by an id, whole or cut, or by a digest keeps at least one name of its image. */
const keepsDigest = ({ image, config }: Container): boolean =>
  image.startsWith(`sha256:${config.Image.replace(/^sha256:/, '')}`) || config.Image.endsWith(`@${image}`)

/** The names to take away, sorted (moby daemon/containerd/image_prune.go pruneUnused). */
function unusedNames(world: World, candidates: readonly NamedImage[]): NamedImage[] {
  const containers = Object.values(world.containers).filter(({ store }) => store === 'containerd')
  const kept = new Set(containers.flatMap(namesKeptBy))
  const used = new Set(containers.filter(keepsDigest).map(({ image }) => image))
  const left = new Map<Digest, number>()
  for (const { target } of namedImages(world)) left.set(target, (left.get(target) ?? 0) + 1)
  return candidates.filter(({ name, target }) => {
    if (kept.has(name)) return false
    const names = left.get(target) ?? 0
    if (names > 1) {
      left.set(target, names - 1)
      return true
    }
    return !used.has(target)
  })
}

/** Takes a name away and counts what became free: blobs, and the snapshots of their layers. */
function pruneName(sim: Sim, image: NamedImage): PruneReport {
  const root = targetOf(sim.world, image.target)
  const blobs = root ? presentBelow(sim.world, root) : []
  const manifests = manifestsOf(sim.world, image.target).filter(
    (manifest) => !isPseudo(manifest) && isComplete(sim.world, manifest),
  )
  const stacks = manifests.map(({ digest }) => layersOf(sim.world, digest))
  dropName(sim, image.name)
  collectGarbage(sim)
  const gone = blobs.filter(({ digest }) => !isPresent(sim.world, digest))
  const freed = new Map(stacks.flatMap((layers) => freedLayers(sim.world, layers)).map((layer) => [layer.chain, layer]))
  const unpacked = layersSize(
    sim.world,
    [...freed.values()].map(({ digest }) => digest),
  )
  const deleted = gone
    .filter(({ mediaType }) => /manifest|index/.test(mediaType))
    .map(({ digest }) => ({ deleted: digest }))
  return {
    deletions: [{ untagged: shownName(image) }, ...deleted],
    reclaimed: unpacked + gone.reduce((sum, { size }) => sum + size, 0),
  }
}

/** See pruneImages in prune.ts; `filters` without `dangling`. */
export function pruneContainerd(sim: Sim, filters: Filters, danglingOnly: boolean): Outcome<PruneReport> {
  const passes = nameFilter(sim.world, filters)
  if (!passes.ok) return passes
  const candidates = namedImages(sim.world).filter(
    (image) => (!danglingOnly || isDangling(image)) && passes.value(image),
  )
  const reports = unusedNames(sim.world, candidates).map((image) => pruneName(sim, image))
  return done({
    deletions: reports.flatMap(({ deletions }) => deletions),
    reclaimed: reports.reduce((sum, { reclaimed }) => sum + reclaimed, 0),
  })
}
