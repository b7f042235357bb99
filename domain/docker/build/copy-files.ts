import { isArchive, unpackTree } from '@/domain/docker/files/archive'
import { type Disk, makeDirectories, makeDisk } from '@/domain/docker/files/disk'
import { unionOf } from '@/domain/docker/files/layers'
import { putIn, putInLayer } from '@/domain/docker/files/machine-disk'
import type { Changes, FsNode, Tree } from '@/domain/docker/files/node'
import { nameOf, parentOf, resolvePath } from '@/domain/docker/files/path'
import { done, type Outcome, refuse } from '@/domain/docker/outcome'
import { groupsOf, usersOf } from '@/domain/docker/shell/users'
import { changedMode } from './file-mode'
import { type IgnoreMatcher, matcherOf } from './ignore-patterns'
import type { CopyAction } from './op'
import { wildcardPaths } from './wildcards'

type Owner = { uid: number; gid: number }

/** A new layer over others, and the disk that writes to it. */
export function layerDisk(layers: readonly Changes[], now: () => number): { disk: Disk; changes: () => Changes } {
  const lower = unionOf(layers)
  let tree = lower
  let changes: Changes = {}
  const put = (path: string, node: FsNode | null) => {
    changes = putInLayer(lower, changes, path, node)
    tree = putIn(tree, path, node)
  }
  return {
    disk: makeDisk([{ at: '/', base: '/', tree: () => tree, put, readOnly: false }], now),
    changes: () => changes,
  }
}

/** A tree that can only be read. */
const readDisk = (tree: Tree): Disk =>
  makeDisk([{ at: '/', base: '/', tree: () => tree, put: () => {}, readOnly: true }], () => 0)

/** `--chown`: names from the target's own files; one that is not there is root's (buildkit ops/user_linux.go). */
export function ownerOf(disk: Disk, text: string): Owner | null {
  if (text === '') return null
  const [user = '', group] = text.split(':')
  const number = (word: string) => (/^\d+$/.test(word) ? Number(word) : null)
  const entry = usersOf(disk).find(({ name }) => name === user)
  const id = number(user)
  const uid = id ?? entry?.uid ?? 0
  const own = id ?? entry?.gid ?? 0
  if (group === undefined || group === '') return { uid, gid: own }
  return { uid, gid: number(group) ?? groupsOf(disk).find(({ name }) => name === group)?.gid ?? own }
}

type Copier = {
  from: Disk
  to: Disk
  owner: Owner | null
  chmod: string
  include: IgnoreMatcher | null
  exclude: IgnoreMatcher | null
}

const placed = ({ owner, chmod }: Copier, node: FsNode): FsNode => ({
  ...node,
  ...(node.kind === 'link' ? {} : { mode: changedMode(node.mode, chmod, node.kind === 'dir') }),
  ...owner,
})

/** One file or directory with all below it (fsutil/copy copy.go). `inside` is the path from what was asked for. */
function copyNode(copier: Copier, path: string, inside: string, target: string): Outcome<null> {
  const { from, to, include, exclude } = copier
  const node = from.lstat(path)
  if (!node) return refuse('ENOENT', `lstat ${path}: no such file or directory`)
  const kept = inside === '' || ((include?.matches(inside) ?? true) && !exclude?.matches(inside))
  const old = to.lstat(target)
  if (node.kind !== 'dir') {
    if (!kept) return done(null)
    const made = makeDirectories(to, parentOf(target))
    if (!made.ok) return made
    if (old?.kind === 'dir' && to.list(target).ok) {
      const removed = to.remove(target)
      if (!removed.ok) return refuse(removed.code, `cannot replace to directory ${target} with file`)
    }
    return to.put(target, placed(copier, node))
  }
  if (old && to.stat(target)?.kind !== 'dir') return refuse('ENOTDIR', `cannot copy to non-directory: ${target}`)
  if (kept && !old && target !== '/' && (include === null || inside === '' || include.matches(inside))) {
    const made = makeDirectories(to, parentOf(target))
    if (!made.ok) return made
    const put = to.put(target, placed(copier, { ...node, opaque: undefined } as FsNode))
    if (!put.ok) return put
  }
  const names = from.list(path)
  for (const name of names.ok ? names.value : []) {
    const below = copyNode(
      copier,
      resolvePath(path, name),
      inside ? `${inside}/${name}` : name,
      resolvePath(target, name),
    )
    if (!below.ok) return below
  }
  return done(null)
}

/** Files of an archive into a directory. */
function extract(copier: Copier, archive: string, target: string): Outcome<null> {
  const nodes = unpackTree(archive)
  if (!nodes.ok) return nodes
  const made = makeDirectories(copier.to, target, copier.owner ?? {})
  if (!made.ok) return made
  for (const [name, node] of Object.entries(nodes.value)) {
    const path = resolvePath(target, `./${name}`)
    if (path === target || (node.kind === 'dir' && copier.to.lstat(path)?.kind === 'dir')) continue
    const above = makeDirectories(copier.to, parentOf(path), copier.owner ?? {})
    if (!above.ok) return above
    const put = copier.to.put(path, { ...node, ...copier.owner })
    if (!put.ok) return put
  }
  return done(null)
}

function copyOne(copier: Copier, action: CopyAction, source: string): Outcome<null> {
  const { from, to, owner } = copier
  const real = from.real(source)
  const node = real.ok ? from.stat(real.value) : null
  if (!real.ok || !node) return refuse('ENOENT', `lstat ${source}: no such file or directory`)
  const wanted = resolvePath('/', action.destination)
  if (action.unpack && node.kind === 'file' && isArchive(node.content)) return extract(copier, node.content, wanted)
  const mode = action.chmod ? changedMode(0o755, action.chmod, true) : 0o755
  const intoDirectory = action.destination.endsWith('/') || to.stat(wanted)?.kind === 'dir'
  const isDirectory = node.kind === 'dir'
  const made = makeDirectories(to, isDirectory || intoDirectory ? wanted : parentOf(wanted), { ...owner, mode })
  if (!made.ok) return refuse(made.code, `cannot copy to non-directory: ${wanted}`)
  const target = !isDirectory && intoDirectory ? resolvePath(wanted, nameOf(source)) : wanted
  return copyNode(copier, real.value, '', to.real(target).ok && isDirectory ? followed(to, target) : target)
}

const followed = (disk: Disk, path: string): string => {
  const real = disk.real(path)
  return real.ok ? real.value : path
}

function matcher(patterns: readonly string[]): Outcome<IgnoreMatcher | null> {
  return patterns.length ? matcherOf(patterns) : done(null)
}

/** Does one copy (buildkit solver/llbsolver/file/backend.go docopy). */
export function copyFiles(action: CopyAction, tree: Tree, to: Disk): Outcome<null> {
  const from = readDisk(tree)
  const include = matcher(action.include)
  if (!include.ok) return include
  const exclude = matcher(action.exclude)
  if (!exclude.ok) return exclude
  const owner = ownerOf(to, action.chown)
  const copier = { from, to, owner, chmod: action.chmod, include: include.value, exclude: exclude.value }
  const sources = action.wildcard ? wildcardPaths(tree, action.path) : [action.path]
  for (const source of sources) {
    const copied = copyOne(copier, action, source)
    if (!copied.ok) return copied
  }
  return done(null)
}

/** WORKDIR: the directory with those above it (backend.go mkdir). */
export function makeWorkdir(to: Disk, path: string, user: string): Outcome<null> {
  const made = makeDirectories(to, path, ownerOf(to, user) ?? {})
  return made.ok ? made : refuse(made.code, `mkdir ${path}: not a directory`)
}
