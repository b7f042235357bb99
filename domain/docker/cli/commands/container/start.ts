import { refuseDetachKeys } from '@/domain/docker/cli/detach-keys'
import { sayError } from '@/domain/docker/cli/say'
import type { Cli, Command, Flags } from '@/domain/docker/cli/spec'
import { settle } from '@/domain/docker/engine/clock'
import { findContainer } from '@/domain/docker/engine/find'
import { requestStart } from '@/domain/docker/engine/start'
import { isRunning } from '@/domain/docker/engine/status'
import { feed } from '@/domain/docker/shell/processes'
import type { Container } from '@/domain/docker/world/container'
import { lengths, stayWith } from './foreground'
import { named } from './operands'
import { fromDaemon } from './status-error'

/** What the daemon attaches nobody to (moby daemon/attach.go, ContainerAttach), or null. */
function whyNotAttach({ id, state: { status } }: Container): string | null {
  if (status === 'paused') return `container ${id} is paused, unpause the container before attach`
  return status === 'restarting' ? `container ${id} is restarting, wait until the container is running` : null
}

/** One container, and stay with it; a running one is joined (docker/cli container/start.go, RunStart). */
function startAttached(cli: Cli, flags: Flags, operand: string): number {
  const found = named(operand, (id) => findContainer(cli.sim.world, id))
  if (!found.ok) return sayError(cli, found.code === 'client' ? found.message : fromDaemon(found.message))
  const { id, config } = found.value
  const { OpenStdin, Tty } = config
  const stdin = flags.bool('interactive') && OpenStdin
  const input = stdin ? { text: cli.stdin.text, open: cli.stdin.open } : { text: '', open: OpenStdin || Tty }
  const seen = lengths(found.value)
  const why = whyNotAttach(found.value)
  if (why) return sayError(cli, fromDaemon(why))
  if (isRunning(found.value)) {
    if (stdin) feed(cli.sim, { container: id }, 1, input.text, input.open)
  } else {
    const started = requestStart(cli.sim, id, input)
    if (!started.ok) return sayError(cli, fromDaemon(started.message))
  }
  return stayWith(cli, { id, kind: 'attach', stdout: true, stderr: true, tty: Tty, stdin, sigProxy: !Tty, seen })
}

/** As many as one likes; each that fails says so at once, and all of those again at the end. */
function startAll(cli: Cli, operands: readonly string[]): number {
  const failed: string[] = []
  for (const operand of operands) {
    const started = named(operand, (id) => requestStart(cli.sim, id))
    if (started.ok) cli.out(`${operand}\n`)
    else {
      cli.err(`${started.code === 'client' ? started.message : fromDaemon(started.message)}\n`)
      failed.push(operand)
    }
  }
  settle(cli.sim)
  return failed.length ? sayError(cli, `failed to start containers: ${failed.join(', ')}`) : 0
}

function run(cli: Cli, flags: Flags, args: string[]): number {
  const experimental = ['checkpoint', 'checkpoint-dir'].filter((name) => flags.given(name))
  if (experimental.length) {
    const words = experimental.map(
      (name) => `"--${name}" is only supported on a Docker daemon with experimental features enabled`,
    )
    return sayError(cli, words.join('\n'))
  }
  const keys = refuseDetachKeys(flags.text('detach-keys'))
  if (keys) return sayError(cli, keys.message)
  if (!flags.bool('attach') && !flags.bool('interactive')) return startAll(cli, args)
  if (args.length > 1) return sayError(cli, 'you cannot start and attach multiple containers at once')
  return startAttached(cli, flags, args[0] ?? '')
}

/** docker/cli cli/command/container/start.go */
export const containerStart: Command = {
  path: 'container start',
  aliases: ['start'],
  usage: '[OPTIONS] CONTAINER [CONTAINER...]',
  short: 'Start one or more stopped containers',
  arity: { min: 1 },
  flags: [
    { name: 'attach', short: 'a', type: 'bool', usage: 'Attach STDOUT/STDERR and forward signals' },
    { name: 'interactive', short: 'i', type: 'bool', usage: "Attach container's STDIN" },
    {
      name: 'detach-keys',
      type: 'string',
      placeholder: 'string',
      usage: 'Override the key sequence for detaching a container',
    },
    { name: 'checkpoint', type: 'string', placeholder: 'string', usage: 'Restore from this checkpoint', hidden: true },
    {
      name: 'checkpoint-dir',
      type: 'string',
      placeholder: 'string',
      usage: 'Use a custom checkpoint storage directory',
      hidden: true,
    },
  ],
  run,
}
