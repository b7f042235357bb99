import { sameNode, unionOf } from '@/domain/docker/files/layers'
import { lowerLayers } from '@/domain/docker/files/machine-disk'
import type { Changes, FsNode, Tree } from '@/domain/docker/files/node'
import { isUnder } from '@/domain/docker/files/path'
import type { Container } from '@/domain/docker/world/container'
import type { World } from '@/domain/docker/world/world'
import type { FileChange, OtherChange, VolumeChange } from './changes-kinds'

type Touched = { path: string; node: FsNode | null; old: FsNode | null | undefined }

/** Paths at which two trees, or two layers, differ; a directory only where nothing under it says so. */
function touched(before: Changes, after: Changes): Touched[] {
  if (before === after) return []
  const paths = [...new Set([...Object.keys(after), ...Object.keys(before)])]
    .filter((path) => !(path in before && path in after && sameNode(before[path], after[path])))
    .sort()
  return paths
    .filter((path) => after[path]?.kind !== 'dir' || !paths.some((other) => other !== path && isUnder(other, path)))
    .map((path) => ({ path, node: after[path] ?? null, old: before[path] }))
}

/** What was written into a container's writable layer. `before` is null for a container that is new. */
export function fileChanges(world: World, before: Container | null, after: Container): FileChange[] {
  const different = touched(before?.changes ?? {}, after.changes)
  if (different.length === 0) return []
  const lower = unionOf(lowerLayers(world, after))
  return different.map(({ path, node, old }) => {
    const below = lower[path] !== undefined
    const was = old === undefined ? below : old !== null
    const kind =
      node === null && !(below && !(path in after.changes)) ? 'file-deleted' : was ? 'file-changed' : 'file-added'
    return { kind, container: after.name, path, below }
  })
}

const how = ({ node, old }: Touched) => (node === null ? 'deleted' : old ? 'changed' : 'added')

export const volumeFileChanges = (name: string, before: Tree, after: Tree): VolumeChange[] =>
  touched(before, after).map((one) => ({ kind: 'volume-written', name, path: one.path, how: how(one) }))

export const hostFileChanges = (before: Tree, after: Tree): OtherChange[] =>
  touched(before, after).map((one) => ({ kind: 'host-written', path: one.path, how: how(one) }))
