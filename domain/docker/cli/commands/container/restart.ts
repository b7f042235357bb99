import type { Command } from '@/domain/docker/cli/spec'
import { settle } from '@/domain/docker/engine/clock'
import { requestRestart } from '@/domain/docker/engine/stop'
import { doEach } from './operands'
import { stopFlags, stopHow } from './stop-flags'

/** docker/cli cli/command/container/restart.go: one after the other. */
export const containerRestart: Command = {
  path: 'container restart',
  aliases: ['restart'],
  usage: '[OPTIONS] CONTAINER [CONTAINER...]',
  short: 'Restart one or more containers',
  arity: { min: 1 },
  flags: stopFlags,
  run(cli, given, args) {
    const how = stopHow(cli, given)
    if (!how) return 1
    const status = doEach(cli, args, (id) => requestRestart(cli.sim, id, how))
    settle(cli.sim)
    return status
  },
}
