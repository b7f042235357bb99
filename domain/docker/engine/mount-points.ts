import { makeDirectories } from '@/domain/docker/files/disk'
import { diskOf } from '@/domain/docker/files/machine-disk'
import { directory, type FsNode, file } from '@/domain/docker/files/node'
import { chainOf, parentOf, resolvePath } from '@/domain/docker/files/path'
import { done, type Outcome, type Refusal, refuse } from '@/domain/docker/outcome'
import { containerOf, type Sim, setContainer } from '@/domain/docker/sim'
import type { Container, Mount } from '@/domain/docker/world/container'
import { engineMounts } from './engine-files'
import { findContainer } from './find'
import { linkedHosts } from './links'
import { tmpfsTop, wrongTmpfsOptions } from './tmpfs'
import { mountpointOf } from './volumes'

/** Why --mount cannot bind a path that the host does not have (moby daemon/volume/mounts/linux_parser.go), or null. */
export function missingSource(sim: Sim, { type, source, mustExist }: Mount): Refusal | null {
  if (type !== 'bind' || !mustExist || diskOf(sim, 'host').stat(source)) return null
  return refuse('invalid', `invalid mount config for type "bind": bind source path does not exist: ${source}`)
}

const cannotMount = (source: string, target: string): Refusal =>
  refuse(
    'ENOTDIR',
    `error mounting ${JSON.stringify(source)} to rootfs at ${JSON.stringify(target)}: mount src=${source}, dst=${target}, dstFd=/proc/thread-self/fd/11, flags=MS_BIND|MS_REC: not a directory`,
  )

/** -v makes a directory of what the host does not have (moby daemon/volume/mounts/mounts.go, Setup). */
function makeSource(sim: Sim, { source, target }: Mount): Outcome<null> {
  const host = diskOf(sim, 'host')
  if (host.stat(source)) return done(null)
  const made = makeDirectories(host, source)
  if (made.ok) return made
  if (made.code === 'EEXIST' || made.code === 'ENOTDIR') return cannotMount(source, target)
  return refuse(
    'invalid',
    `error while creating mount source path '${source}': mkdir ${source}: ${made.message.toLowerCase()}`,
  )
}

/** A part of a volume must be there (moby daemon/volume/safepath); its kind, or a refusal. */
function partOf(sim: Sim, { source, subpath = '' }: Mount): Outcome<'dir' | 'file'> {
  const tree = sim.world.volumes[source]?.tree ?? {}
  const missing = chainOf(resolvePath('/', subpath)).find((step) => !tree[step])
  if (missing) {
    const at = `${mountpointOf(source)}${resolvePath('/', subpath)}`
    const why = `lstat ${mountpointOf(source)}${missing}: no such file or directory`
    return refuse('not-found', `cannot access path ${at}: ${why}`)
  }
  const kind = tree[resolvePath('/', subpath)]?.kind ?? 'dir'
  return done(kind === 'dir' ? 'dir' : 'file')
}

/** What is mounted: a directory, or one file. */
function kindOf(sim: Sim, mount: Mount): Outcome<'dir' | 'file'> {
  if (mount.type === 'volume' && mount.subpath) return partOf(sim, mount)
  const node = mount.type === 'bind' ? diskOf(sim, 'host').stat(mount.source) : null
  return done(node && node.kind !== 'dir' ? 'file' : 'dir')
}

const rootOf = (sim: Sim, id: string) => diskOf(sim, { container: id }, { ignoreReadOnly: true, withMounts: false })

/** Makes what a mount is put on, in the container's own layer, as runc does. */
function makeTarget(sim: Sim, id: string, mount: Mount): Outcome<null> {
  const { source, target } = mount
  const root = rootOf(sim, id)
  const wanted = kindOf(sim, mount)
  if (!wanted.ok) return wanted
  const there = root.stat(target)?.kind
  if (there) return (there === 'dir') === (wanted.value === 'dir') ? done(null) : cannotMount(source, target)
  if (wanted.value === 'dir') return makeDirectories(root, target)
  const made = makeDirectories(root, parentOf(target))
  return made.ok ? root.put(target, file('', { mode: 0o755, mtime: sim.world.now })) : made
}

/** Who is in another container's network has its names and addresses, too (moby initializeNetworkingPaths). */
function sharedFile(sim: Sim, { host: { network } }: Container, target: string): Mount | undefined {
  if (!network.startsWith('container:') || !target.startsWith('/etc/')) return undefined
  const owner = findContainer(sim.world, network.slice('container:'.length))
  return owner.ok ? owner.value.mounts.find((mount) => mount.type === 'engine' && mount.target === target) : undefined
}

/**
 * Mounts everything for a start: sources and targets are made, a tmpfs is empty again, the engine's files are written.
 * Refused with the daemon's words; `ENOTDIR` are runc's.
 */
export function mountAll(sim: Sim, id: string): Outcome<null> {
  const root = rootOf(sim, id)
  const tops = new Map<string, FsNode>()
  for (const mount of containerOf(sim, id).mounts) {
    if (mount.type === 'engine') continue
    const wrong = mount.type === 'tmpfs' ? wrongTmpfsOptions(mount) : null
    if (wrong) return refuse('system', wrong)
    if (mount.type === 'tmpfs') tops.set(mount.target, tmpfsTop(mount, root.stat(mount.target), sim.world.now))
    const source = mount.type === 'bind' ? makeSource(sim, mount) : done(null)
    if (!source.ok) return source
    const target = makeTarget(sim, id, mount)
    if (!target.ok) return target
  }
  const container = containerOf(sim, id)
  const own = container.mounts
    .filter(({ type }) => type !== 'engine')
    .map((mount) =>
      mount.type === 'tmpfs' ? { ...mount, tree: {}, top: tops.get(mount.target) ?? directory() } : mount,
    )
  const written = engineMounts(container, sim.world.now, linkedHosts(sim.world, container.host))
  const engine = written
    .map((mount) => sharedFile(sim, container, mount.target) ?? mount)
    .filter(({ target }) => !own.some((mount) => mount.target === target))
  setContainer(sim, id, { mounts: [...own, ...engine] })
  return done(null)
}
