import type { Digest } from '@/domain/docker/digest'
import { layerOf } from '@/domain/docker/files/layers'
import { resolvePath } from '@/domain/docker/files/path'
import { manifestSummaries } from '@/domain/docker/images/containerd-list'
import { formatPlatform } from '@/domain/docker/images/platform'
import { findImage } from '@/domain/docker/images/store'
import { blobOf } from '@/domain/docker/sim'
import type { Container } from '@/domain/docker/world/container'
import type { World } from '@/domain/docker/world/world'

/** A container of the store in use, by name. */
export const containerNamed = (world: World, name: string): Container | undefined =>
  Object.values(world.containers).find((container) => container.name === name && container.store === world.store)

/** Whether a container was made from the image that a name stands for now. */
export function isMadeFrom(world: World, of: string, image: string): boolean {
  const found = findImage(world, image)
  const container = containerNamed(world, of)
  return found.ok && container?.configDigest === found.value.configDigest
}

const layersNamed = (world: World, name: string): Digest[] => {
  const image = findImage(world, name)
  return containerNamed(world, name)?.layers ?? (image.ok ? image.value.layers : [])
}

/**
 * Whether two images have the layer that a path comes from in common, with all that lies below it: then it was
 * neither pulled nor built a second time.
 */
export function sharesLayer(world: World, of: string, other: string, path: string): boolean {
  const [own, others] = [layersNamed(world, of), layersNamed(world, other)]
  const changes = own.map((digest) => {
    const blob = blobOf(world, digest)
    return blob?.kind === 'layer' ? blob.changes : {}
  })
  const index = layerOf(changes, resolvePath('/', path))
  return index >= 0 && own.slice(0, index + 1).every((digest, place) => digest === others[place])
}

/** Platforms of an image that are here, whole: `linux/amd64`. overlay2 keeps one. */
export function platformsOf(world: World, name: string): string[] {
  const image = findImage(world, name)
  if (!image.ok) return []
  if (world.store === 'overlay2') return [formatPlatform(image.value.config)]
  return manifestSummaries(world, image.value.target)
    .filter(({ kind, available }) => kind === 'image' && available)
    .map(({ platform }) => formatPlatform(platform))
    .sort()
}
