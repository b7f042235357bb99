import { moveTo } from '@/domain/docker/engine/clock'
import type { Sim } from '@/domain/docker/sim'
import type { World } from '@/domain/docker/world/world'
import type { Platform } from './blobs'
import { formatPlatform, suits } from './platform'
import { layerStates, reportOverlay2 } from './pull-progress'
import { familiar, fullName, type Reference, repositoryOf } from './reference'
import { digestsOf, downloadTime, type PullProgress, type RemoteImage } from './remote-image'
import { findImage, keepImage } from './store'

/** Keeps one platform's config and layers, under the name and under the digest. @returns whether it is new */
export function pullIntoOverlay2(
  sim: Sim,
  { ref, target, digest, manifest }: RemoteImage,
  { terminal, say }: PullProgress,
): boolean {
  const id = manifest.config.digest
  const { images, names } = sim.world.overlay2
  const isNew = names[fullName(ref)] !== id
  if (!images[id]) {
    const layers = layerStates(sim.world, digestsOf(manifest.layers))
    for (const line of reportOverlay2(layers, terminal)) say(line)
  }
  moveTo(sim, sim.world.now + downloadTime)
  // A name by digest never moves: it stays with the platform that came first (moby distribution/pull.go, addDigestReference).
  const byDigest = `${repositoryOf(ref)}@${target}`
  keepImage(sim, { manifest: digest, target, name: names[byDigest] ? null : byDigest, arrived: true })
  if (!ref.digest) keepImage(sim, { manifest: digest, target, name: fullName(ref), arrived: true })
  say(`Digest: ${target}\n`)
  return isNew
}

/** For an image of one platform that is not the one asked for (moby daemon/images/image.go GetImage). */
export function platformMismatch(world: World, ref: Reference, wanted: Platform): string | null {
  const found = findImage(world, fullName(ref))
  if (!found.ok) return null
  const { os, architecture, variant } = found.value.config
  const own = variant ? { os, architecture, variant } : { os, architecture }
  if (suits(wanted, own) >= 0) return null
  const said = `its platform (${formatPlatform(own)}) does not match the specified platform (${formatPlatform(wanted)})`
  return `image with reference ${familiar(fullName(ref))} was found but ${said}`
}
