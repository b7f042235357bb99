import { sayError } from '@/domain/docker/cli/say'
import type { Command } from '@/domain/docker/cli/spec'
import { awaitExit } from '@/domain/docker/engine/wait'
import { named } from './operands'
import { fromDaemon } from './status-error'

const interrupted = 130

/**
 * docker/cli cli/command/container/wait.go: one after the other. One that does not end is left with Ctrl-C, which
 * ends the client alone.
 */
export const containerWait: Command = {
  path: 'container wait',
  aliases: ['wait'],
  usage: 'CONTAINER [CONTAINER...]',
  short: 'Block until one or more containers stop, then print their exit codes',
  arity: { min: 1 },
  flags: [],
  run(cli, _flags, args) {
    const errors: string[] = []
    for (const operand of args) {
      const waited = named(operand, (id) => awaitExit(cli.sim, id))
      if (waited.ok) cli.out(`${waited.value}\n`)
      else if (waited.code === 'unended') return interrupted
      else errors.push(waited.code === 'client' ? waited.message : fromDaemon(waited.message))
    }
    return errors.length ? sayError(cli, errors.join('\n')) : 0
  },
}
