import type { Digest } from '@/domain/docker/digest'
import { file } from '@/domain/docker/files/node'
import type { ConfigBlob, LayerBlob, ManifestBlob, Platform } from '@/domain/docker/images/blobs'
import { putName } from '@/domain/docker/images/containerd-names'
import { collectGarbage, keepContent } from '@/domain/docker/images/content'
import { type Made, makeConfig, makeIndex, makeLayer, makeManifest } from '@/domain/docker/images/digests'
import { keepImage } from '@/domain/docker/images/store'
import { blobOf, putBlob, type Sim } from '@/domain/docker/sim'
import type { Draft } from './plan-stage'
import type { Progress, Step } from './progress'

type Finished = { config: Made<ConfigBlob>; layers: Made<LayerBlob>[]; platform: Platform }

/** An image without values that are not there, as JSON would have it. */
const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T

/** Layers that the history does not tell of get entries of their own (exporter/containerimage/writer.go). */
function completed(image: Draft, layers: number, now: number): Draft['history'] {
  const told = image.history.filter(({ empty_layer }) => !empty_layer).length
  const more = Array.from({ length: Math.max(0, layers - told) }, () => ({
    created: now,
    created_by: '',
    comment: 'buildkit.exporter.image.v0',
  }))
  return [...image.history, ...more]
}

function finish(sim: Sim, image: Draft, digests: readonly Digest[]): Finished {
  const layers = digests.flatMap((digest): Made<LayerBlob>[] => {
    const blob = blobOf(sim.world, digest)
    return blob?.kind === 'layer' ? [{ digest, blob }] : []
  })
  const { now } = sim.world
  const config = makeConfig(
    plain({
      kind: 'config',
      created: now,
      ...image,
      history: completed(image, layers.length, now),
      rootfs: { type: 'layers', diff_ids: layers.map(({ blob }) => blob.diffId) },
    }),
  )
  const { os, architecture, variant } = image
  return { config, layers, platform: variant ? { os, architecture, variant } : { os, architecture } }
}

type Attestation = { layer: Made<LayerBlob>; config: Made<ConfigBlob>; manifest: Made<ManifestBlob> }

/** What an image was made of: a manifest for no platform that names the one it is about (util/attestation). */
function attestationOf(manifest: Made<ManifestBlob>, bases: readonly string[]): Attestation {
  const statement = {
    _type: 'https://in-toto.io/Statement/v0.1',
    predicateType: 'https://slsa.dev/provenance/v0.2',
    subject: [manifest.digest],
    predicate: { buildType: 'https://mobyproject.org/buildkit@v1', materials: bases },
  }
  const layer = makeLayer({ '/provenance.json': file(`${JSON.stringify(statement)}\n`) })
  const config = makeConfig({
    kind: 'config',
    created: 0,
    architecture: 'unknown',
    os: 'unknown',
    config: {},
    rootfs: { type: 'layers', diff_ids: [layer.blob.diffId] },
    history: [],
  })
  return { layer, config, manifest: makeManifest(config, [layer]) }
}
export type Exported = {
  /** As `docker build -q` prints it. */
  id: Digest
  /** What the names point at. */
  target: Digest
}

/** An index of the image and of what it was made of. */
function attest(
  progress: Progress,
  step: Step,
  { manifest, platform, bases }: { manifest: Made<ManifestBlob>; platform: Platform; bases: readonly string[] },
): Digest {
  const { sim } = progress
  const attestation = attestationOf(manifest, bases)
  const index = makeIndex([
    { manifest, platform },
    {
      manifest: attestation.manifest,
      platform: { os: 'unknown', architecture: 'unknown' },
      annotations: {
        'vnd.docker.reference.digest': manifest.digest,
        'vnd.docker.reference.type': 'attestation-manifest',
      },
    },
  ])
  for (const { digest, blob } of [...Object.values(attestation), index]) putBlob(sim, digest, blob)
  keepContent(sim, [index.digest, attestation.manifest.digest])
  progress.status(step, `exporting attestation manifest ${attestation.manifest.digest}`, { takes: 10 })
  progress.status(step, `exporting manifest list ${index.digest}`)
  return index.digest
}

/** `bases` are told of in an attestation; null for none. */
type Export = { image: Draft; layers: readonly Digest[]; names: readonly string[]; bases: readonly string[] | null }

/**
 * Into the containerd store. BuildKit writes names by itself: an image that had one before is not kept as dangling
 * (buildkit exporter/containerimage/export.go; moby builder-next/exporter/wrapper.go).
 */
function toContainerd(progress: Progress, step: Step, { image, layers, names, bases }: Export): Exported {
  const { sim } = progress
  const { config, layers: blobs, platform } = finish(sim, image, layers)
  const manifest = makeManifest(config, blobs)
  for (const { digest, blob } of [config, manifest]) putBlob(sim, digest, blob)
  keepContent(sim, [manifest.digest])
  progress.status(step, 'exporting layers', { takes: 40 })
  progress.status(step, `exporting manifest ${manifest.digest}`)
  progress.status(step, `exporting config ${config.digest}`)
  const target = bases ? attest(progress, step, { manifest, platform, bases }) : manifest.digest
  for (const name of names.length ? names : [`moby-dangling@${target}`]) {
    const { now } = sim.world
    const old = sim.world.containerd.names[name]
    putName(sim, name, { target, createdAt: old?.createdAt ?? now, updatedAt: now })
    progress.status(step, `naming to ${name}`)
    if (layers.length) progress.status(step, `unpacking to ${name}`, { takes: 20 })
  }
  collectGarbage(sim)
  return { id: target, target }
}

/** Into the overlay2 store (moby builder-next/exporter/mobyexporter/export.go). */
function toOverlay2(progress: Progress, step: Step, { image, layers, names }: Export): Exported {
  const { sim } = progress
  const { config, layers: blobs } = finish(sim, image, layers)
  const manifest = makeManifest(config, blobs)
  putBlob(sim, config.digest, config.blob)
  putBlob(sim, manifest.digest, manifest.blob)
  if (layers.length) progress.status(step, 'exporting layers', { takes: 40 })
  progress.status(step, `writing image ${config.digest}`)
  if (!names.length) keepImage(sim, { manifest: manifest.digest, name: null })
  for (const name of names) {
    keepImage(sim, { manifest: manifest.digest, name })
    progress.status(step, `naming to ${name}`)
  }
  return { id: config.digest, target: manifest.digest }
}

/** Makes an image of what a build made, and names it. */
export function exportImage(progress: Progress, made: Export): Exported {
  const step = progress.begin('exporting to image')
  progress.pass(step, 10)
  const exported =
    progress.sim.world.store === 'containerd' ? toContainerd(progress, step, made) : toOverlay2(progress, step, made)
  progress.pass(step, 10)
  return exported
}
