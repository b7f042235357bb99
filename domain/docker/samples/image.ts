import type { Changes } from '@/domain/docker/files/node'
import type {
  ConfigBlob,
  HistoryEntry,
  LayerBlob,
  ManifestBlob,
  Platform,
  RunConfig,
} from '@/domain/docker/images/blobs'
import { type Made, makeConfig, makeLayer, makeManifest } from '@/domain/docker/images/digests'

import { makeRootfs, type Rootfs, withParents, writtenAt } from './rootfs'

/** One instruction of a sample's Dockerfile, as its history tells it. Without changes it made no layer. */
export type Step = {
  by: string
  changes?: Changes
  /** Instead of changes: a whole system. */
  rootfs?: Rootfs
  compressed?: number
  /** Of BuildKit when absent; empty for none. */
  comment?: string
}

/** A RUN line, as the builder records it. `compressed` is its layer's size in a registry, in bytes. */
export const run = (command: string, changes: Step['changes'], compressed: number): Step => ({
  by: `RUN /bin/sh -c ${command} # buildkit`,
  changes,
  compressed,
})

/** A sample image for one platform. */
export type SampleImage = {
  platform: Platform
  config: Made<ConfigBlob>
  manifest: Made<ManifestBlob>
  layers: Made<LayerBlob>[]
  /** What its layers put somewhere, of a whole system only the directories. */
  known: Changes[]
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
  ...(step.changes || step.rootfs ? {} : { empty_layer: true }),
})

/** The layer of a step made at an instant, if it makes one; what it puts somewhere is then known to the next. */
function layerOf({ changes, rootfs, compressed = 0 }: Step, known: Changes[], at: number): Made<LayerBlob>[] {
  if (rootfs) {
    known.push(rootfs.directories())
    return [makeRootfs(rootfs, compressed, at)]
  }
  if (!changes) return []
  const whole = writtenAt(withParents(changes, known), at)
  known.push(whole)
  return [makeLayer(whole, { compressed })]
}

/** Puts an image together: its own layers and history on those of its base. The config is given whole. */
export function makeImage({ platform, created, base, steps, config }: Recipe): SampleImage {
  const at = Date.parse(created)
  const known = [...(base?.known ?? [])]
  const own = steps.flatMap((step) => layerOf(step, known, at))
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
  return { platform, config: made, layers, manifest: makeManifest(made, layers), known }
}
