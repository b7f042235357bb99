import { parentOf, resolvePath } from '@/domain/docker/files/path'
import type { Cli } from './spec'

/** The directory of a path as typed: `.` where it has none (Go's filepath.Dir). */
function directoryOf(file: string): string {
  const at = file.lastIndexOf('/')
  if (at < 0) return '.'
  return file.startsWith('/') ? parentOf(resolvePath('/', file)) : file.slice(0, at).replace(/\/+$/, '') || '.'
}

/**
 * Why a command cannot write its `--output` there, or null; the file itself appears only when all is written
 * (moby sys/atomicwriter, validateDestination).
 */
export function refuseOutputFile({ disk, cwd }: Cli, file: string): string | null {
  const directory = directoryOf(file)
  const above = resolvePath(cwd, directory)
  const holder = above === '/' ? null : disk.stat(above)
  if (above !== '/' && holder?.kind !== 'dir')
    return `invalid output path: stat ${directory}: ${holder ? 'not a directory' : 'no such file or directory'}`
  const node = disk.lstat(resolvePath(cwd, file))
  if (node?.kind === 'dir') return 'cannot write to a directory'
  return node?.kind === 'link' ? 'cannot write to a symbolic link directly' : null
}
