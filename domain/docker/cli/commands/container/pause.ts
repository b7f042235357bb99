import type { Command } from '@/domain/docker/cli/spec'
import { pauseContainer, unpauseContainer } from '@/domain/docker/engine/pause'
import { doEach } from './operands'

/** docker/cli cli/command/container/pause.go */
export const containerPause: Command = {
  path: 'container pause',
  aliases: ['pause'],
  usage: 'CONTAINER [CONTAINER...]',
  short: 'Pause all processes within one or more containers',
  arity: { min: 1 },
  flags: [],
  run: (cli, _flags, args) => doEach(cli, args, (id) => pauseContainer(cli.sim, id)),
}

/** docker/cli cli/command/container/unpause.go */
export const containerUnpause: Command = {
  path: 'container unpause',
  aliases: ['unpause'],
  usage: 'CONTAINER [CONTAINER...]',
  short: 'Unpause all processes within one or more containers',
  arity: { min: 1 },
  flags: [],
  run: (cli, _flags, args) => doEach(cli, args, (id) => unpauseContainer(cli.sim, id)),
}
