import { sayError } from '@/domain/docker/cli/say'
import type { Cli, Command, Flag, Flags } from '@/domain/docker/cli/spec'
import { requestRestart, requestStops, type StopHow } from '@/domain/docker/engine/stop'
import { settle } from '@/domain/docker/engine/clock'
import { done } from '@/domain/docker/outcome'
import { doEach, named, sayEach } from './operands'

const flags: Flag[] = [
  { name: 'signal', short: 's', type: 'string', placeholder: 'string', usage: 'Signal to send to the container' },
  {
    name: 'timeout',
    short: 't',
    type: 'int',
    placeholder: 'int',
    usage: 'Seconds to wait before killing the container',
  },
  {
    name: 'time',
    type: 'int',
    placeholder: 'int',
    usage: 'Seconds to wait before killing the container (deprecated: use --timeout)',
    hidden: true,
  },
]

/** How to stop; --time is an old name of --timeout. Says what is wrong and gives null. */
function stopHow(cli: Cli, given: Flags): StopHow | null {
  if (given.given('time')) cli.err('Flag --time has been deprecated, use --timeout instead\n')
  if (given.given('time') && given.given('timeout')) {
    sayError(cli, 'conflicting options: cannot specify both --timeout and --time')
    return null
  }
  const name = given.given('time') ? 'time' : 'timeout'
  return { signal: given.text('signal'), timeout: given.given(name) ? given.int(name) : null }
}

/** docker/cli cli/command/container/stop.go: all of them stop at the same time. */
export const containerStop: Command = {
  path: 'container stop',
  aliases: ['stop'],
  usage: '[OPTIONS] CONTAINER [CONTAINER...]',
  short: 'Stop one or more running containers',
  arity: { min: 1 },
  flags,
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

/** docker/cli cli/command/container/restart.go: one after the other. */
export const containerRestart: Command = {
  path: 'container restart',
  aliases: ['restart'],
  usage: '[OPTIONS] CONTAINER [CONTAINER...]',
  short: 'Restart one or more containers',
  arity: { min: 1 },
  flags,
  run(cli, given, args) {
    const how = stopHow(cli, given)
    if (!how) return 1
    const status = doEach(cli, args, (id) => requestRestart(cli.sim, id, how))
    settle(cli.sim)
    return status
  },
}
