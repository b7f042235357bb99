import { sayError } from '@/domain/docker/cli/say'
import type { Cli, Command, Flags } from '@/domain/docker/cli/spec'
import { createFlags } from './create-flags'
import { createRequestOf } from './create-options'
import { oldCreateFlags, sayDeprecated } from './deprecated-flags'
import { newContainer, wrongPull } from './new-container'
import { clientFlags } from './run'
import { sayWithHelp } from './status-error'
import { unsupportedFlags } from './unsupported-flags'

function run(cli: Cli, flags: Flags, args: string[]): number {
  sayDeprecated(cli, flags, oldCreateFlags)
  const unsupported = unsupportedFlags(flags)
  if (unsupported) return sayError(cli, unsupported)
  const pull = wrongPull(flags.text('pull'))
  if (pull) return sayWithHelp(cli, pull, 'create')
  const asked = createRequestOf(cli, flags, args)
  if (!asked.ok) return sayWithHelp(cli, asked.message, 'create')
  const created = newContainer(cli, flags, asked.value)
  if (!created.ok) return sayError(cli, created.message)
  cli.out(`${created.value}\n`)
  return 0
}

/** docker/cli cli/command/container/create.go */
export const containerCreate: Command = {
  path: 'container create',
  aliases: ['create'],
  usage: '[OPTIONS] IMAGE [COMMAND] [ARG...]',
  short: 'Create a new container',
  arity: { min: 1 },
  stopsAtArgument: true,
  flags: [...clientFlags('creating'), ...createFlags],
  run,
}
