import { sayError } from '@/domain/docker/cli/say'
import type { Cli, Command, Flags } from '@/domain/docker/cli/spec'
import { copyFromContainer } from './cp-from'
import { copyToContainer } from './cp-to'

/** One copy as asked for: what stands on each side, and how. */
export type Copy = {
  container: string
  source: string
  destination: string
  followLink: boolean
  asUser: boolean
  quiet: boolean
}

/** `container:path`; a path that begins with `/` or `.` is the host's (docker/cli container/cp.go, splitCpArg). */
function splitOperand(operand: string): { container: string; path: string } {
  const at = operand.indexOf(':')
  const container = operand.slice(0, Math.max(at, 0))
  if (operand.startsWith('/') || at < 0 || container.startsWith('.')) return { container: '', path: operand }
  return { container, path: operand.slice(at + 1) }
}

function run(cli: Cli, flags: Flags, [from = '', to = '']: string[]): number {
  if (from === '') return sayError(cli, 'source can not be empty')
  if (to === '') return sayError(cli, 'destination can not be empty')
  const [source, destination] = [splitOperand(from), splitOperand(to)]
  const copy: Copy = {
    container: destination.container || source.container,
    source: source.path,
    destination: destination.path,
    followLink: flags.bool('follow-link'),
    asUser: flags.bool('archive'),
    quiet: flags.given('quiet') ? flags.bool('quiet') : !cli.outIsTerminal,
  }
  if (source.container && destination.container) return sayError(cli, 'copying between containers is not supported')
  if (source.container) return copyFromContainer(cli, copy)
  if (destination.container) return copyToContainer(cli, copy)
  return sayError(cli, 'must specify at least one container source')
}

/** docker/cli cli/command/container/cp.go */
export const containerCp: Command = {
  path: 'container cp',
  aliases: ['cp'],
  usage: `[OPTIONS] CONTAINER:SRC_PATH DEST_PATH|-
	docker cp [OPTIONS] SRC_PATH|- CONTAINER:DEST_PATH`,
  short: 'Copy files/folders between a container and the local filesystem',
  long: `Copy files/folders between a container and the local filesystem

Use '-' as the source to read a tar archive from stdin
and extract it to a directory destination in a container.
Use '-' as the destination to stream a tar archive of a
container source to stdout.`,
  arity: { exact: 2 },
  flags: [
    { name: 'follow-link', short: 'L', type: 'bool', usage: 'Always follow symlinks in SRC_PATH' },
    { name: 'archive', short: 'a', type: 'bool', usage: 'Archive mode (copy all uid/gid information)' },
    {
      name: 'quiet',
      short: 'q',
      type: 'bool',
      usage:
        'Suppress progress output during copy. Progress output is automatically suppressed if no terminal is attached',
    },
  ],
  run,
}
