import { humanSize } from '@/domain/docker/cli/units'
import { type Digest, short } from '@/domain/docker/digest'
import { done, type Outcome, refuse } from '@/domain/docker/outcome'
import { blobOf, type Sim } from '@/domain/docker/sim'
import type { World } from '@/domain/docker/world/world'
import { type ArchivedImage, layerTarSize } from './archive-layout'
import type { Platform } from './blobs'
import type { ImageArchive, LoadOptions } from './image-archive'
import { suits } from './platform'
import { layerStates } from './pull-progress'
import { familiar } from './reference'
import { keepImage } from './store'

/** The manifest of an archived image that a store for one platform takes: what suits the host, or else the first. */
function manifestIn(world: World, { target }: ArchivedImage, holds: ReadonlySet<Digest>): Digest | null {
  const blob = blobOf(world, target)
  if (blob?.kind === 'manifest') return target
  if (blob?.kind !== 'index') return null
  const rank = (platform: Platform | undefined) => {
    const place = platform ? suits(world.platform, platform) : -1
    return place < 0 ? Number.MAX_SAFE_INTEGER : place
  }
  const held = blob.manifests.filter(({ digest, platform }) => holds.has(digest) && platform?.os !== 'unknown')
  return held.sort((a, b) => rank(a.platform) - rank(b.platform))[0]?.digest ?? null
}

/** See loadImages in load.ts (moby daemon/internal/image/tarexport/load.go). */
export function loadIntoOverlay2(
  sim: Sim,
  archive: ImageArchive,
  { platforms, progress, say }: LoadOptions,
): Outcome<null> {
  if (platforms.length > 1)
    return refuse(
      'stream',
      'multiple platforms not supported for this image store; use a multi-platform image store such as containerd-snapshotter',
    )
  const holds = new Set(archive.holds)
  const ids: Digest[] = []
  let named = 0
  let before: Digest | null = null
  for (const image of archive.images) {
    const manifest = manifestIn(sim.world, image, holds)
    const blob = manifest && blobOf(sim.world, manifest)
    const config = blob?.kind === 'manifest' ? blobOf(sim.world, blob.config.digest) : undefined
    if (!manifest || blob?.kind !== 'manifest' || config?.kind !== 'config') continue
    if (platforms[0] && suits(platforms[0], config) < 0) continue
    const id = blob.config.digest
    if (id !== before) {
      const layers = blob.layers.map(({ digest }) => digest)
      if (progress) for (const line of layerLines(sim.world, layers)) say(line)
      ids.push(id)
      named = 0
      before = id
    }
    if (image.name !== null) {
      const old = sim.world.overlay2.names[image.name]
      if (old && old !== id)
        say(`The image ${familiar(image.name)} already exists, renaming the old one with ID ${old} to empty string\n`)
      named++
    }
    keepImage(sim, { manifest, name: image.name, arrived: true })
    if (image.name !== null) say(`Loaded image: ${familiar(image.name)}\n`)
  }
  if (!named) for (const id of ids) say(`Loaded image ID: ${id}\n`)
  return done(null)
}

/** The last state of each layer's bar, on a terminal that does not tell its width. */
function layerLines(world: World, layers: readonly Digest[]): string[] {
  return layerStates(world, layers)
    .filter(({ state }) => state === 'absent')
    .flatMap(({ digest }) => {
      const layer = blobOf(world, digest)
      if (layer?.kind !== 'layer') return []
      const size = humanSize(layerTarSize(layer))
      return [`${short(layer.diffId)}: Loading layer [${'='.repeat(50)}>] ${size.padStart(8)}/${size}\n`]
    })
}
