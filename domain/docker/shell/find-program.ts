import type { Disk } from '@/domain/docker/files/disk'
import type { MachineRef } from '@/domain/docker/files/machine-disk'
import { resolvePath } from '@/domain/docker/files/path'
import { done, type Outcome, refuse } from '@/domain/docker/outcome'
import { hostPrograms } from './host-programs'
import type { Identity } from './program'

export type Found = {
  /** Absolute path, links not followed. */
  program: string
  identity: Identity
  /** What it is called with: for a script, its interpreter, the interpreter's argument, its path. */
  argv: string[]
}

/** Where Linux looks when PATH is not set. */
export const defaultPath = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'

const headingOf = (content: string): string =>
  content.startsWith('#!') ? (content.split('\n', 1)[0] ?? '').slice(2).trim() : ''

/** Whether a file may be executed by somebody. */
export function mayExecute(
  node: { mode: number; uid: number; gid: number },
  who: { uid: number; gid: number },
): boolean {
  if (who.uid === 0) return (node.mode & 0o111) !== 0
  if (who.uid === node.uid) return (node.mode & 0o100) !== 0
  return (node.mode & (who.gid === node.gid ? 0o010 : 0o001)) !== 0
}

/**
 * What stands at a path, as a program. A first line `#!deckhand <program> [<variant>]` names one of
 * shell/programs, any other `#!` an interpreter. Refusals: `ENOENT`, `EACCES`, `EISDIR`, `ENOEXEC`.
 */
function identify(disk: Disk, path: string, argv: string[], who: Who, depth = 0): Outcome<Found> {
  const node = disk.stat(path)
  if (!node) return refuse('ENOENT', 'no such file or directory')
  if (node.kind === 'dir') return refuse('EISDIR', 'is a directory')
  if (node.kind !== 'file' || !mayExecute(node, who)) return refuse('EACCES', 'permission denied')
  const heading = headingOf(node.content)
  const [first = '', program = '', variant = ''] = heading.split(/\s+/)
  if (first === 'deckhand') return done({ program: path, identity: { program, variant: variant || program }, argv })
  if (!first || depth > 3) return refuse('ENOEXEC', 'exec format error')
  const words = heading.split(/\s+/, 1)
  const option = heading.slice((words[0] ?? '').length).trim()
  const inner = [first, ...(option ? [option] : []), path, ...argv.slice(1)]
  const interpreter = identify(disk, first, inner, who, depth + 1)
  // The kernel says the script is not there when its interpreter is not.
  return interpreter.ok
    ? done({ ...interpreter.value, argv: interpreter.value.argv })
    : refuse('ENOENT', 'no such file or directory')
}

type Who = { uid: number; gid: number }

/**
 * Finds what a command's first word means: a path if there is a slash in it, else the first
 * executable file of that name in PATH. The host needs no files for its own programs.
 */
export function findProgram(
  disk: Disk,
  ref: MachineRef,
  argv: string[],
  how: { cwd: string; path: string | undefined; who: Who },
): Outcome<Found> {
  const [name = ''] = argv
  if (name === '/sbin/docker-init') {
    return done({ program: name, identity: { program: 'docker-init', variant: 'tini' }, argv })
  }
  const plain = name.replace(/^\/(?:usr\/)?(?:local\/)?s?bin\//, '')
  if (ref === 'host' && hostPrograms[plain] && !disk.stat(resolvePath(how.cwd, name))) {
    return done({ program: `/usr/bin/${plain}`, identity: hostPrograms[plain], argv })
  }
  if (name.includes('/')) return identify(disk, resolvePath(how.cwd, name), argv, how.who)
  if (!name) return refuse('ENOENT', 'executable file not found in $PATH')
  let denied = false
  for (const directory of (how.path ?? defaultPath).split(':')) {
    const found = identify(disk, resolvePath(resolvePath(how.cwd, directory || '.'), name), argv, how.who)
    if (found.ok || found.code === 'ENOEXEC') return found
    if (found.code === 'EACCES') denied = true
  }
  return denied ? refuse('EACCES', 'permission denied') : refuse('ENOENT', 'executable file not found in $PATH')
}
