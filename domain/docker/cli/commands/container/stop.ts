import type { Command } from '@/domain/docker/cli/spec'
import { requestStops } from '@/domain/docker/engine/stop'
import { done } from '@/domain/docker/outcome'
import { named, sayEach } from './operands'
import { stopFlags, stopHow } from './stop-flags'

/** docker/cli cli/command/container/stop.go: all of them stop at the same time. */
export const containerStop: Command = {
  path: 'container stop',
  aliases: ['stop'],
  usage: '[OPTIONS] CONTAINER [CONTAINER...]',
  short: 'Stop one or more running containers',
  arity: { min: 1 },
  flags: stopFlags,
  run(cli, given, args) {
    const how = stopHow(cli, given)
    if (!how) return 1
    const names = args.map((operand) => named(operand, done))
    const stopped = requestStops(
      cli.sim,
      names.flatMap((name) => (name.ok ? [name.value] : [])),
      how,
    )
    return sayEach(
      cli,
      args,
      names.map((name) => (name.ok ? (stopped.shift() ?? done(null)) : name)),
    )
  },
}
