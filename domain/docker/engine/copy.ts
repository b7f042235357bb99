import { goQuote } from '@/domain/docker/cli/go-quote'
import { type Disk, makeDirectories } from '@/domain/docker/files/disk'
import { byteLength, type FsNode, sizeOf } from '@/domain/docker/files/node'
import { parentOf, resolvePath } from '@/domain/docker/files/path'
import { done, type Outcome, refuse } from '@/domain/docker/outcome'
import { assertsDirectory, baseOf, rebased, splitEntry } from './copy-path'

/** Entries of a tar stream: name → node, in order. */
export type Archive = Readonly<Record<string, FsNode>>

/** One end of a copy (moby go-archive copy.go, CopyInfo). */
export type CopyEnd = { path: string; exists: boolean; isDir: boolean; rebaseName?: string }

const block = 512
const inBlocks = (bytes: number) => Math.ceil(bytes / block) * block
/** A name too long for one header has a header of its own. */
const extra = (name: string) => (byteLength(name) > 100 || /[^ -~]/.test(name) ? 2 * block : 0)

/** Bytes of a tar stream: a header for each entry, contents in whole blocks, two empty blocks at the end. */
export const archiveSize = (archive: Archive): number =>
  Object.entries(archive).reduce((sum, [name, node]) => sum + extra(name) + block + inBlocks(sizeOf(node)), 2 * block)

const inSeconds = (node: FsNode): FsNode => ({ ...node, mtime: Math.floor(node.mtime / 1000) * 1000 })

/** A path and all under it as an archive, the first part of its names being `base` (TarResourceRebase). */
export function archiveOf(disk: Disk, path: string, base: string): Archive {
  const top = resolvePath('/', path)
  const root = assertsDirectory(path) ? disk.real(top) : done(top)
  const from = root.ok ? root.value : top
  return Object.fromEntries(
    disk.walk(from).map(({ path: at, node }) => {
      const rest = at === from ? '' : at.slice(from === '/' ? 0 : from.length)
      return [base === '/' ? rest || '/' : base + rest, inSeconds(node)]
    }),
  )
}

const renamed = (archive: Archive, from: string, to: string): Archive =>
  Object.fromEntries(Object.entries(archive).map(([name, node]) => [rebased(name, from, to), node]))

/**
 * Where an archive has to be extracted, and with which names, so that the copy ends up where it was asked for
 * (moby go-archive copy.go, PrepareArchiveCopy). Refused: `cannot copy directory`, `no such directory`.
 */
export function prepareCopy(
  archive: Archive,
  source: CopyEnd,
  target: CopyEnd,
): Outcome<{ directory: string; archive: Archive }> {
  if (target.exists && target.isDir) return done({ directory: target.path, archive })
  if (target.exists && source.isDir) return refuse('invalid', 'cannot copy directory')
  if (!target.exists && !source.isDir && assertsDirectory(target.path)) return refuse('invalid', 'no such directory')
  const { directory, base } = splitEntry(target.path)
  return done({ directory, archive: renamed(archive, source.rebaseName || splitEntry(source.path).base, base) })
}

/** The first part of an archive's names replaced by the name that a link was asked for under. */
export const rebaseArchive = (archive: Archive, { path, rebaseName }: CopyEnd): Archive =>
  rebaseName ? renamed(archive, splitEntry(path).base, rebaseName) : archive

export type ExtractHow = {
  /** Who owns what is made; else whoever the archive says. */
  owner?: { uid: number; gid: number }
}

/**
 * Extracts an archive into a directory that is there: directories are merged, files replaced
 * (moby go-archive archive.go, Unpack). Refused where a directory would become something else, or the other way round.
 */
export function extract(disk: Disk, archive: Archive, directory: string, how: ExtractHow = {}): Outcome<null> {
  for (const [raw, node] of Object.entries(archive)) {
    const name = resolvePath('/', raw).slice(1)
    if (name === '') continue
    if (leavesRoot(raw)) return refuse('system', `invalid entry name ${goQuote(raw)}`)
    const made = putEntry(disk, resolvePath(directory, name), { ...node, ...how.owner }, name, directory)
    if (!made.ok) return made
  }
  return done(null)
}

/** Whether a name leads out of the directory that it is extracted to. */
function leavesRoot(name: string): boolean {
  let depth = 0
  return name.split('/').some((part) => {
    if (part === '..') depth--
    else if (part !== '' && part !== '.') depth++
    return depth < 0
  })
}

function putEntry(disk: Disk, path: string, node: FsNode, name: string, directory: string): Outcome<null> {
  const old = disk.lstat(path)
  const [wasDir, isDir] = [old?.kind === 'dir', node.kind === 'dir']
  if (old && wasDir !== isDir) {
    const [what, by] = wasDir ? ['directory', 'non-directory'] : ['non-directory', 'directory']
    return refuse('system', `cannot overwrite ${what} ${goQuote(name)} with ${by} ${goQuote(directory)}`)
  }
  const above = parentOf(path)
  if (above !== '/') {
    const made = makeDirectories(disk, above)
    if (!made.ok) return made
  }
  if (wasDir) {
    const { mode, uid, gid, mtime } = node
    return disk.change(path, { mode, uid, gid, mtime })
  }
  return disk.put(path, node)
}

/** Bytes of regular files at a path (docker/cli container/cp.go, localContentSize). */
export const contentSize = (disk: Disk, path: string): number => {
  const node = disk.lstat(path)
  if (node?.kind !== 'dir') return sizeOf(node)
  return disk.walk(path).reduce((sum, entry) => sum + sizeOf(entry.node), 0)
}

/** The name that an archive of a container's path begins with. */
export const archiveBase = (path: string): string => baseOf(path)
