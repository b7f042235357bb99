import { unionOf } from '@/domain/docker/files/layers'
import { lowerLayers, rootTree } from '@/domain/docker/files/machine-disk'
import { type FsNode, sizeOf, type Tree } from '@/domain/docker/files/node'
import { isUnder, parentOf } from '@/domain/docker/files/path'
import type { Container } from '@/domain/docker/world/container'
import type { World } from '@/domain/docker/world/world'

export type Change = { kind: 'A' | 'C' | 'D'; path: string }

/** File systems may keep whole seconds only. */
const sameTime = (a: number, b: number): boolean =>
  a === b || (Math.floor(a / 1000) === Math.floor(b / 1000) && (a % 1000 === 0 || b % 1000 === 0))

const lengthOf = (node: FsNode): number => (node.kind === 'link' ? node.target.length : sizeOf(node))

/** Whether a path counts as changed: of a directory, only its mode and its owner (moby go-archive, statDifferent). */
function isDifferent(before: FsNode, after: FsNode): boolean {
  if (before === after) return false
  if (before.kind !== after.kind || before.mode !== after.mode) return true
  if (before.uid !== after.uid || before.gid !== after.gid) return true
  if (after.kind === 'dir') return false
  return !sameTime(before.mtime, after.mtime) || lengthOf(before) !== lengthOf(after)
}

function changesBetween(before: Tree, after: Tree): Change[] {
  const changes: Change[] = []
  for (const [path, node] of Object.entries(after)) {
    const old = before[path]
    if (!old || !wasThere(before, path)) changes.push({ kind: 'A', path })
    else if (isDifferent(old, node)) changes.push({ kind: 'C', path })
  }
  for (const path of Object.keys(before)) {
    const parent = parentOf(path)
    if (!after[path] && (parent === '/' || after[parent]?.kind === 'dir')) changes.push({ kind: 'D', path })
  }
  return changes
}

/** What stood under something that was no directory does not count. */
const wasThere = (before: Tree, path: string): boolean => {
  const parent = parentOf(path)
  return parent === '/' || before[parent]?.kind === 'dir'
}

/** Directories above a change show as changed, too. */
function withParents(changes: readonly Change[]): Change[] {
  const all = new Map(changes.map((change) => [change.path, change]))
  for (const { path } of changes)
    for (let above = parentOf(path); above !== '/'; above = parentOf(above))
      if (!all.has(above)) all.set(above, { kind: 'C', path: above })
  return [...all.values()]
}

/**
 * A directory, then all that is in it, what was deleted there last (moby go-archive, addChanges). Docker promises no
 * order of the rest; here it is that of the names' bytes.
 */
function byPath(a: Change, b: Change): number {
  if (isUnder(b.path, a.path) || isUnder(a.path, b.path)) return a.path.length - b.path.length
  const [left, right] = [a.path.split('/'), b.path.split('/')]
  const at = left.findIndex((part, index) => part !== right[index])
  const [leftGone, rightGone] = [a.kind === 'D' && at === left.length - 1, b.kind === 'D' && at === right.length - 1]
  if (leftGone !== rightGone) return leftGone ? 1 : -1
  return (left[at] ?? '') < (right[at] ?? '') ? -1 : 1
}

/** What a container changed in its image's files; what lies on mounts does not count (moby daemon/changes.go). */
export function containerChanges(world: World, container: Container): Change[] {
  const before = unionOf(lowerLayers(world, container))
  return withParents(changesBetween(before, rootTree(world, container))).sort(byPath)
}
