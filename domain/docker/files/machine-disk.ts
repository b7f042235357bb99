import { blobOf, containerOf, type Sim, setContainer, setVolume, update } from '@/domain/docker/sim'
import type { Container, Mount } from '@/domain/docker/world/container'
import type { Volume, World } from '@/domain/docker/world/world'
import { type Disk, type MountedTree, makeDisk } from './disk'
import { unionOf } from './layers'
import { type Changes, directory, type FsNode, type Tree } from './node'
import { isUnder, resolvePath } from './path'

/** Whose files: the host's, or a container's by full id. */
export type MachineRef = 'host' | { container: string }

/** The read-only layers of a container, the bottom first. */
export function lowerLayers(world: World, container: Pick<Container, 'layers'>): Changes[] {
  return container.layers.map((digest) => {
    const blob = blobOf(world, digest)
    if (blob?.kind !== 'layer') throw new Error(`layer ${digest} is gone`)
    return blob.changes
  })
}

/** What a container's root file system shows, mounts aside. */
export const rootTree = (world: World, container: Container): Tree =>
  unionOf([...lowerLayers(world, container), container.changes])

/** A tree after one node was put, or with null a path and all under it removed. */
export function putIn(tree: Tree, path: string, node: FsNode | null): Tree {
  if (node && (node.kind === 'dir' || tree[path]?.kind !== 'dir')) return { ...tree, [path]: node }
  const kept = Object.fromEntries(Object.entries(tree).filter(([other]) => !isUnder(other, path)))
  return node ? { ...kept, [path]: node } : kept
}

/** A writable layer after the same: what the layers below hold is hidden by a whiteout, or by an opaque directory. */
export function putInLayer(lower: Tree, changes: Changes, path: string, node: FsNode | null): Changes {
  const below = Object.keys(lower).some((other) => isUnder(other, path))
  if (node === null) {
    const kept = Object.fromEntries(Object.entries(changes).filter(([other]) => !isUnder(other, path)))
    return below ? { ...kept, [path]: null } : kept
  }
  if (node.kind !== 'dir') {
    const kept =
      changes[path]?.kind === 'dir'
        ? Object.fromEntries(Object.entries(changes).filter(([other]) => !isUnder(other, path)))
        : changes
    return { ...kept, [path]: node }
  }
  const old = changes[path]
  const fresh =
    old === null || (old === undefined ? lower[path] !== undefined && lower[path]?.kind !== 'dir' : old.kind !== 'dir')
  const opaque = (fresh && below) || (old?.kind === 'dir' && old.opaque === true)
  return { ...changes, [path]: { ...node, opaque: opaque ? true : undefined } }
}

function hostMount(sim: Sim, at: string, base: string, readOnly: boolean): MountedTree {
  return {
    at,
    base,
    readOnly,
    tree: () => sim.world.host.tree,
    put: (path, node) => update(sim, { host: { ...sim.world.host, tree: putIn(sim.world.host.tree, path, node) } }),
  }
}

const topOf = (volume: Volume | undefined): FsNode => volume?.top ?? directory({ mtime: volume?.createdAt ?? 0 })

function mountedTree(sim: Sim, id: string, mount: Mount): MountedTree {
  const { target: at, source, readOnly } = mount
  const base = mount.type === 'engine' ? source : resolvePath('/', mount.subpath ?? '')
  if (mount.type === 'bind') return hostMount(sim, at, source, readOnly)
  if (mount.type === 'volume')
    return {
      at,
      base,
      readOnly,
      tree: () => sim.world.volumes[source]?.tree ?? {},
      put: (path, node) => setVolume(sim, source, { tree: putIn(sim.world.volumes[source]?.tree ?? {}, path, node) }),
      top: {
        read: () => topOf(sim.world.volumes[source]),
        write: (top) => setVolume(sim, source, { top }),
      },
    }
  const mine = () => containerOf(sim, id).mounts.find((other) => other.target === at)
  const now = () => mine()?.tree ?? {}
  const change = (part: Partial<Mount>) =>
    setContainer(sim, id, {
      mounts: containerOf(sim, id).mounts.map((other) => (other.target === at ? { ...other, ...part } : other)),
    })
  return {
    at,
    base,
    readOnly,
    tree: now,
    put: (path, node) => change({ tree: putIn(now(), path, node) }),
    top: { read: () => mine()?.top ?? directory(), write: (top) => change({ top }) },
  }
}

/**
 * The file system that the processes of a machine see; what is written to it goes into the world.
 * `withMounts: false` shows a container's root file system alone, `shows` picks its mounts.
 */
export function diskOf(
  sim: Sim,
  ref: MachineRef,
  { ignoreReadOnly = false, withMounts = true, shows = (_mount: Mount): boolean => true } = {},
): Disk {
  const now = () => sim.world.now
  if (ref === 'host') return makeDisk([hostMount(sim, '/', '/', false)], now)
  const id = ref.container
  const container = containerOf(sim, id)
  const lower = unionOf(lowerLayers(sim.world, container))
  const root: MountedTree = {
    at: '/',
    base: '/',
    readOnly: container.host.readOnlyRoot && !ignoreReadOnly,
    tree: () => rootTree(sim.world, containerOf(sim, id)),
    put: (path, node) =>
      setContainer(sim, id, { changes: putInLayer(lower, containerOf(sim, id).changes, path, node) }),
  }
  const mounts = withMounts ? container.mounts.filter(shows) : []
  return makeDisk([root, ...mounts.map((mount) => mountedTree(sim, id, mount))], now)
}
