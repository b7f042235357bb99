import { layerOf, unionOf } from '@/domain/docker/files/layers'
import { diskOf, lowerLayers, rootTree } from '@/domain/docker/files/machine-disk'
import type { Changes, FsNode } from '@/domain/docker/files/node'
import { resolvePath } from '@/domain/docker/files/path'
import { findImage } from '@/domain/docker/images/store'
import { blobOf, type Sim } from '@/domain/docker/sim'
import type { World } from '@/domain/docker/world/world'
import { containerNamed } from './probe-images'

/** Where nothing stands at a path, in a shell's words. */
export const nothingThere = 'no such file'

/** The layers of a container, its writable one on top, or of a local image. */
function layersOf(world: World, of: string): { layers: Changes[]; writable: boolean } {
  const container = containerNamed(world, of)
  if (container) return { layers: [...lowerLayers(world, container), container.changes], writable: true }
  const image = findImage(world, of)
  if (!image.ok) return { layers: [], writable: false }
  return {
    writable: false,
    layers: image.value.layers.flatMap((digest) => {
      const blob = blobOf(world, digest)
      return blob?.kind === 'layer' ? [blob.changes] : []
    }),
  }
}

const textOf = (node: FsNode | null | undefined): string => (node?.kind === 'file' ? node.content.trim() : nothingThere)

/** What a file holds, trimmed: in a container as its processes see it (volumes too), or in an image. */
export function fileText(world: World, of: string, path: string): string {
  const container = containerNamed(world, of)
  if (!container) return textOf(unionOf(layersOf(world, of).layers)[resolvePath('/', path)])
  // A disk only reads the world that its sim holds here, so the docker command is never called.
  const sim: Sim = { world, docker: () => 1 }
  return textOf(diskOf(sim, { container: container.id }).stat(path))
}

/** Which layer a file comes from, in words: `writable layer`, `layer 2 of 3` counted from the bottom, or `nowhere`. */
export function layerWord(world: World, of: string, path: string): string {
  const { layers, writable } = layersOf(world, of)
  const index = layerOf(layers, resolvePath('/', path))
  if (index < 0) return 'nowhere'
  const lower = writable ? layers.length - 1 : layers.length
  return index === lower ? 'writable layer' : `layer ${index + 1} of ${lower}`
}

/**
 * Every layer that holds anything at a path, hidden by those above or not, in words, the bottom first; a whiteout has
 * a minus before it: `layer 2 of 3`, `-layer 3 of 3`.
 */
export function holders(world: World, of: string, path: string): string[] {
  const { layers, writable } = layersOf(world, of)
  const lower = writable ? layers.length - 1 : layers.length
  return layers.flatMap((layer, index) => {
    const node = layer[resolvePath('/', path)]
    if (node === undefined) return []
    return `${node ? '' : '-'}${index === lower ? 'writable layer' : `layer ${index + 1} of ${lower}`}`
  })
}

/** Files that a container's writable layer holds, with a minus before those it deletes. */
export function filesWritten(world: World, name: string): string[] {
  const container = containerNamed(world, name)
  if (!container) return []
  const before = rootTree(world, { ...container, changes: {} })
  return Object.entries(container.changes)
    .filter(([path, node]) => node?.kind !== 'dir' || before[path]?.kind !== 'dir')
    .map(([path, node]) => (node ? path : `-${path}`))
    .sort()
}
