import { digestOf } from '@/domain/docker/digest'
import { type Changes, directory, type FsNode } from '@/domain/docker/files/node'
import { parentOf } from '@/domain/docker/files/path'
import type { LayerBlob } from '@/domain/docker/images/blobs'
import { layerDigest, type Made } from '@/domain/docker/images/digests'
import { lazily } from './memo'

/**
 * The files of a whole system, hundreds of them: put together when someone looks, and known until then by
 * `identity`, which says what it is to the last file.
 */
export type Rootfs = {
  identity: string
  /** Bytes of its files. */
  size: number
  directories: () => Changes
  files: () => Changes
}

const isKnown = (known: readonly Changes[], path: string) => known.some((changes) => Object.hasOwn(changes, path))

/** Adds the directories that no layer has yet, above what a layer puts there. */
export function withParents(changes: Changes, known: readonly Changes[]): Changes {
  const all = [...known, changes]
  const missing: Record<string, FsNode> = {}
  for (const path of Object.keys(changes))
    for (let above = parentOf(path); above !== '/' && !isKnown(all, above); above = parentOf(above))
      missing[above] = directory()
  return Object.keys(missing).length ? { ...missing, ...changes } : changes
}

/** Files as they are after they were written at an instant. */
export const writtenAt = (changes: Changes, mtime: number): Changes =>
  Object.fromEntries(Object.entries(changes).map(([path, node]) => [path, node && { ...node, mtime }]))

/** A layer that is a whole system, made at an instant. */
export function makeRootfs({ identity, size, files }: Rootfs, compressed: number, at: number): Made<LayerBlob> {
  const changes = lazily(() => writtenAt(withParents(files(), []), at))
  const blob: LayerBlob = {
    kind: 'layer',
    diffId: digestOf({ identity }),
    get changes() {
      return changes()
    },
    size,
    compressed,
  }
  return { digest: layerDigest(blob), blob }
}
