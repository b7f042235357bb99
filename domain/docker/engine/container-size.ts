import { sizeOfChanges } from '@/domain/docker/files/layers'
import { layersSize, snapshotUsage } from '@/domain/docker/images/sizes'
import type { Container } from '@/domain/docker/world/container'
import type { World } from '@/domain/docker/world/world'

/**
 * Bytes of the writable layer, and of it with the image's layers (GetContainerLayerSize in moby daemon/images and
 * daemon/containerd): overlay2 counts files, containerd whole blocks of the disk.
 */
export function containerSizes(world: World, container: Container): { writable: number; all: number } {
  const { changes, layers, store } = container
  const writable = store === 'overlay2' ? sizeOfChanges(changes) : snapshotUsage(changes)
  return { writable, all: writable + layersSize(world, layers) }
}
