import { type Digest, short } from '@/domain/docker/digest'
import type { World } from '@/domain/docker/world/world'
import { isPresent } from './content'
import { listImages } from './store'

/**
 * A blob to pull. `unpacked`: its layer is here, on the same layers below; `packed`: only the blob is;
 * `absent`: it must be downloaded.
 */
export type LayerState = { digest: Digest; state: 'unpacked' | 'packed' | 'absent' }

const line = (digest: Digest, state: string): string => `${short(digest)}: ${state}\n`

/**
 * Lines of a pull into the containerd store (moby daemon/containerd/progress.go pullProgress). A terminal overwrites
 * a layer's line, so that its last state stays; elsewhere each state has a line of its own.
 * @param statements what an image's attestation holds, which is fetched and not unpacked
 */
export function reportContainerd(layers: LayerState[], statements: LayerState[], terminal: boolean): string[] {
  const fetched = ({ digest, state }: LayerState) =>
    line(digest, state === 'absent' ? 'Download complete' : 'Already exists')
  const about = statements.map(fetched)
  if (terminal) return [...lastStates(layers), ...about]
  const fresh = layers.filter(({ state }) => state !== 'unpacked')
  return [
    ...layers.filter(({ state }) => state === 'unpacked').map(fetched),
    ...fresh.map(({ digest }) => line(digest, 'Pulling fs layer')),
    ...fresh.map(fetched),
    ...about,
    ...fresh.map(({ digest }) => line(digest, 'Pull complete')),
  ]
}

const lastStates = (layers: readonly LayerState[]): string[] =>
  layers.map(({ digest, state }) => line(digest, state === 'unpacked' ? 'Already exists' : 'Pull complete'))

/** Downloads that run at a time (moby daemon/config, DefaultMaxConcurrentDownloads). */
const together = 3

/** Lines of a pull into overlay2 (moby daemon/internal/distribution/xfer/download.go). */
export function reportOverlay2(layers: readonly LayerState[], terminal: boolean): string[] {
  if (terminal) return lastStates(layers)
  const fresh = layers.filter(({ state }) => state !== 'unpacked').map(({ digest }) => digest)
  return [
    ...lastStates(layers.filter(({ state }) => state === 'unpacked')),
    ...fresh.map((digest) => line(digest, 'Pulling fs layer')),
    ...fresh.slice(together).map((digest) => line(digest, 'Waiting')),
    ...fresh.flatMap((digest) => [line(digest, 'Verifying Checksum'), line(digest, 'Download complete')]),
    ...fresh.map((digest) => line(digest, 'Pull complete')),
  ]
}

/** What the world's store has of a stack of layers: those at the bottom that an image or container stands on, too. */
export function layerStates(world: World, layers: readonly Digest[]): LayerState[] {
  const stacks = [
    ...listImages(world),
    ...Object.values(world.containers).filter(({ store }) => store === world.store),
  ].map((one) => one.layers)
  const shared = (stack: readonly Digest[]) => {
    const differs = layers.findIndex((digest, i) => stack[i] !== digest)
    return differs < 0 ? layers.length : differs
  }
  const count = Math.max(0, ...stacks.map(shared))
  return layers.map((digest, i) => ({ digest, state: i < count ? 'unpacked' : blobState(world, digest) }))
}

/** overlay2 keeps no blobs. */
export const blobState = (world: World, digest: Digest): 'packed' | 'absent' =>
  world.store === 'containerd' && isPresent(world, digest) ? 'packed' : 'absent'
