import type { Digest } from '@/domain/docker/digest'
import type { ConfigBlob, LayerBlob, RunConfig } from '@/domain/docker/images/blobs'
import { isPresent } from '@/domain/docker/images/content'
import { type Made, makeConfig, makeLayer, makeManifest } from '@/domain/docker/images/digests'
import { keepImage } from '@/domain/docker/images/store'
import { done, type Outcome, refuse } from '@/domain/docker/outcome'
import { blobOf, putBlob, type Sim } from '@/domain/docker/sim'
import type { Container, ContainerConfig } from '@/domain/docker/world/container'
import type { World } from '@/domain/docker/world/world'
import { applyChanges } from './config-changes'
import { findContainer } from './find'
import { mergeConfig } from './merge-config'

export type CommitRequest = {
  container: string
  /** Full name with its tag; null leaves the image without one. */
  name: string | null
  author: string
  message: string
  /** Instructions of a Dockerfile. */
  changes: readonly string[]
}

/** Of a container's configuration, what an image keeps (moby daemon/containerd/imagespec.go). */
function imageConfig(config: RunConfig): RunConfig {
  const { User, ExposedPorts, Env, Entrypoint, Cmd, Volumes, WorkingDir } = config
  const { Labels, StopSignal, ArgsEscaped, Healthcheck, OnBuild, Shell } = config
  const all = { User, ExposedPorts, Env, Entrypoint, Cmd, Volumes, WorkingDir, Labels, StopSignal }
  const kept = { ...all, ArgsEscaped, Healthcheck, OnBuild, Shell }
  return Object.fromEntries(Object.entries(kept).filter(([, value]) => value !== undefined && value !== ''))
}

/** Why the image that it was made from is no base any more, or null. */
function missingBase(world: World, { image, manifest, store }: Container) {
  if (store === 'containerd')
    return isPresent(world, manifest) ? null : refuse('not-found', `content digest ${manifest}: not found`)
  if (world.overlay2.images[image]) return null
  const file = `/var/lib/docker/image/overlay2/imagedb/content/sha256/${image.slice('sha256:'.length)}`
  return refuse('not-found', `failed to get digest ${image}: open ${file}: no such file or directory`)
}

/** Layers of blobs that must be here. */
function madeLayers(world: World, digests: readonly Digest[]): Made<LayerBlob>[] {
  return digests.flatMap((digest) => {
    const blob = blobOf(world, digest)
    return blob?.kind === 'layer' ? [{ digest, blob }] : []
  })
}

/** The container's configuration after the changes, and then its own for what they left open. */
function changedConfig({ config }: Container, changes: readonly string[]): Outcome<RunConfig> {
  if (!changes.length) return done(config)
  const changed = applyChanges(config, changes)
  return changed.ok ? done(mergeConfig({ ...config, ...changed.value } as ContainerConfig, config)) : changed
}

/**
 * Makes an image of a container (moby daemon/commit.go; containerd/image_commit.go and images/image_commit.go): its
 * layers, and one more of what changed in it, unless nothing did. Volumes are left out.
 * @returns the image's id in the world's store
 */
export function commitContainer(sim: Sim, request: CommitRequest): Outcome<Digest> {
  const found = findContainer(sim.world, request.container)
  if (!found.ok) return found
  const container = found.value
  const { id, state, store } = container
  if (state.status === 'dead') return refuse('conflict', `You cannot commit container ${id} which is Dead`)
  if (state.status === 'removing') return refuse('conflict', `You cannot commit container ${id} which is being removed`)
  const config = changedConfig(container, request.changes)
  if (!config.ok) return config
  const missing = missingBase(sim.world, container)
  if (missing) return missing
  const base = blobOf(sim.world, container.configDigest)
  if (base?.kind !== 'config') return refuse('not-found', `content digest ${container.configDigest}: not found`)
  const layer = Object.keys(container.changes).length ? makeLayer(container.changes) : null
  const author = request.author || (store === 'containerd' ? (base.author ?? '') : '')
  const blob = committed(base, {
    layer,
    author,
    message: request.message,
    now: sim.world.now,
    container,
    config: config.value,
  })
  const made = makeConfig(blob)
  const layers = [...madeLayers(sim.world, container.layers), ...(layer ? [layer] : [])]
  const manifest = makeManifest(made, layers)
  for (const one of [...(layer ? [layer] : []), made, manifest]) putBlob(sim, one.digest, one.blob)
  return done(keepImage(sim, { manifest: manifest.digest, name: request.name, parent: container.image }))
}

type Commit = {
  layer: Made<LayerBlob> | null
  author: string
  message: string
  now: number
  container: Container
  config: RunConfig
}

/** The image's configuration: the base's, one step longer. */
function committed(base: ConfigBlob, { layer, author, message, now, container, config }: Commit): ConfigBlob {
  const { author: _author, stamped: _stamped, variant, ...rest } = base
  return {
    ...rest,
    // containerd forgets it (generateCommitImageConfig).
    ...(variant && container.store === 'overlay2' && { variant }),
    created: now,
    stamped: true,
    ...(author && { author }),
    config: imageConfig(config),
    rootfs: { type: 'layers', diff_ids: [...base.rootfs.diff_ids, ...(layer ? [layer.blob.diffId] : [])] },
    history: [
      ...base.history,
      {
        created: now,
        created_by: (container.config.Cmd ?? []).join(' '),
        ...(message && { comment: message }),
        ...(!layer && { empty_layer: true as const }),
      },
    ],
  }
}
