import { goQuote } from '@/domain/docker/cli/go-quote'
import { identifierOf } from '@/domain/docker/cli/identifier'
import { sayError, sayRefusal } from '@/domain/docker/cli/say'
import type { Cli } from '@/domain/docker/cli/spec'
import { archivePath, type PathStat, statPath } from '@/domain/docker/engine/container-files'
import {
  type Archive,
  archiveSize,
  type CopyEnd,
  extract,
  prepareCopy,
  rebaseArchive,
} from '@/domain/docker/engine/copy'
import { absolute, assertsDirectory, followed } from '@/domain/docker/engine/copy-path'
import { packTree } from '@/domain/docker/files/archive'
import type { Disk } from '@/domain/docker/files/disk'
import { sizeOf } from '@/domain/docker/files/node'
import { parentOf, resolvePath } from '@/domain/docker/files/path'
import { done, type Outcome, refuse } from '@/domain/docker/outcome'
import type { Copy } from './cp'
import { copySummary } from './cp-summary'

/** Why nothing can be written there, or null (docker/cli command/utils.go, ValidateOutputPath). */
function refuseOutput(disk: Disk, path: string): string | null {
  const plain = resolvePath('/', path)
  const directory = parentOf(plain)
  if (directory !== '/' && !disk.stat(directory))
    return `invalid output path: directory ${goQuote(directory)} does not exist`
  const node = disk.stat(plain)
  return node && node.kind !== 'dir' && assertsDirectory(path) ? `stat ${path}: not a directory` : null
}

/** Where the copy goes on the host, links followed (moby go-archive copy.go, CopyInfoDestinationPath). */
function destinationEnd(disk: Disk, path: string): Outcome<CopyEnd> {
  const plain = resolvePath('/', path)
  const link = disk.lstat(plain)?.kind === 'link'
  const real = link ? disk.real(plain) : done(plain)
  if (!real.ok) return refuse(real.code, `stat ${path}: ${real.message.toLowerCase()}`)
  const node = disk.lstat(real.value)
  const shown = link ? real.value : path
  if (node) return done({ path: shown, exists: true, isDir: node.kind === 'dir' })
  const above = parentOf(real.value)
  const holder = above === '/' ? 'dir' : disk.stat(above)?.kind
  return holder === 'dir' ? done({ path: shown, exists: false, isDir: false }) : refuse('ENOTDIR', 'not a directory')
}

/** The path in the container, a link at its end followed with -L. */
function sourceOf(cli: Cli, { container, source, followLink }: Copy): { path: string; rebaseName: string } {
  if (!followLink) return { path: source, rebaseName: '' }
  const stat = statPath(cli.sim, container, source)
  if (!stat.ok || stat.value.node.kind !== 'link') return { path: source, rebaseName: '' }
  return followed(source, stat.value.linkTarget)
}

const sizeAtSource = ({ node }: PathStat): number => (node.kind === 'link' ? node.target.length : sizeOf(node))

/** Puts the archive in its place on the host; `read` is how much of it was looked at. */
function place(disk: Disk, archive: Archive, source: CopyEnd, path: string): { result: Outcome<null>; read: number } {
  const target = destinationEnd(disk, path)
  if (!target.ok) return { result: target, read: 0 }
  const prepared = prepareCopy(rebaseArchive(archive, source), source, target.value)
  if (!prepared.ok) return { result: prepared, read: 0 }
  const owner = { uid: 0, gid: 0 }
  const { directory } = prepared.value
  return { result: extract(disk, prepared.value.archive, directory, { owner }), read: archiveSize(archive) }
}

/** From a container to the host, or to stdout as a tar stream (docker/cli container/cp.go, copyFromContainer). */
export function copyFromContainer(cli: Cli, copy: Copy): number {
  const toStdout = copy.destination === '-'
  const path = toStdout ? '-' : absolute(cli.cwd, copy.destination)
  const refused = toStdout ? null : refuseOutput(cli.disk, path)
  if (refused) return sayError(cli, refused)
  const container = identifierOf('container', copy.container)
  if (!container.ok) return sayError(cli, container.message)
  const { path: from, rebaseName } = sourceOf(cli, copy)
  const found = archivePath(cli.sim, container.value, from)
  if (!found.ok) return sayRefusal(cli, found)
  const { archive, stat } = found.value
  if (toStdout) {
    cli.out(packTree(archive))
    return 0
  }
  const isDir = stat.node.kind === 'dir'
  const { result, read } = place(cli.disk, archive, { path: from, exists: true, isDir, rebaseName }, path)
  if (!copy.quiet) cli.err(copySummary(isDir ? read : sizeAtSource(stat), read, path))
  return result.ok ? 0 : sayError(cli, result.message)
}
