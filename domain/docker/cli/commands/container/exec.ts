import { refuseDetachKeys } from '@/domain/docker/cli/detach-keys'
import { environmentFlags, environmentFrom } from '@/domain/docker/cli/environment-flags'
import { identifierOf } from '@/domain/docker/cli/identifier'
import { sayError, sayRefusal } from '@/domain/docker/cli/say'
import type { Cli, Command, Flags } from '@/domain/docker/cli/spec'
import { settle } from '@/domain/docker/engine/clock'
import { type Execution, prepareExec, startExec } from '@/domain/docker/engine/exec'
import { findContainer } from '@/domain/docker/engine/find'
import { attachToExec } from './exec-attach'

/** Stdin of the new process: what was typed or piped with -i; a terminal without -i stays silent and open. */
function stdinOf(cli: Cli, flags: Flags): { text: string; open: boolean } {
  if (flags.bool('interactive') && !flags.bool('detach')) return { text: cli.stdin.text, open: cli.stdin.open }
  return { text: '', open: flags.bool('tty') }
}

function run(cli: Cli, flags: Flags, [operand = '', ...argv]: string[]): number {
  const env = environmentFrom(cli, flags.list('env-file'), flags.list('env'))
  if (!env.ok) return sayError(cli, env.message)
  const keys = refuseDetachKeys(flags.text('detach-keys'))
  if (keys) return sayError(cli, keys.message)
  const name = identifierOf('container', operand)
  if (!name.ok) return sayError(cli, name.message)
  const detached = flags.bool('detach')
  const [tty, interactive] = [flags.bool('tty'), flags.bool('interactive')]
  const inspected = findContainer(cli.sim.world, name.value)
  if (!inspected.ok) return sayRefusal(cli, inspected)
  if (!detached && tty && interactive && !cli.stdin.terminal)
    return sayError(cli, 'cannot attach stdin to a TTY-enabled container because stdin is not a terminal')
  const container = prepareExec(cli.sim, name.value, flags.text('user'))
  if (!container.ok) return sayRefusal(cli, container)
  const began = startExec(cli.sim, container.value.id, {
    argv,
    env: env.value,
    user: flags.text('user'),
    cwd: flags.text('workdir'),
    tty,
    stdin: stdinOf(cli, flags),
  })
  if (began.ok && detached) {
    settle(cli.sim)
    return 0
  }
  if (began.ok) return attach(cli, flags, began.value)
  if (detached) return sayRefusal(cli, began)
  cli.out(`${began.message}\r\n`)
  return began.exitCode
}

const attach = (cli: Cli, flags: Flags, execution: Execution): number =>
  attachToExec(cli, execution, { interactive: flags.bool('interactive'), tty: flags.bool('tty') })

/** docker/cli cli/command/container/exec.go */
export const containerExec: Command = {
  path: 'container exec',
  aliases: ['exec'],
  usage: '[OPTIONS] CONTAINER COMMAND [ARG...]',
  short: 'Execute a command in a running container',
  arity: { min: 2 },
  stopsAtArgument: true,
  flags: [
    {
      name: 'detach-keys',
      type: 'string',
      placeholder: 'string',
      usage: 'Override the key sequence for detaching a container',
    },
    { name: 'interactive', short: 'i', type: 'bool', usage: 'Keep STDIN open even if not attached' },
    { name: 'tty', short: 't', type: 'bool', usage: 'Allocate a pseudo-TTY' },
    { name: 'detach', short: 'd', type: 'bool', usage: 'Detached mode: run command in the background' },
    {
      name: 'user',
      short: 'u',
      type: 'string',
      placeholder: 'string',
      usage: 'Username or UID (format: "<name|uid>[:<group|gid>]")',
    },
    { name: 'privileged', type: 'bool', usage: 'Give extended privileges to the command' },
    ...environmentFlags,
    {
      name: 'workdir',
      short: 'w',
      type: 'string',
      placeholder: 'string',
      usage: 'Working directory inside the container',
    },
  ],
  run,
}
