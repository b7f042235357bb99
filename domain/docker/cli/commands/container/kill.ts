import type { Command } from '@/domain/docker/cli/spec'
import { requestKill } from '@/domain/docker/engine/kill'
import { doEach } from './operands'

/** docker/cli cli/command/container/kill.go */
export const containerKill: Command = {
  path: 'container kill',
  aliases: ['kill'],
  usage: '[OPTIONS] CONTAINER [CONTAINER...]',
  short: 'Kill one or more running containers',
  arity: { min: 1 },
  flags: [
    { name: 'signal', short: 's', type: 'string', placeholder: 'string', usage: 'Signal to send to the container' },
  ],
  run: (cli, flags, args) => doEach(cli, args, (id) => requestKill(cli.sim, id, flags.text('signal'))),
}
