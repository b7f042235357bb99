import { alignColumns } from '@/domain/docker/cli/columns'
import { identifierOf } from '@/domain/docker/cli/identifier'
import { sayError, sayRefusal } from '@/domain/docker/cli/say'
import type { Command } from '@/domain/docker/cli/spec'
import { containerTop } from '@/domain/docker/engine/top'

/** docker/cli cli/command/container/top.go */
export const containerTopCommand: Command = {
  path: 'container top',
  aliases: ['top'],
  usage: 'CONTAINER [ps OPTIONS]',
  short: 'Display the running processes of a container',
  arity: { min: 1 },
  stopsAtArgument: true,
  flags: [],
  run(cli, _flags, [operand = '', ...options]) {
    const name = identifierOf('container', operand)
    if (!name.ok) return sayError(cli, name.message)
    const top = containerTop(cli.sim, name.value, options.join(' '))
    if (!top.ok) return sayRefusal(cli, top)
    const lines = [top.value.titles, ...top.value.processes].map((cells) => cells.join('\t'))
    cli.out(alignColumns(`${lines.join('\n')}\n`, { minimum: 20, padding: 3 }))
    return 0
  },
}
