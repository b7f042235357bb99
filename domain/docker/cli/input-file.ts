import type { Cli } from '@/domain/docker/cli/spec'
import { resolvePath } from '@/domain/docker/files/path'
import { type Outcome, refuse } from '@/domain/docker/outcome'

/** The content of a file of the host, refused as Go's os.Open does: `open x.tar: no such file or directory`. */
export function readInput(cli: Cli, path: string): Outcome<string> {
  const read = cli.disk.read(resolvePath(cli.cwd, path))
  if (read.ok) return read
  const verb = read.code === 'EISDIR' ? 'read' : 'open'
  return refuse(read.code, `${verb} ${path}: ${read.message.toLowerCase()}`)
}
