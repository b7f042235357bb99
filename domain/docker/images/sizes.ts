import type { Digest } from '@/domain/docker/digest'
import { type Changes, sizeOf } from '@/domain/docker/files/node'
import { chainOf, parentOf } from '@/domain/docker/files/path'
import { blobOf, isMadeHere } from '@/domain/docker/sim'
import type { World } from '@/domain/docker/world/world'
import type { Descriptor } from './blobs'
import { isComplete, presentBelow } from './content'

const block = 4096
const inBlocks = (bytes: number) => Math.ceil(bytes / block) * block

/**
 * Bytes that a layer takes on the disk of the containerd store: whole blocks, and one for each directory, the root
 * and those above a change among them (containerd continuity fs/du_unix.go). Thus a file of two bytes in the root
 * directory takes 8192.
 */
export function snapshotUsage(changes: Changes): number {
  const directories = new Set<string>(['/'])
  let size = 0
  for (const [path, node] of Object.entries(changes)) {
    for (const above of chainOf(parentOf(path))) directories.add(above)
    if (node?.kind === 'dir') directories.add(path)
    else size += inBlocks(sizeOf(node))
  }
  return size + directories.size * block
}

/**
 * Bytes that a layer's content takes unpacked in the world's store; the samples say it themselves. A layer without a
 * byte may be a sample's and made here as well: it takes its directories in either case.
 */
export function layerSize(world: World, digest: Digest): number {
  const blob = blobOf(world, digest)
  if (blob?.kind !== 'layer') return 0
  if (world.store === 'overlay2') return blob.size
  return blob.size === 0 || isMadeHere(world, digest) ? snapshotUsage(blob.changes) : blob.size
}

/** Bytes of layers unpacked, one above the other. */
export const layersSize = (world: World, layers: readonly Digest[]): number =>
  layers.reduce((sum, digest) => sum + layerSize(world, digest), 0)

/** Layers of a manifest, the bottom first. */
export function layersOf(world: World, manifest: Digest): Digest[] {
  const blob = blobOf(world, manifest)
  return blob?.kind === 'manifest' ? blob.layers.map(({ digest }) => digest) : []
}

/** Bytes of snapshots that a manifest's layers were unpacked to in the containerd store. */
export const unpackedSize = (world: World, manifest: Descriptor): number =>
  isComplete(world, manifest) ? layersSize(world, layersOf(world, manifest.digest)) : 0

/** Bytes of a manifest's blobs, packed, as far as the containerd store has them. */
export const contentSize = (world: World, manifest: Descriptor): number =>
  presentBelow(world, manifest).reduce((sum, { size }) => sum + size, 0)
