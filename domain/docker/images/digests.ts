import { canonical } from '@/domain/bank/canonical'
import { type Digest, digestOf, digestOfText } from '@/domain/docker/digest'
import { diffIdOf, sizeOfChanges } from '@/domain/docker/files/layers'
import { byteLength, type Changes } from '@/domain/docker/files/node'
import type { Blob, ConfigBlob, Descriptor, IndexBlob, LayerBlob, ManifestBlob, Platform } from './blobs'

/** A blob under its own digest. */
export type Made<B extends Blob> = { digest: Digest; blob: B }

const mediaTypes = {
  layer: 'application/vnd.oci.image.layer.v1.tar+gzip',
  config: 'application/vnd.oci.image.config.v1+json',
  manifest: 'application/vnd.oci.image.manifest.v1+json',
  index: 'application/vnd.oci.image.index.v1+json',
} as const

/** What of a config is hashed: its times only where it is `stamped`, so that equal builds make equal images. */
function hashedConfig({ kind: _kind, stamped, ...config }: ConfigBlob) {
  if (stamped) return config
  const history = config.history.map((entry) => ({ ...entry, created: undefined }))
  return { ...config, created: undefined, history }
}

function contentOf(blob: Exclude<Blob, LayerBlob>): unknown {
  if (blob.kind === 'config') return hashedConfig(blob)
  return { ...blob, kind: undefined, schemaVersion: 2, mediaType: mediaTypes[blob.kind] }
}

type Measure = { digest: Digest; size: number }
const measures = new WeakMap<Blob, Measure>()

/** Digest and size of a blob. Remembered by identity: blobs never change. */
function measure(blob: Blob): Measure {
  const known = measures.get(blob)
  if (known) return known
  const measured =
    blob.kind === 'layer'
      ? { digest: digestOf({ compressed: blob.diffId }), size: blob.compressed }
      : measureText(blobText(blob))
  measures.set(blob, measured)
  return measured
}
const measureText = (text: string): Measure => ({ digest: digestOfText(text), size: byteLength(text) })

/** A blob's digest; of a layer, that of its compressed form, so that it differs from the DiffID. */
export const blobDigest = (blob: Blob): Digest => measure(blob).digest
export const layerDigest = (blob: LayerBlob): Digest => blobDigest(blob)
export const configDigest = (blob: ConfigBlob): Digest => blobDigest(blob)
export const manifestDigest = (blob: ManifestBlob): Digest => blobDigest(blob)
export const indexDigest = (blob: IndexBlob): Digest => blobDigest(blob)

/** The JSON that a blob other than a layer is. */
export const blobText = (blob: Exclude<Blob, LayerBlob>): string => canonical(contentOf(blob))

/** Bytes as stored and transferred: of its JSON, or of the compressed layer. */
export const blobSize = (blob: Blob): number => measure(blob).size

/** What points at a blob from above. */
export const descriptorOf = (
  made: Made<Blob>,
  more: Pick<Descriptor, 'platform' | 'annotations'> = {},
): Descriptor => ({
  mediaType: mediaTypes[made.blob.kind],
  digest: made.digest,
  size: blobSize(made.blob),
  ...more,
})

/**
 * A layer of changes. `size` and `compressed` are counted from the files where they are not given: gzip makes about
 * two fifths of them, and an empty layer still takes 32 bytes. `diffId` is for whoever knows it already.
 */
export function makeLayer(
  changes: Changes,
  how: { size?: number; compressed?: number; diffId?: Digest } = {},
): Made<LayerBlob> {
  const size = how.size ?? sizeOfChanges(changes)
  const compressed = how.compressed ?? 32 + Math.ceil(size * 0.4)
  const blob: LayerBlob = { kind: 'layer', diffId: how.diffId ?? diffIdOf(changes), changes, size, compressed }
  return { digest: layerDigest(blob), blob }
}

/** A config under its digest. Its `rootfs` must name the DiffIDs of the layers that it will be used with. */
export const makeConfig = (blob: ConfigBlob): Made<ConfigBlob> => ({ digest: configDigest(blob), blob })

/** The manifest of a config and its layers, the bottom first. */
export function makeManifest(config: Made<ConfigBlob>, layers: readonly Made<LayerBlob>[]): Made<ManifestBlob> {
  const blob: ManifestBlob = {
    kind: 'manifest',
    config: descriptorOf(config),
    layers: layers.map((layer) => descriptorOf(layer)),
  }
  return { digest: manifestDigest(blob), blob }
}

/** An index of manifests. */
export function makeIndex(
  manifests: readonly { manifest: Made<ManifestBlob>; platform: Platform; annotations?: Record<string, string> }[],
): Made<IndexBlob> {
  const blob: IndexBlob = {
    kind: 'index',
    manifests: manifests.map(({ manifest, platform, annotations }) =>
      descriptorOf(manifest, annotations ? { platform, annotations } : { platform }),
    ),
  }
  return { digest: indexDigest(blob), blob }
}
