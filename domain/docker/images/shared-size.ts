import type { World } from '@/domain/docker/world/world'
import type { Descriptor } from './blobs'
import { layerSize, layersOf } from './sizes'
import type { ImageSummary } from './summary'

function counts(keys: readonly string[]): Map<string, number> {
  const found = new Map<string, number>()
  for (const key of keys) found.set(key, (found.get(key) ?? 0) + 1)
  return found
}

const blobsOf = ({ manifests }: ImageSummary): Descriptor[] => [
  ...new Map(manifests.flatMap(({ blobs }) => blobs).map((blob) => [blob.digest, blob])).values(),
]

/**
 * Images of the containerd store with the bytes of snapshots and blobs that they have in common with others of the
 * list (moby daemon/containerd/image_list.go, computeSharedSize).
 */
export function withShared(world: World, summaries: readonly ImageSummary[]): ImageSummary[] {
  const snapshots = counts(summaries.flatMap(({ manifests }) => manifests.flatMap(({ chain }) => chain)))
  const blobs = counts(summaries.flatMap((summary) => blobsOf(summary).map(({ digest }) => digest)))
  const isShared = (found: Map<string, number>, key: string | undefined) =>
    key !== undefined && (found.get(key) ?? 0) > 1
  return summaries.map((summary) => {
    const unpacked = summary.manifests
      .filter(({ available }) => available)
      .flatMap(({ digest, chain }) => layersOf(world, digest).filter((_, index) => isShared(snapshots, chain[index])))
      .reduce((sum, digest) => sum + layerSize(world, digest), 0)
    const packed = blobsOf(summary)
      .filter(({ digest }) => isShared(blobs, digest))
      .reduce((sum, { size }) => sum + size, 0)
    return { ...summary, sharedSize: unpacked + packed }
  })
}
