import { identifierOf } from '@/domain/docker/cli/identifier'
import { sayError, sayRefusal } from '@/domain/docker/cli/say'
import type { Cli } from '@/domain/docker/cli/spec'
import { extractToDirectory, statPath } from '@/domain/docker/engine/container-files'
import {
  type Archive,
  archiveOf,
  archiveSize,
  type CopyEnd,
  contentSize,
  prepareCopy,
} from '@/domain/docker/engine/copy'
import { absolute, assertsDirectory, baseOf, followed, splitEntry } from '@/domain/docker/engine/copy-path'
import { unpackTree } from '@/domain/docker/files/archive'
import type { Disk } from '@/domain/docker/files/disk'
import { parentOf, resolvePath } from '@/domain/docker/files/path'
import { done, type Outcome, refuse } from '@/domain/docker/outcome'
import type { Copy } from './cp'
import { copySummary } from './cp-summary'

/** What is there in the container; a link at the end is followed. Whatever goes wrong here shows when extracting. */
function destinationEnd(cli: Cli, { container, destination }: Copy): CopyEnd {
  const stat = statPath(cli.sim, container, destination)
  if (!stat.ok) return { path: destination, exists: false, isDir: false }
  if (stat.value.node.kind !== 'link') return { path: destination, exists: true, isDir: stat.value.node.kind === 'dir' }
  const path = stat.value.linkTarget
  const target = statPath(cli.sim, container, path)
  return { path, exists: target.ok, isDir: target.ok && target.value.node.kind === 'dir' }
}

const missing = (path: string, message: string) => refuse('ENOENT', `lstat ${path}: ${message.toLowerCase()}`)

/** What is copied from the host (moby go-archive copy.go, CopyInfoSourcePath). */
function sourceEnd(disk: Disk, path: string, followLink: boolean): Outcome<CopyEnd> {
  const plain = resolvePath('/', path)
  const above = parentOf(plain)
  const real = disk.real(followLink || assertsDirectory(path) ? plain : above)
  if (!real.ok) return missing(real.code === 'ENOENT' ? firstMissing(disk, plain) : path, real.message)
  const parent = disk.real(above)
  const own = parent.ok ? resolvePath(parent.value, baseOf(plain)) : plain
  const { path: found, rebaseName } = followLink ? followed(path, real.value) : { path: own, rebaseName: '' }
  const ending = followLink || !assertsDirectory(path) ? found : absolute(own, path)
  const node = assertsDirectory(ending) ? disk.stat(ending) : disk.lstat(ending)
  if (!node) return missing(assertsDirectory(path) ? plain : ending, 'no such file or directory')
  if (assertsDirectory(ending) && node.kind !== 'dir') return refuse('ENOTDIR', 'not a directory')
  return done({ path: ending, exists: true, isDir: node.kind === 'dir', rebaseName })
}

/** The part of a path where it breaks off, as Go's EvalSymlinks names it. */
function firstMissing(disk: Disk, path: string): string {
  const parts = path.split('/').filter(Boolean)
  const at = parts.findIndex((_, index) => !disk.lstat(`/${parts.slice(0, index + 1).join('/')}`))
  return at < 0 ? path : `/${parts.slice(0, at + 1).join('/')}`
}

/** A tar stream that was piped in; what is none is refused by the daemon. */
function fromStdin(text: string): Outcome<Archive> {
  if (text === '') return done({})
  const archive = unpackTree(text)
  if (archive.ok) return archive
  return refuse('system', text.length < 512 ? 'unexpected EOF' : 'archive/tar: invalid tar header')
}

function copyStdin(cli: Cli, copy: Copy, target: CopyEnd): number {
  const where = `${copy.container}:${copy.destination}`
  if (!target.isDir) return sayError(cli, `destination "${where}" must be a directory`)
  const archive = fromStdin(cli.stdin.text)
  const done = archive.ok
    ? extractToDirectory(cli.sim, copy.container, target.path, archive.value, copy.asUser)
    : archive
  if (!copy.quiet) cli.err(copySummary(0, 0, `${copy.container}:${target.path}`))
  return done.ok ? 0 : sayRefusal(cli, done)
}

/** From the host, or a tar stream on stdin, to a container (docker/cli container/cp.go, copyToContainer). */
export function copyToContainer(cli: Cli, copy: Copy): number {
  const target = destinationEnd(cli, copy)
  if (copy.source === '-') return copyStdin(cli, copy, target)
  const source = sourceEnd(cli.disk, absolute(cli.cwd, copy.source), copy.followLink)
  if (!source.ok) return sayError(cli, source.message)
  const { path, rebaseName } = source.value
  const archive = archiveOf(cli.disk, path, rebaseName || splitEntry(path).base)
  const prepared = prepareCopy(archive, source.value, target)
  if (!prepared.ok) return sayError(cli, prepared.message)
  const container = identifierOf('container', copy.container)
  const { directory } = prepared.value
  const copied = container.ok
    ? extractToDirectory(cli.sim, container.value, directory, prepared.value.archive, copy.asUser)
    : container
  if (!copy.quiet)
    cli.err(
      copySummary(contentSize(cli.disk, path), archiveSize(prepared.value.archive), `${copy.container}:${target.path}`),
    )
  if (copied.ok) return 0
  return container.ok ? sayRefusal(cli, copied) : sayError(cli, copied.message)
}
