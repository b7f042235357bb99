import type { Digest } from '@/domain/docker/digest'
import type { ConfigBlob } from '@/domain/docker/images/blobs'
import type { LocalImageView } from '@/domain/docker/images/local-image'
import { blobOf } from '@/domain/docker/sim'
import type { Container } from '@/domain/docker/world/container'
import type { World } from '@/domain/docker/world/world'

/** One read-only layer of the host, drawn once, with whatever stands on it. */
export type PicturedLayer<Image, Standing> = {
  /** Digests from the bottom up: the same for whoever shares it. */
  key: string
  /** Null for the nothing that an image without layers stands on. */
  digest: Digest | null
  /** What made it, as written in the Dockerfile: `RUN apk add curl`. */
  label: string
  /** Bytes unpacked. */
  size: number
  /** Layers on top of it. */
  above: PicturedLayer<Image, Standing>[]
  /** Images whose topmost layer it is. */
  images: Image[]
  /** Containers whose image ends here. */
  containers: Standing[]
}

/** An instruction as people write it, from the history's record of it. */
export function instruction(createdBy: string): string {
  const text = createdBy
    .replace(/\s*# buildkit$/, '')
    .replace(/^\/bin\/sh -c #\(nop\)\s+/, '')
    .replace(/^\/bin\/sh -c\s+/, 'RUN ')
    .replace(/^RUN (\|\d+ (\S+=\S* )*)?\/bin\/sh -c\s+/, 'RUN ')
    .replace(/\s+/g, ' ')
    .trim()
  const from = /^ADD file:[0-9a-f]+ in \//.test(text) ? 'ADD root file system' : text
  return from || 'a layer without a record'
}

/** What made each layer of a config, the bottom first. */
export const instructionsOf = (config: ConfigBlob): string[] =>
  config.history.filter((entry) => !entry.empty_layer).map((entry) => instruction(entry.created_by))

type Shelf<I, S> = PicturedLayer<I, S>[]

function put<I, S>(world: World, roots: Shelf<I, S>, layers: readonly Digest[], labels: readonly string[]) {
  let shelf = roots
  let key = ''
  let top: PicturedLayer<I, S> | undefined
  for (const [i, digest] of (layers.length ? layers : [null]).entries()) {
    key = digest ? `${key}${key && '/'}${digest.slice(7, 19)}` : 'nothing'
    let layer = shelf.find((one) => one.key === key)
    if (!layer) {
      const blob = digest ? blobOf(world, digest) : undefined
      const size = blob?.kind === 'layer' ? blob.size : 0
      const label = digest ? (labels[i] ?? 'a layer') : 'no layers'
      layer = { key, digest, label, size, above: [], images: [], containers: [] }
      shelf.push(layer)
    }
    top = layer
    shelf = layer.above
  }
  return top
}

/**
 * All layers of the world's store as a forest: whatever images share is one layer with several on top.
 * Containers keep the layers of an image that was removed.
 */
export function layerForest<I, S>(
  world: World,
  images: readonly { view: LocalImageView; drawn: I }[],
  containers: readonly { container: Container; drawn: S }[],
): PicturedLayer<I, S>[] {
  const roots: Shelf<I, S> = []
  for (const { view, drawn } of images) put(world, roots, view.layers, instructionsOf(view.config))?.images.push(drawn)
  for (const { container, drawn } of containers) {
    const config = blobOf(world, container.configDigest)
    const labels = config?.kind === 'config' ? instructionsOf(config) : []
    put(world, roots, container.layers, labels)?.containers.push(drawn)
  }
  return roots
}
