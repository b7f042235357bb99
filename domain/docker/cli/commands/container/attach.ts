import { refuseDetachKeys } from '@/domain/docker/cli/detach-keys'
import { sayError } from '@/domain/docker/cli/say'
import type { Cli, Command, Flags } from '@/domain/docker/cli/spec'
import { findContainer } from '@/domain/docker/engine/find'
import { isRunning } from '@/domain/docker/engine/status'
import { feed } from '@/domain/docker/shell/processes'
import type { Container } from '@/domain/docker/world/container'
import { lengths, stayWith } from './foreground'
import { named } from './operands'
import { fromDaemon } from './status-error'

/** Why a container cannot be attached to, or null (docker/cli container/attach.go, inspectContainerAndCheckState). */
function whyNot(container: Container): string | null {
  if (!isRunning(container)) return 'cannot attach to a stopped container, start it first'
  const { status } = container.state
  if (status === 'paused') return 'cannot attach to a paused container, unpause it first'
  return status === 'restarting' ? 'cannot attach to a restarting container, wait until it is running' : null
}

function run(cli: Cli, flags: Flags, [operand = '']: string[]): number {
  const keys = refuseDetachKeys(flags.text('detach-keys'))
  if (keys) return sayError(cli, keys.message)
  const found = named(operand, (id) => findContainer(cli.sim.world, id))
  if (!found.ok) return sayError(cli, found.code === 'client' ? found.message : fromDaemon(found.message))
  const why = whyNot(found.value)
  if (why) return sayError(cli, why)
  const { id, config } = found.value
  const { Tty, OpenStdin } = config
  const noStdin = flags.bool('no-stdin')
  if (!noStdin && Tty && !cli.stdin.terminal)
    return sayError(cli, 'cannot attach stdin to a TTY-enabled container because stdin is not a terminal')
  const stdin = !noStdin && OpenStdin
  if (stdin) feed(cli.sim, { container: id }, 1, cli.stdin.text, cli.stdin.open)
  return stayWith(cli, {
    id,
    kind: 'attach',
    stdout: true,
    stderr: true,
    tty: Tty,
    stdin,
    sigProxy: flags.bool('sig-proxy') && !Tty,
    seen: lengths(found.value),
  })
}

/** docker/cli cli/command/container/attach.go */
export const containerAttach: Command = {
  path: 'container attach',
  aliases: ['attach'],
  usage: '[OPTIONS] CONTAINER',
  short: 'Attach local standard input, output, and error streams to a running container',
  arity: { exact: 1 },
  flags: [
    { name: 'no-stdin', type: 'bool', usage: 'Do not attach STDIN' },
    { name: 'sig-proxy', type: 'bool', initial: 'true', usage: 'Proxy all received signals to the process' },
    {
      name: 'detach-keys',
      type: 'string',
      placeholder: 'string',
      usage: 'Override the key sequence for detaching a container',
    },
  ],
  run,
}
