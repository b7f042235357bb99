import { makeDirectories } from '@/domain/docker/files/disk'
import { diskOf } from '@/domain/docker/files/machine-disk'
import { file } from '@/domain/docker/files/node'
import { parentOf } from '@/domain/docker/files/path'
import { done, type Outcome, type Refusal, refuse } from '@/domain/docker/outcome'
import { containerOf, type Sim, setContainer } from '@/domain/docker/sim'
import type { Mount } from '@/domain/docker/world/container'
import { engineMounts } from './engine-files'
import { linkedHosts } from './links'

/** Why --mount cannot bind a path that the host does not have (moby daemon/volume/mounts/linux_parser.go), or null. */
export function missingSource(sim: Sim, { type, source, mustExist }: Mount): Refusal | null {
  if (type !== 'bind' || !mustExist || diskOf(sim, 'host').stat(source)) return null
  return refuse('invalid', `invalid mount config for type "bind": bind source path does not exist: ${source}`)
}

/** -v makes a directory of what the host does not have (moby daemon/volume/mounts/mounts.go, Setup). */
function makeSource(sim: Sim, { source }: Mount): Outcome<null> {
  const host = diskOf(sim, 'host')
  if (host.stat(source)) return done(null)
  const made = makeDirectories(host, source)
  if (made.ok) return made
  return refuse(
    'invalid',
    `error while creating mount source path '${source}': mkdir ${source}: ${made.message.toLowerCase()}`,
  )
}

const cannotMount = (source: string, target: string): Refusal =>
  refuse(
    'ENOTDIR',
    `error mounting ${JSON.stringify(source)} to rootfs at ${JSON.stringify(target)}: mount src=${source}, dst=${target}, dstFd=/proc/thread-self/fd/11, flags=MS_BIND|MS_REC: not a directory`,
  )

/** Makes what a mount is put on, in the container's own layer, as runc does. */
function makeTarget(sim: Sim, id: string, { type, source, target }: Mount): Outcome<null> {
  const root = diskOf(sim, { container: id }, { ignoreReadOnly: true, withMounts: false })
  const wanted = type === 'bind' ? diskOf(sim, 'host').stat(source)?.kind : 'dir'
  const there = root.stat(target)?.kind
  if (there) return (there === 'dir') === (wanted === 'dir') ? done(null) : cannotMount(source, target)
  if (wanted === 'dir') return makeDirectories(root, target)
  const made = makeDirectories(root, parentOf(target))
  return made.ok ? root.put(target, file('', { mode: 0o755, mtime: sim.world.now })) : made
}

/**
 * Mounts everything for a start: sources and targets are made, a tmpfs is empty again, the engine's files are written.
 * Refused with the daemon's words; `ENOTDIR` are runc's.
 */
export function mountAll(sim: Sim, id: string): Outcome<null> {
  for (const mount of containerOf(sim, id).mounts) {
    if (mount.type === 'engine') continue
    const source = mount.type === 'bind' ? makeSource(sim, mount) : done(null)
    if (!source.ok) return source
    const target = makeTarget(sim, id, mount)
    if (!target.ok) return target
  }
  const container = containerOf(sim, id)
  const own = container.mounts
    .filter(({ type }) => type !== 'engine')
    .map((mount) => (mount.type === 'tmpfs' ? { ...mount, tree: {} } : mount))
  const engine = engineMounts(container, sim.world.now, linkedHosts(sim.world, container.host)).filter(
    ({ target }) => !own.some((mount) => mount.target === target),
  )
  setContainer(sim, id, { mounts: [...own, ...engine] })
  return done(null)
}
