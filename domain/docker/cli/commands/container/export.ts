import { identifierOf } from '@/domain/docker/cli/identifier'
import { refuseOutputFile } from '@/domain/docker/cli/output-file'
import { sayError, sayRefusal } from '@/domain/docker/cli/say'
import type { Cli, Command, Flags } from '@/domain/docker/cli/spec'
import { exportContainer } from '@/domain/docker/engine/export'
import { resolvePath } from '@/domain/docker/files/path'

function run(cli: Cli, flags: Flags, [operand = '']: string[]): number {
  const output = flags.text('output')
  if (output === '' && cli.outIsTerminal)
    return sayError(cli, 'cowardly refusing to save to a terminal. Use the -o flag or redirect')
  const refused = output && refuseOutputFile(cli, output)
  if (refused) return sayError(cli, `failed to export container: ${refused}`)
  const name = identifierOf('container', operand)
  if (!name.ok) return sayError(cli, name.message)
  const archive = exportContainer(cli.sim.world, name.value)
  if (!archive.ok) return sayRefusal(cli, archive)
  if (output === '') cli.out(archive.value)
  else cli.disk.write(resolvePath(cli.cwd, output), archive.value, { mode: 0o600 })
  return 0
}

/** docker/cli cli/command/container/export.go */
export const containerExport: Command = {
  path: 'container export',
  aliases: ['export'],
  usage: '[OPTIONS] CONTAINER',
  short: "Export a container's filesystem as a tar archive",
  arity: { exact: 1 },
  flags: [
    {
      name: 'output',
      short: 'o',
      type: 'string',
      placeholder: 'string',
      usage: 'Write to a file, instead of STDOUT',
    },
  ],
  run,
}
