import type { Digest } from '@/domain/docker/digest'
import { blobOf, type Sim, update } from '@/domain/docker/sim'
import type { World } from '@/domain/docker/world/world'
import type { Blob, Descriptor, Platform } from './blobs'
import { descriptorOf } from './digests'

/** What a blob points at, in its order: an index at manifests, a manifest at its config and layers. */
export function childrenOf(blob: Blob | undefined): Descriptor[] {
  if (blob?.kind === 'index') return blob.manifests
  if (blob?.kind === 'manifest') return [blob.config, ...blob.layers]
  return []
}

/** Whether the containerd store has a blob. */
export const isPresent = (world: World, digest: Digest): boolean => world.containerd.content[digest] === true

/** What a name in the store points at, as a descriptor; undefined for a blob that nobody has. */
export function targetOf(world: World, digest: Digest): Descriptor | undefined {
  const blob = blobOf(world, digest)
  return blob && descriptorOf({ digest, blob })
}

/** A descriptor and all below it that the store has, from above (moby daemon/containerd/handlers.go). */
export function presentBelow(world: World, root: Descriptor): Descriptor[] {
  if (!isPresent(world, root.digest)) return []
  return [root, ...childrenOf(blobOf(world, root.digest)).flatMap((child) => presentBelow(world, child))]
}

/** A blob and all blobs below it, here or not. */
export const everythingBelow = (world: World, digest: Digest): Digest[] => [
  digest,
  ...childrenOf(blobOf(world, digest)).flatMap((child) => everythingBelow(world, child.digest)),
]

/** The manifests that an image names, present or not, in the order of its index. */
export function manifestsOf(world: World, target: Digest): Descriptor[] {
  const blob = blobOf(world, target)
  if (blob?.kind === 'manifest') return [descriptorOf({ digest: target, blob })]
  if (blob?.kind !== 'index' || !isPresent(world, target)) return []
  return blob.manifests.filter(({ mediaType }) => mediaType.includes('manifest.v'))
}

/** A manifest that is not an image but says something about one (moby daemon/containerd/image_manifest.go). */
export const isAttestation = (manifest: Descriptor): boolean =>
  manifest.annotations?.['vnd.docker.reference.type'] !== undefined

/** Attestations, and whatever is for no known platform. */
export const isPseudo = (manifest: Descriptor): boolean =>
  isAttestation(manifest) || (manifest.platform?.os === 'unknown' && manifest.platform.architecture === 'unknown')

/** The platform as the index says it, or else as the config does; undefined when that is not here. */
export function platformOf(world: World, manifest: Descriptor): Platform | undefined {
  if (manifest.platform) return manifest.platform
  const blob = blobOf(world, manifest.digest)
  const config = blob?.kind === 'manifest' ? blobOf(world, blob.config.digest) : undefined
  if (config?.kind !== 'config') return undefined
  const { os, architecture, variant } = config
  return variant ? { os, architecture, variant } : { os, architecture }
}

/** Whether a manifest is here with everything that it points at. */
export function isComplete(world: World, manifest: Descriptor): boolean {
  const blob = blobOf(world, manifest.digest)
  return isPresent(world, manifest.digest) && childrenOf(blob).every(({ digest }) => isPresent(world, digest))
}

/**
 * Marks blobs as present: an index alone, a manifest with its config and layers.
 * Whoever fetches, loads or makes blobs calls it before they are named.
 */
export function keepContent(sim: Sim, digests: readonly Digest[]): void {
  const all = digests.flatMap((digest) => {
    const blob = blobOf(sim.world, digest)
    return blob?.kind === 'manifest' ? [digest, ...childrenOf(blob).map((child) => child.digest)] : [digest]
  })
  const fresh = all.filter((digest) => !isPresent(sim.world, digest))
  if (!fresh.length) return
  const content = { ...sim.world.containerd.content, ...Object.fromEntries(fresh.map((digest) => [digest, true])) }
  update(sim, { containerd: { ...sim.world.containerd, content: content as Record<Digest, true> } })
}

/** Forgets blobs that no name leads to and no cached build step needs (containerd's garbage collector). */
export function collectGarbage(sim: Sim): void {
  const { world } = sim
  const reached = new Set<Digest>()
  for (const { target } of Object.values(world.containerd.names)) {
    const root = targetOf(world, target)
    if (root && !reached.has(target)) for (const { digest } of presentBelow(world, root)) reached.add(digest)
  }
  for (const { layer, store } of Object.values(world.cache)) if (layer && store === 'containerd') reached.add(layer)
  const kept = Object.entries(world.containerd.content).filter(([digest]) => reached.has(digest as Digest))
  if (kept.length === Object.keys(world.containerd.content).length) return
  update(sim, { containerd: { ...world.containerd, content: Object.fromEntries(kept) } })
}
