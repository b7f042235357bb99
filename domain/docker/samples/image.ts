import { type Digest, digestOf } from '@/domain/docker/digest'
import { type Changes, directory, type FsNode, file } from '@/domain/docker/files/node'
import { parentOf } from '@/domain/docker/files/path'
import type {
  Blob,
  ConfigBlob,
  Descriptor,
  HistoryEntry,
  IndexBlob,
  LayerBlob,
  ManifestBlob,
  Platform,
  RunConfig,
} from '@/domain/docker/images/blobs'
import {
  descriptorOf,
  type Made,
  makeConfig,
  makeIndex,
  makeLayer,
  makeManifest,
  manifestDigest,
} from '@/domain/docker/images/digests'

/** One instruction of a sample's Dockerfile, as its history tells it. Without changes it made no layer. */
export type Step = {
  by: string
  changes?: Changes
  compressed?: number
  /** What the layer is, to the last file: its DiffID is made of this where there are too many files to hash. */
  identity?: string
  /** Of BuildKit when absent; empty for none. */
  comment?: string
}

/** Paths that an image's layers hold, a set for each. */
type Paths = Set<string>[]

/** A sample image for one platform. */
export type SampleImage = {
  platform: Platform
  config: Made<ConfigBlob>
  manifest: Made<ManifestBlob>
  layers: Made<LayerBlob>[]
  paths: Paths
}

export type Recipe = {
  platform: Platform
  /** ISO date and time. */
  created: string
  base?: SampleImage
  steps: Step[]
  config: RunConfig
}

const buildkit = 'buildkit.dockerfile.v0'

const historyOf = (step: Step, created: number): HistoryEntry => ({
  created,
  created_by: step.by,
  ...(step.comment === '' ? {} : { comment: step.comment ?? buildkit }),
  ...(step.changes ? {} : { empty_layer: true }),
})

/** Adds the directories that no layer has yet, above what a layer puts there. */
function withParents(changes: Changes, known: Paths): Changes {
  const own = new Set(Object.keys(changes))
  known.push(own)
  const missing: Record<string, FsNode> = {}
  for (const path of own)
    for (let above = parentOf(path); above !== '/' && !known.some((paths) => paths.has(above)); above = parentOf(above))
      missing[above] = directory()
  for (const path of Object.keys(missing)) own.add(path)
  return Object.keys(missing).length ? { ...missing, ...changes } : changes
}

/** Puts an image together: its own layers and history on those of its base. The config is given whole. */
export function makeImage({ platform, created, base, steps, config }: Recipe): SampleImage {
  const at = Date.parse(created)
  const paths = [...(base?.paths ?? [])]
  const own = steps.flatMap(({ changes, compressed, identity }) =>
    changes
      ? [
          makeLayer(withParents(changes, paths), {
            compressed,
            ...(identity ? { diffId: digestOf({ identity }) } : {}),
          }),
        ]
      : [],
  )
  const layers = [...(base?.layers ?? []), ...own]
  const blob: ConfigBlob = {
    kind: 'config',
    created: at,
    ...platform,
    config,
    rootfs: { type: 'layers', diff_ids: layers.map((layer) => layer.blob.diffId) },
    history: [...(base?.config.blob.history ?? []), ...steps.map((step) => historyOf(step, at))],
  }
  const made = makeConfig(blob)
  return { platform, config: made, layers, manifest: makeManifest(made, layers), paths }
}

/** What a tag of a sample repository points at, and the blobs below it. */
export type SampleTarget = { digest: Digest; blobs: Record<Digest, Blob> }

const blobsOf = (image: SampleImage): Record<Digest, Blob> =>
  Object.fromEntries([image.config, image.manifest, ...image.layers].map(({ digest, blob }) => [digest, blob]))

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
  return { platform, config, layers, manifest: { digest: manifestDigest(blob), blob }, paths: [] }
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
  const below = attested.flatMap(({ image, attestation }) => [blobsOf(image), blobsOf(attestation)])
  return { digest: index.digest, blobs: Object.assign({ [index.digest]: index.blob }, ...below) }
}

/** One platform's manifest alone, without an index. */
export const makeSampleManifest = (image: SampleImage): SampleTarget => ({
  digest: image.manifest.digest,
  blobs: blobsOf(image),
})
