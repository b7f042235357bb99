import type { Disk } from '@/domain/docker/files/disk'
import { resolvePath } from '@/domain/docker/files/path'
import { done, type Outcome, refuse } from '@/domain/docker/outcome'

/** The directory part of a path as typed (Go's filepath.Dir). */
function typedParent(path: string): string {
  const slash = path.lastIndexOf('/')
  return slash < 0 ? '.' : path.slice(0, slash) || '/'
}

/**
 * Where a command may write a file: a path of the host, whole. Refused in the words of moby/sys atomicwriter
 * (validateDestination), `invalid output path: stat /nowhere: no such file or directory` and the like.
 */
export function outputPath(disk: Disk, cwd: string, path: string): Outcome<string> {
  const above = typedParent(path)
  const parent = disk.stat(resolvePath(cwd, above))
  if (!parent) return refuse('ENOENT', `invalid output path: stat ${above}: no such file or directory`)
  if (parent.kind !== 'dir') return refuse('ENOTDIR', `invalid output path: stat ${above}: not a directory`)
  const whole = resolvePath(cwd, path)
  const there = whole === '/' ? 'dir' : disk.lstat(whole)?.kind
  if (there === 'dir') return refuse('EISDIR', 'cannot write to a directory')
  if (there === 'link') return refuse('ELINK', 'cannot write to a symbolic link directly')
  return done(whole)
}
