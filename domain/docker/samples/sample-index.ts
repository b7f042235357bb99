import type { Digest } from '@/domain/docker/digest'
import { file } from '@/domain/docker/files/node'
import type { Blob, Descriptor, IndexBlob, LayerBlob, ManifestBlob } from '@/domain/docker/images/blobs'
import {
  descriptorOf,
  type Made,
  makeConfig,
  makeIndex,
  makeLayer,
  manifestDigest,
} from '@/domain/docker/images/digests'
import type { SampleImage } from './image'

/** What a tag of a sample repository points at, and the blobs below it. */
export type SampleTarget = { digest: Digest; blobs: [Digest, Blob][] }

const blobsOf = (image: SampleImage): [Digest, Blob][] =>
  [image.config, image.manifest, ...image.layers].map(({ digest, blob }) => [digest, blob])

/** Kinds of statement about an image: how it was built, and what is in it. */
const predicates = { provenance: 'https://slsa.dev/provenance/v0.2', sbom: 'https://spdx.dev/Document' } as const
export type Statement = keyof typeof predicates

function statementOf(image: SampleImage, kind: Statement): { layer: Made<LayerBlob>; descriptor: Descriptor } {
  const predicate = predicates[kind]
  const subject = {
    _type: 'https://in-toto.io/Statement/v0.1',
    predicateType: predicate,
    subject: image.manifest.digest,
  }
  const layer = makeLayer({ '/statement.json': file(`${JSON.stringify(subject)}\n`) })
  const annotations = { 'in-toto.io/predicate-type': predicate }
  return { layer, descriptor: { ...descriptorOf(layer, { annotations }), mediaType: 'application/vnd.in-toto+json' } }
}

/** What is said about an image, as BuildKit attaches it: a manifest for no platform, of statements instead of layers. */
function attestationOf(image: SampleImage, kinds: readonly Statement[]): SampleImage {
  const platform = { os: 'unknown', architecture: 'unknown' }
  const statements = kinds.map((kind) => statementOf(image, kind))
  const layers = statements.map(({ layer }) => layer)
  const config = makeConfig({
    kind: 'config',
    created: 0,
    ...platform,
    config: {},
    rootfs: { type: 'layers', diff_ids: layers.map(({ blob }) => blob.diffId) },
    history: [],
  })
  const blob: ManifestBlob = {
    kind: 'manifest',
    config: descriptorOf(config),
    layers: statements.map(({ descriptor }) => descriptor),
  }
  return { platform, config, layers, manifest: { digest: manifestDigest(blob), blob }, known: [] }
}

/** An index of one image per platform, each followed by its attestation. */
export function makeSampleIndex(
  images: SampleImage[],
  said: readonly Statement[] = ['sbom', 'provenance'],
): SampleTarget {
  const attested = images.map((image) => ({ image, attestation: attestationOf(image, said) }))
  const index: Made<IndexBlob> = makeIndex([
    ...attested.map(({ image }) => ({ manifest: image.manifest, platform: image.platform })),
    ...attested.map(({ image, attestation }) => ({
      manifest: attestation.manifest,
      platform: attestation.platform,
      annotations: {
        'vnd.docker.reference.digest': image.manifest.digest,
        'vnd.docker.reference.type': 'attestation-manifest',
      },
    })),
  ])
  const below = attested.flatMap(({ image, attestation }) => [...blobsOf(image), ...blobsOf(attestation)])
  return { digest: index.digest, blobs: [[index.digest, index.blob], ...below] }
}

/** One platform's manifest alone, without an index. */
export const makeSampleManifest = (image: SampleImage): SampleTarget => ({
  digest: image.manifest.digest,
  blobs: blobsOf(image),
})
