import type { Digest } from '@/domain/docker/digest'
import { blobOf } from '@/domain/docker/sim'
import type { World } from '@/domain/docker/world/world'
import { chainIds } from './chain'
import { layersOf } from './sizes'

/** A layer in the stack that it was unpacked in. */
export type StackedLayer = { digest: Digest; chain: Digest }

/** Layers, the bottom first, with the ids of the stacks up to each. */
export function stackOf(world: World, layers: readonly Digest[]): StackedLayer[] {
  const diffIds = layers.flatMap((digest) => {
    const blob = blobOf(world, digest)
    return blob?.kind === 'layer' ? [blob.diffId] : []
  })
  const chains = chainIds(diffIds)
  return layers.flatMap((digest, index) => {
    const chain = chains[index]
    return chain ? [{ digest, chain }] : []
  })
}

/** Stacks of layers that images of the world's store are made of. */
function imageStacks(world: World): readonly Digest[][] {
  if (world.store === 'overlay2') return Object.values(world.overlay2.images).map(({ layers }) => layers)
  return Object.keys(world.containerd.content).map((digest) => layersOf(world, digest as Digest))
}

/** Chain ids that an image or a container of the world's store needs. */
function heldChains(world: World): Set<Digest> {
  const containers = Object.values(world.containers).filter(({ store }) => store === world.store)
  const stacks = [...imageStacks(world), ...containers.map(({ layers }) => layers)]
  return new Set(stacks.flatMap((layers) => stackOf(world, layers).map(({ chain }) => chain)))
}

/**
 * The layers of a stack, the top first, that nothing needs: no image, no container, no cached step of a build.
 * What lies below a needed layer is needed, too (moby daemon/internal/layer, releaseLayer).
 */
export function freedLayers(world: World, layers: readonly Digest[]): StackedLayer[] {
  const held = heldChains(world)
  const steps = Object.values(world.cache).filter(({ store }) => store === world.store)
  const cached = new Set(steps.map(({ layer }) => layer))
  const fromTop = stackOf(world, layers).reverse()
  const firstKept = fromTop.findIndex(({ digest, chain }) => held.has(chain) || cached.has(digest))
  return firstKept < 0 ? fromTop : fromTop.slice(0, firstKept)
}
