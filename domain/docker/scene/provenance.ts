import { unionOf } from '@/domain/docker/files/layers'
import type { Changes, FsNode } from '@/domain/docker/files/node'
import { isUnder, nameOf, parentOf } from '@/domain/docker/files/path'

/** One layer with the words that tell it apart: `layer 2 of nginx:1.29`, `writable layer`. */
export type NamedLayer = { title: string; changes: Changes }

/** One entry of a directory as a union shows it; `deleted` for what a whiteout hides. */
export type Entry = {
  name: string
  path: string
  node: FsNode
  /** Index of the layer that it comes from; of a deleted one, the layer that deleted it. */
  layer: number
  deleted: boolean
}

/** What one layer holds at a path, or hides from there on. */
type Version = { layer: number; node: FsNode | null }

/** Every layer that says something about a path, the bottom first; null where it is deleted there. */
export function versionsOf(layers: readonly NamedLayer[], path: string): Version[] {
  return layers.flatMap(({ changes }, layer): Version[] => {
    const own = changes[path]
    if (own !== undefined) return [{ layer, node: own }]
    const above = Object.entries(changes).some(([other, node]) => other !== path && isUnder(path, other) && hides(node))
    return above ? [{ layer, node: null }] : []
  })
}

const hides = (node: FsNode | null) => node === null || node.kind !== 'dir' || node.opaque === true

/** Names that any layer has in a directory. */
function childrenOf(layers: readonly NamedLayer[], directory: string): string[] {
  const paths = layers.flatMap(({ changes }) => Object.keys(changes).filter((path) => parentOf(path) === directory))
  return [...new Set(paths)].filter((path) => path !== '/').sort()
}

/** What a directory shows of layers one on the other, with where each entry comes from; deleted ones, too. */
export function entriesOf(layers: readonly NamedLayer[], directory: string): Entry[] {
  const merged = unionOf(layers.map(({ changes }) => changes))
  return childrenOf(layers, directory).flatMap((path): Entry[] => {
    const versions = versionsOf(layers, path)
    const last = versions.at(-1)
    const node = merged[path]
    if (!last) return []
    if (node) return [{ name: nameOf(path), path, node, layer: last.layer, deleted: false }]
    const hidden = versions.toReversed().find((version) => version.node !== null)?.node
    return hidden ? [{ name: nameOf(path), path, node: hidden, layer: last.layer, deleted: true }] : []
  })
}

/** What one layer alone says of a directory: what it puts there, and what it deletes (`node` null). */
export function layerEntries(
  changes: Changes,
  directory: string,
): { name: string; path: string; node: FsNode | null }[] {
  const under = Object.keys(changes).filter((path) => path !== '/' && parentOf(path) === directory)
  // A layer may hold a file without an entry for the directories above it.
  const implied = Object.keys(changes)
    .filter((path) => isUnder(path, directory) && parentOf(path) !== directory && path !== directory)
    .map(
      (path) =>
        `${directory === '/' ? '' : directory}/${path.slice(directory === '/' ? 1 : directory.length + 1).split('/')[0]}`,
    )
  return [...new Set([...under, ...implied])]
    .sort()
    .map((path) => ({ name: nameOf(path), path, node: path in changes ? (changes[path] ?? null) : impliedDirectory }))
}

const impliedDirectory: FsNode = { kind: 'dir', mode: 0o755, uid: 0, gid: 0, mtime: 0 }
