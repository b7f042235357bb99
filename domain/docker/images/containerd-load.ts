import type { Digest } from '@/domain/docker/digest'
import { done, type Outcome, refuse } from '@/domain/docker/outcome'
import type { Sim } from '@/domain/docker/sim'
import type { World } from '@/domain/docker/world/world'
import type { Platform } from './blobs'
import { bestManifest } from './containerd-store'
import { keepContent, manifestsOf, platformOf } from './content'
import type { ImageArchive, LoadOptions } from './image-archive'
import { formatPlatform, suits } from './platform'
import { familiar } from './reference'
import { keepImage } from './store'

/** See loadImages in load.ts (moby daemon/containerd/image_exporter.go). */
export function loadIntoContainerd(sim: Sim, archive: ImageArchive, { platforms, say }: LoadOptions): Outcome<null> {
  keepContent(sim, archive.holds)
  const without: string[] = []
  for (const { name, target } of archive.images) {
    const best = bestManifest(sim.world, target)
    if (!best) continue
    keepImage(sim, { manifest: best.digest, target, name, arrived: true })
    if (!provides(sim.world, target, platforms)) without.push(name === null ? target : familiar(name))
  }
  if (without.length) return refuse('stream', notLoadedFor(without, platforms))
  for (const { name, target } of archive.images)
    say(name === null ? `Loaded image ID: ${target}\n` : `Loaded image: ${familiar(name)}\n`)
  return done(null)
}

function provides(world: World, target: Digest, platforms: readonly Platform[]): boolean {
  const offered = manifestsOf(world, target).flatMap((manifest) => {
    const platform = world.containerd.content[manifest.digest] ? platformOf(world, manifest) : undefined
    return platform ? [platform] : []
  })
  return !platforms.length || platforms.some((wanted) => offered.some((platform) => suits(wanted, platform) >= 0))
}

function notLoadedFor(names: readonly string[], platforms: readonly Platform[]): string {
  const asked = `([${platforms.map(formatPlatform).join(' ')}])`
  return names.length === 1
    ? `image ${names[0]} was loaded, but doesn't provide the requested platform ${asked}`
    : `images [${names.join(', ')}] were loaded, but don't provide the requested platform ${asked}`
}
