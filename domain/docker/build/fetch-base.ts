import type { Digest } from '@/domain/docker/digest'
import { keepContent } from '@/domain/docker/images/content'
import { blobSize } from '@/domain/docker/images/digests'
import { blobOf } from '@/domain/docker/sim'
import { heldLayers } from './build-cache'
import type { ImageOp } from './op'
import type { Progress, Step } from './progress'

/** How long steps take, in simulated milliseconds. Layers come side by side. */
const takes = { download: 1500, extract: 200 }

/**
 * Fetches what of a base image is not here: overlay2 tells of its manifests, too (moby
 * builder-next/adapters/containerimage/pull.go). The image gets no name by that.
 */
export function fetchBase(progress: Progress, step: Step, { documents, layers }: ImageOp): void {
  const { sim } = progress
  const held = heldLayers(sim.world)
  const missing = layers.filter((digest) => !held.has(digest))
  if (!missing.length) return
  const startedAt = sim.world.now
  progress.pass(step, takes.download)
  const show = (digest: Digest, completedAt: number) => {
    const blob = blobOf(sim.world, digest)
    const size = blob ? blobSize(blob) : 0
    step.statuses.push({ id: digest, current: size, total: size, startedAt, completedAt })
  }
  if (sim.world.store === 'overlay2') for (const digest of documents) show(digest, startedAt)
  for (const digest of missing) show(digest, sim.world.now)
  keepContent(sim, missing)
  for (const digest of missing) progress.status(step, `extracting ${digest}`, { takes: takes.extract })
}
