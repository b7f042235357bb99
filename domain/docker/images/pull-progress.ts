import { type Digest, short } from '@/domain/docker/digest'
import type { World } from '@/domain/docker/world/world'

/** A blob to pull; `held` when it is here already. */
export type LayerState = { digest: Digest; held: boolean }
/** An image's layers, the bottom first, and the statements that its attestation holds. */
export type Progress = { layers: LayerState[]; statements: LayerState[] }

const line = (digest: Digest, state: string): string => `${short(digest)}: ${state}\n`

/** A terminal overwrites a layer's line, so that its last state stays; elsewhere each state has a line of its own. */
function report(layers: readonly LayerState[], terminal: boolean, states: (fresh: Digest[]) => string[]): string[] {
  if (terminal) return layers.map(({ digest, held }) => line(digest, held ? 'Already exists' : 'Pull complete'))
  const known = layers.filter(({ held }) => held).map(({ digest }) => line(digest, 'Already exists'))
  return [...known, ...states(layers.filter(({ held }) => !held).map(({ digest }) => digest))]
}

/** Lines of a pull into the containerd store (moby daemon/containerd/progress.go pullProgress). */
export function reportContainerd({ layers, statements }: Progress, terminal: boolean): string[] {
  const about = statements.map(({ digest, held }) => line(digest, held ? 'Already exists' : 'Download complete'))
  if (terminal) return [...report(layers, true, () => []), ...about]
  const states = (fresh: Digest[]) => [
    ...fresh.map((digest) => line(digest, 'Pulling fs layer')),
    ...fresh.map((digest) => line(digest, 'Download complete')),
    ...about,
    ...fresh.map((digest) => line(digest, 'Pull complete')),
  ]
  return report(layers, false, states)
}

/** Downloads that run at a time (moby daemon/config, DefaultMaxConcurrentDownloads). */
const together = 3

/** Lines of a pull into overlay2 (moby daemon/internal/distribution/xfer/download.go). */
export const reportOverlay2 = (layers: readonly LayerState[], terminal: boolean): string[] =>
  report(layers, terminal, (fresh) => [
    ...fresh.map((digest) => line(digest, 'Pulling fs layer')),
    ...fresh.slice(together).map((digest) => line(digest, 'Waiting')),
    ...fresh.flatMap((digest) => [line(digest, 'Verifying Checksum'), line(digest, 'Download complete')]),
    ...fresh.map((digest) => line(digest, 'Pull complete')),
  ])

/** Which layers overlay2 has: those at the bottom that some image or container stands on, in the same order. */
export function layersHeld(world: World, layers: readonly Digest[]): LayerState[] {
  const stacks = [
    ...Object.values(world.overlay2.images),
    ...Object.values(world.containers).filter(({ store }) => store === 'overlay2'),
  ].map((one) => one.layers)
  const shared = (stack: readonly Digest[]) => {
    const differs = layers.findIndex((digest, i) => stack[i] !== digest)
    return differs < 0 ? layers.length : differs
  }
  const count = Math.max(0, ...stacks.map(shared))
  return layers.map((digest, i) => ({ digest, held: i < count }))
}
