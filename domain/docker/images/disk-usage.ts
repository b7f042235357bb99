import type { Digest } from '@/domain/docker/digest'
import type { World } from '@/domain/docker/world/world'
import { namedImages } from './containerd-names'
import { isComplete, isPseudo, manifestsOf, presentBelow, targetOf } from './content'
import { stackOf } from './held-layers'
import { listSummaries } from './image-list'
import { childrenIn, localImages, referencesTo } from './overlay2-store'
import { layerSize, layersOf } from './sizes'
import type { ImageSummary } from './summary'

/** What images take on the disk, in bytes (moby daemon/disk_usage.go imageDiskUsage). */
export type ImagesUsage = {
  /** All layers and blobs, each counted once. */
  total: number
  /** What would be free without the images that no container uses. */
  reclaimable: number
  /** How many of them containers use. */
  active: number
  images: ImageSummary[]
}

/** Bytes of the layers that stacks are made of, shared ones once. */
function stacksSize(world: World, stacks: readonly (readonly Digest[])[]): number {
  const layers = new Map(stacks.flatMap((layers) => stackOf(world, layers)).map(({ chain, digest }) => [chain, digest]))
  return [...layers.values()].reduce((sum, digest) => sum + layerSize(world, digest), 0)
}

function containerdTotal(world: World): number {
  const targets = [...new Set(namedImages(world).map(({ target }) => target))]
  const unpacked = targets
    .flatMap((target) => manifestsOf(world, target))
    .filter((manifest) => !isPseudo(manifest) && isComplete(world, manifest))
  const blobs = targets.flatMap((target) => {
    const root = targetOf(world, target)
    return root ? presentBelow(world, root) : []
  })
  const packed = [...new Map(blobs.map(({ digest, size }) => [digest, size])).values()]
  const stacks = unpacked.map(({ digest }) => layersOf(world, digest))
  return stacksSize(world, stacks) + packed.reduce((sum, size) => sum + size, 0)
}

function overlay2Total(world: World): number {
  const counted = localImages(world).filter(
    ({ id }) => referencesTo(world, id).length > 0 || childrenIn(world, id).length === 0,
  )
  return stacksSize(
    world,
    counted.map(({ layers }) => layers),
  )
}

/** Counts the images of the world's store, as `docker system df` tells of them. */
export function imagesUsage(world: World): ImagesUsage {
  const listed = listSummaries(world, false, {})
  const images = listed.ok ? listed.value : []
  return {
    total: world.store === 'containerd' ? containerdTotal(world) : overlay2Total(world),
    reclaimable: images
      .filter(({ containers }) => containers === 0)
      .reduce((sum, { size, sharedSize }) => sum + size - sharedSize, 0),
    active: images.filter(({ containers }) => containers > 0).length,
    images,
  }
}
