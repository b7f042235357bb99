import { done, type Outcome, type Refusal, refuse } from '@/domain/docker/outcome'
import { directory, type FsNode, file, link, type Tree } from './node'
import { chainOf, isUnder, nameOf, parentOf, resolvePath } from './path'

/** One file system that is mounted somewhere: `base` is the path inside it that shows at `at`. */
export type MountedTree = {
  at: string
  base: string
  tree: () => Tree
  /** Puts a node, or with null removes the path and all under it. */
  put: (path: string, node: FsNode | null) => void
  readOnly: boolean
  /** Its topmost directory, where that has an owner and a mode of its own; else it is root's, 0755, and stays so. */
  top?: { read: () => FsNode; write: (node: FsNode) => void }
}

type Meta = { mode?: number; uid?: number; gid?: number }

/**
 * The file system that a process sees. Paths are absolute; links are followed
 * except for the last part where the name says so. Refusals carry an errno
 * (`ENOENT`, `EEXIST`, `EISDIR`, `ENOTDIR`, `ENOTEMPTY`, `EROFS`, `EBUSY`, `ELOOP`) and libc's words.
 */
export type Disk = {
  /** Where a path leads after its links, or a refusal. The last part need not exist. */
  real: (path: string) => Outcome<string>
  stat: (path: string) => FsNode | null
  lstat: (path: string) => FsNode | null
  read: (path: string) => Outcome<string>
  /** Names in a directory, sorted. */
  list: (path: string) => Outcome<string[]>
  write: (path: string, content: string, how?: Meta & { append?: boolean }) => Outcome<null>
  mkdir: (path: string, how?: Meta) => Outcome<null>
  symlink: (path: string, target: string) => Outcome<null>
  /** Removes a file, a link or an empty directory; with `all`, whatever is there. */
  remove: (path: string, all?: boolean) => Outcome<null>
  /** Puts a node as it is; its directory must exist. */
  put: (path: string, node: FsNode) => Outcome<null>
  /** Changes mode, owner or time of what is there. */
  change: (path: string, part: Partial<Pick<FsNode, 'mode' | 'uid' | 'gid' | 'mtime'>>) => Outcome<null>
  /** Every path under a directory with its node, not crossing links; parents first. */
  walk: (path: string) => { path: string; node: FsNode }[]
  /** The mount that a path lies on. */
  mountOf: (path: string) => MountedTree
}

const words: Record<string, string> = {
  ENOENT: 'No such file or directory',
  EEXIST: 'File exists',
  EISDIR: 'Is a directory',
  ENOTDIR: 'Not a directory',
  ENOTEMPTY: 'Directory not empty',
  EROFS: 'Read-only file system',
  EBUSY: 'Device or resource busy',
  ELOOP: 'Too many levels of symbolic links',
}
export const errno = (code: keyof typeof words): Refusal => refuse(code, words[code] ?? code)

/** A disk of mounts; the one at `/` must be among them. `now` gives what is written its time. */
export function makeDisk(mounts: MountedTree[], now: () => number): Disk {
  const sorted = [...mounts].sort((a, b) => b.at.length - a.at.length)
  const mountOf = (path: string): MountedTree => {
    const mount = sorted.find(({ at }) => isUnder(path, at))
    if (!mount) throw new Error('a disk has a root')
    return mount
  }
  /** Where a path whose parents are no links stands in the mount's own tree; it has no dots any more. */
  const inside = ({ at, base }: MountedTree, path: string) => {
    const below = at === '/' ? path : path.slice(at.length)
    if (base === '/') return below || '/'
    return below === '' || below === '/' ? base : base + below
  }
  /** What stands at a path whose parents are no links. */
  const at = (path: string): FsNode | null => {
    const mount = mountOf(path)
    const key = inside(mount, path)
    if (key === '/') return mount.top?.read() ?? directory()
    return mount.tree()[key] ?? (path === mount.at ? directory() : null)
  }

  function follow(path: string, last: boolean): Outcome<string> {
    let todo = resolvePath('/', path).split('/').filter(Boolean)
    let here = '/'
    let links = 0
    while (todo.length) {
      const [name = '', ...rest] = todo
      const next = here === '/' ? `/${name}` : `${here}/${name}`
      const node = at(next)
      if (node?.kind === 'link' && (rest.length || last)) {
        if (++links > 40) return errno('ELOOP')
        todo = [...resolvePath(here, node.target).split('/').filter(Boolean), ...rest]
        here = '/'
        continue
      }
      if (rest.length && !node) return errno('ENOENT')
      if (rest.length && node?.kind !== 'dir') return errno('ENOTDIR')
      here = next
      todo = rest
    }
    return done(here)
  }
  const real = (path: string) => follow(path, true)
  const nodeAt = (path: string, last: boolean): FsNode | null => {
    const place = follow(path, last)
    return place.ok ? at(place.value) : null
  }
  const children = (path: string): string[] => {
    const names = new Set<string>()
    const mount = mountOf(path)
    const base = inside(mount, path)
    for (const key of Object.keys(mount.tree())) if (key !== base && parentOf(key) === base) names.add(nameOf(key))
    for (const other of mounts) if (other.at !== '/' && parentOf(other.at) === path) names.add(nameOf(other.at))
    return [...names].sort()
  }
  /** The place to write to, or why not. */
  function place(path: string, last = true): Outcome<{ path: string; mount: MountedTree; key: string }> {
    const found = follow(path, last)
    if (!found.ok) return found
    const mount = mountOf(found.value)
    if (mount.readOnly) return errno('EROFS')
    return done({ path: found.value, mount, key: inside(mount, found.value) })
  }

  const disk: Disk = {
    real,
    mountOf,
    stat: (path) => nodeAt(path, true),
    lstat: (path) => nodeAt(path, false),
    read(path) {
      const found = real(path)
      if (!found.ok) return found
      const node = at(found.value)
      if (!node) return errno('ENOENT')
      return node.kind === 'file' ? done(node.content) : errno('EISDIR')
    },
    list(path) {
      const found = real(path)
      if (!found.ok) return found
      const node = at(found.value)
      if (!node) return errno('ENOENT')
      return node.kind === 'dir' ? done(children(found.value)) : errno('ENOTDIR')
    },
    write(path, content, { append = false, ...meta } = {}) {
      const to = place(path)
      if (!to.ok) return to
      const old = at(to.value.path)
      if (old?.kind === 'dir') return errno('EISDIR')
      if (!old && path.endsWith('/')) return errno('EISDIR')
      const before = old?.kind === 'file' ? old : file('', meta)
      const kept = append ? before.content : ''
      to.value.mount.put(to.value.key, {
        ...before,
        size: append ? before.size : undefined,
        content: kept + content,
        mtime: now(),
      })
      return done(null)
    },
    mkdir(path, meta = {}) {
      const to = place(path)
      if (!to.ok) return to
      if (at(to.value.path)) return errno('EEXIST')
      to.value.mount.put(to.value.key, directory({ ...meta, mtime: now() }))
      return done(null)
    },
    symlink(path, target) {
      const to = place(path, false)
      if (!to.ok) return to
      if (at(to.value.path)) return errno('EEXIST')
      to.value.mount.put(to.value.key, link(target, { mtime: now() }))
      return done(null)
    },
    remove(path, all = false) {
      const to = place(path, false)
      if (!to.ok) return to
      const node = at(to.value.path)
      if (!node) return errno('ENOENT')
      if (mounts.some((mount) => isUnder(mount.at, to.value.path))) return errno('EBUSY')
      if (node.kind === 'dir' && !all && children(to.value.path).length) return errno('ENOTEMPTY')
      to.value.mount.put(to.value.key, null)
      return done(null)
    },
    put(path, node) {
      const to = place(path, false)
      if (!to.ok) return to
      to.value.mount.put(to.value.key, node)
      return done(null)
    },
    change(path, part) {
      const to = place(path)
      if (!to.ok) return to
      const node = at(to.value.path)
      if (!node) return errno('ENOENT')
      const changed = { ...node, ...part } as FsNode
      if (to.value.key === '/') to.value.mount.top?.write(changed)
      else to.value.mount.put(to.value.key, changed)
      return done(null)
    },
    walk(path) {
      const top = follow(path, false)
      const found: { path: string; node: FsNode }[] = []
      const visit = (here: string) => {
        const node = at(here)
        if (!node) return
        found.push({ path: here, node })
        if (node.kind === 'dir') for (const name of children(here)) visit(resolvePath(here, name))
      }
      if (top.ok) visit(top.value)
      return found
    },
  }
  return disk
}

/** Makes every missing directory on the way to a path, as `mkdir -p` does. */
export function makeDirectories(
  disk: Disk,
  path: string,
  how: { uid?: number; gid?: number; mode?: number } = {},
): Outcome<null> {
  for (const step of chainOf(resolvePath('/', path))) {
    const node = disk.stat(step)
    if (node?.kind === 'dir') continue
    if (node) return errno('EEXIST')
    const made = disk.mkdir(step, how)
    if (!made.ok) return made
  }
  return done(null)
}
