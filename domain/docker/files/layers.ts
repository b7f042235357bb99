import { canonical } from '@/domain/bank/canonical'
import { type Digest, digestOf } from '@/domain/docker/digest'
import type { Changes, FsNode, Tree } from './node'
import { sizeOf } from './node'
import { chainOf, isUnder } from './path'

/**
 * A tree with a layer's changes on top, as a union mount shows it (image-spec
 * layer.md): a null deletes a path and all under it, an opaque directory hides
 * what was under it, anything but a directory replaces a directory whole.
 */
export function applyLayer(tree: Tree, changes: Changes): Tree {
  const next: Record<string, FsNode> = { ...tree }
  const gone = Object.entries(changes)
    .filter(([path, node]) => {
      if (node === null) return true
      return node.kind === 'dir' ? node.opaque === true : tree[path]?.kind === 'dir'
    })
    .map(([path]) => path)
  if (gone.length) {
    const hidden = new Set(gone)
    for (const path of Object.keys(tree)) if (chainOf(path).some((above) => hidden.has(above))) delete next[path]
  }
  for (const [path, node] of Object.entries(changes)) {
    if (node === null) continue
    next[path] = node.kind === 'dir' && node.opaque ? { ...node, opaque: undefined } : node
  }
  return next
}

const merged = new WeakMap<Tree, WeakMap<Changes, Tree>>()
const emptyTree: Tree = {}

/** The tree of layers from the bottom up. Remembered by identity: trees and layers never change. */
export function unionOf(layers: readonly Changes[]): Tree {
  return layers.reduce<Tree>((below, layer) => {
    const known = merged.get(below) ?? new WeakMap<Changes, Tree>()
    merged.set(below, known)
    const tree = known.get(layer) ?? applyLayer(below, layer)
    known.set(layer, tree)
    return tree
  }, emptyTree)
}

/** Whether two nodes are the same but for their time. */
export const sameNode = (a: FsNode | null | undefined, b: FsNode | null | undefined): boolean =>
  a === b || (a != null && b != null && canonical({ ...a, mtime: 0 }) === canonical({ ...b, mtime: 0 }))

/** The changes that turn `before` into `after`; whiteouts only for the topmost deleted path. */
export function changesBetween(before: Tree, after: Tree): Changes {
  const changes: Record<string, FsNode | null> = {}
  for (const [path, node] of Object.entries(after)) if (!sameNode(before[path], node)) changes[path] = node
  const gone = Object.keys(before).filter((path) => !after[path])
  for (const path of gone) if (!gone.some((other) => other !== path && isUnder(path, other))) changes[path] = null
  return changes
}

/** Bytes that a layer's files take unpacked. */
export const sizeOfChanges = (changes: Changes): number =>
  Object.values(changes).reduce((sum, node) => sum + sizeOf(node), 0)

/** The DiffID of a layer: the digest of its unpacked content, whatever its times (image-spec config.md). */
export const diffIdOf = (changes: Changes): Digest =>
  digestOf({
    layer: Object.fromEntries(
      Object.entries(changes).map(([path, node]) => [path, node && { ...node, mtime: undefined }]),
    ),
  })

/** Where a path comes from: the index of the topmost layer that holds it, or -1. */
export function layerOf(layers: readonly Changes[], path: string): number {
  for (let index = layers.length - 1; index >= 0; index--) {
    const layer = layers[index]
    if (layer?.[path] !== undefined) return layer[path] === null ? -1 : index
    if (chainOf(path).some((above) => above !== path && (layer?.[above] === null || hides(layer?.[above])))) return -1
  }
  return -1
}

const hides = (node: FsNode | null | undefined) => node != null && (node.kind !== 'dir' || node.opaque === true)
