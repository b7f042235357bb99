import type { Disk } from '@/domain/docker/files/disk'
import { errno } from '@/domain/docker/files/disk'
import { diskOf, type MachineRef } from '@/domain/docker/files/machine-disk'
import type { FsNode } from '@/domain/docker/files/node'
import { chainOf, parentOf, resolvePath } from '@/domain/docker/files/path'
import { done, type Outcome, type Refusal, refuse } from '@/domain/docker/outcome'
import type { Sim } from '@/domain/docker/sim'
import { virtualNames, virtualNode } from './virtual-files'

export type Who = { uid: number; gid: number; umask: number; pid: number }

/** Reads and writes what stands for a process's own descriptors: `/dev/stdout`, `/dev/fd/2`, `/proc/1/fd/1`. */
export type Devices = { read: (path: string) => string; write: (path: string, text: string) => void }

const denied: Refusal = refuse('EACCES', 'Permission denied')
const inDescriptors = /^\/dev\/(?:std(?:in|out|err)|tty|fd\/\d+)$|^\/proc\/(?:self|\d+)\/fd\/\d+$/

/** Whether a user may read (4), write (2) or enter (1) what a node stands for. */
export function may(node: FsNode | null, who: { uid: number; gid: number }, wanted: 4 | 2 | 1): boolean {
  if (who.uid === 0 || !node) return true
  const shift = node.uid === who.uid ? 6 : node.gid === who.gid ? 3 : 0
  return ((node.mode >> shift) & wanted) === wanted
}

/** A machine's files as a user's process sees them: with its permissions, and what the kernel makes up in /dev, /proc and /sys. */
export function userDisk(sim: Sim, ref: MachineRef, who: Who, devices?: Devices): Disk {
  const disk = diskOf(sim, ref)
  const at = (path: string): string => {
    const found = disk.real(path)
    return found.ok ? found.value : resolvePath('/', path)
  }
  const virtual = (path: string) => virtualNode(sim, ref, at(path), who.pid)
  const reachable = (path: string): boolean =>
    who.uid === 0 || chainOf(parentOf(resolvePath('/', path))).every((step) => may(disk.stat(step), who, 1))
  const mayChange = (path: string): boolean => {
    const holder = parentOf(at(path))
    const node = holder === '/' ? (disk.stat('/') ?? null) : disk.stat(holder)
    if (!reachable(path)) return false
    return may(holder === '/' && node ? { ...node, mode: 0o755, uid: 0, gid: 0 } : node, who, 2)
  }
  const meta = (how: { mode?: number; uid?: number; gid?: number }, base: number) => ({
    uid: who.uid,
    gid: who.gid,
    mode: base & ~who.umask,
    ...how,
  })
  /** Sticky directories, such as /tmp: only a file's owner removes it. */
  const mayRemove = (path: string): boolean => {
    const holder = disk.stat(parentOf(at(path)))
    const node = disk.lstat(path)
    if (who.uid !== 0 && holder && holder.mode & 0o1000 && node && node.uid !== who.uid) return false
    return mayChange(path)
  }
  const read = (path: string): Outcome<string> => {
    const real = at(path)
    if (devices && inDescriptors.test(real)) return done(devices.read(real))
    const node = virtual(path)
    if (node !== undefined)
      return node === null ? errno('ENOENT') : node.kind === 'file' ? done(node.content) : errno('EISDIR')
    if (!reachable(real) || !may(disk.stat(path), who, 4)) return denied
    return disk.read(path)
  }
  return {
    ...disk,
    read,
    stat: (path) => {
      const node = virtual(path)
      return node === undefined ? disk.stat(path) : node
    },
    lstat: (path) => {
      const own = disk.lstat(path)
      if (own?.kind === 'link') return own
      const node = virtual(path)
      return node === undefined ? own : node
    },
    list: (path) => {
      const names = virtualNames(sim, ref, at(path), who.pid)
      if (names) return virtual(path)?.kind === 'dir' ? done(names) : errno(virtual(path) ? 'ENOTDIR' : 'ENOENT')
      if (!reachable(at(path)) || !may(disk.stat(path), who, 4)) return denied
      return disk.list(path)
    },
    write: (path, content, how = {}) => {
      const real = at(path)
      if (devices && inDescriptors.test(real)) {
        devices.write(real, content)
        return done(null)
      }
      if (real === '/dev/full') return refuse('ENOSPC', 'No space left on device')
      const node = virtual(path)
      if (node?.kind === 'file' && real.startsWith('/dev/')) return done(null)
      if (node !== undefined)
        return node === null ? denied : node.kind === 'dir' ? errno('EISDIR') : refuse('EROFS', 'Read-only file system')
      const old = disk.stat(path)
      if (old ? !reachable(real) || !may(old, who, 2) : !mayChange(path)) return denied
      return disk.write(path, content, { ...meta(how, 0o666), append: how.append })
    },
    mkdir: (path, how = {}) => {
      if (virtual(path) !== undefined) return virtual(path) ? errno('EEXIST') : denied
      if (disk.stat(path)) return errno('EEXIST')
      return mayChange(path) ? disk.mkdir(path, meta(how, 0o777)) : denied
    },
    symlink: (path, target) => (mayChange(path) ? disk.symlink(path, target) : denied),
    remove: (path, all) => {
      if (virtual(path) !== undefined && disk.lstat(path)?.kind !== 'link')
        return refuse('EPERM', 'Operation not permitted')
      return mayRemove(path) ? disk.remove(path, all) : denied
    },
    put: (path, node) => (mayChange(path) ? disk.put(path, node) : denied),
    change: (path, part) => {
      const node = disk.stat(path)
      if (virtual(path)) return done(null)
      if (who.uid !== 0 && node && node.uid !== who.uid) return refuse('EPERM', 'Operation not permitted')
      return disk.change(path, part)
    },
  }
}
