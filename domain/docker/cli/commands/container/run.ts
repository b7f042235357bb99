import { refuseDetachKeys } from '@/domain/docker/cli/detach-keys'
import { sayError } from '@/domain/docker/cli/say'
import type { Cli, Command, Flag, Flags } from '@/domain/docker/cli/spec'
import { settle } from '@/domain/docker/engine/clock'
import type { CreateRequest } from '@/domain/docker/engine/create'
import type { StartInput } from '@/domain/docker/engine/launch'
import { requestStart } from '@/domain/docker/engine/start'
import type { ContainerConfig } from '@/domain/docker/world/container'
import { createFlags } from './create-flags'
import { createRequestOf } from './create-options'
import { oldCreateFlags, sayDeprecated } from './deprecated-flags'
import { stayWith } from './foreground'
import { newContainer, wrongPull } from './new-container'
import { fromDaemon, sayRunError, sayWithHelp } from './status-error'
import { unsupportedFlags } from './unsupported-flags'

type Asked = Omit<CreateRequest, 'platform'>

/** Detached, nothing is attached (docker/cli container/run.go). */
const detachedFrom = (asked: Asked): Asked => ({
  ...asked,
  config: { ...asked.config, AttachStdin: false, AttachStdout: false, AttachStderr: false },
})

/** What the process can read: what was piped; without -i nothing, or for ever nothing where there is a terminal. */
function inputOf(cli: Cli, { OpenStdin, AttachStdin, Tty }: ContainerConfig): StartInput {
  if (OpenStdin && AttachStdin) return { text: cli.stdin.text, open: cli.stdin.open }
  return { text: '', open: OpenStdin || Tty }
}

const cannotAttach = 'cannot attach stdin to a TTY-enabled container because stdin is not a terminal'

function runAttached(cli: Cli, flags: Flags, id: string, config: ContainerConfig): number {
  const started = requestStart(cli.sim, id, inputOf(cli, config))
  if (!started.ok) return sayRunError(cli, fromDaemon(started.message))
  return stayWith(cli, {
    id,
    kind: 'run',
    stdout: config.AttachStdout,
    stderr: config.AttachStderr,
    tty: config.Tty,
    stdin: config.AttachStdin && config.OpenStdin,
    sigProxy: flags.bool('sig-proxy'),
    seen: { stdout: 0, stderr: 0 },
  })
}

/** The id is written while the container starts, so that it stands there even if that fails. */
function runDetached(cli: Cli, id: string, config: ContainerConfig): number {
  cli.out(`${id}\n`)
  const started = requestStart(cli.sim, id, inputOf(cli, config))
  if (!started.ok) return sayRunError(cli, fromDaemon(started.message))
  settle(cli.sim)
  return 0
}

function run(cli: Cli, flags: Flags, args: string[]): number {
  sayDeprecated(cli, flags, oldCreateFlags)
  const unsupported = unsupportedFlags(flags)
  if (unsupported) return sayError(cli, unsupported)
  const pull = wrongPull(flags.text('pull'))
  if (pull) return sayWithHelp(cli, pull, 'run')
  const parsed = createRequestOf(cli, flags, args)
  if (!parsed.ok) return sayWithHelp(cli, parsed.message, 'run')
  const { config } = parsed.value
  const detach = flags.bool('detach')
  if (detach && flags.list('attach').length)
    return sayError(cli, 'conflicting options: cannot specify both --attach and --detach')
  if (!detach && config.AttachStdin && config.Tty && !cli.stdin.terminal) return sayError(cli, cannotAttach)
  const keys = refuseDetachKeys(flags.text('detach-keys'))
  if (keys) return sayError(cli, keys.message)
  const asked = detach ? detachedFrom(parsed.value) : parsed.value
  const created = newContainer(cli, flags, asked)
  if (!created.ok) return sayRunError(cli, created.message)
  const { AttachStdin, AttachStdout, AttachStderr } = asked.config
  const isAttached = AttachStdin || AttachStdout || AttachStderr
  return isAttached
    ? runAttached(cli, flags, created.value, asked.config)
    : runDetached(cli, created.value, asked.config)
}

/** Flags that are of the client alone (docker/cli container/run.go and create.go). */
export const clientFlags = (verb: string): Flag[] => [
  { name: 'name', type: 'string', placeholder: 'string', usage: 'Assign a name to the container' },
  {
    name: 'pull',
    type: 'string',
    placeholder: 'string',
    initial: 'missing',
    usage: `Pull image before ${verb} ("always", "missing", "never")`,
  },
  { name: 'quiet', short: 'q', type: 'bool', usage: 'Suppress the pull output' },
  { name: 'use-api-socket', type: 'bool', usage: 'Bind mount Docker API socket and required auth' },
  { name: 'help', type: 'bool', usage: 'Print usage' },
  {
    name: 'platform',
    type: 'string',
    placeholder: 'string',
    usage: 'Set platform if server is multi-platform capable',
  },
  {
    name: 'disable-content-trust',
    type: 'bool',
    initial: 'true',
    usage: 'Skip image verification (deprecated)',
    hidden: true,
  },
]

/** docker/cli cli/command/container/run.go */
export const containerRun: Command = {
  path: 'container run',
  aliases: ['run'],
  usage: '[OPTIONS] IMAGE [COMMAND] [ARG...]',
  short: 'Create and run a new container from an image',
  arity: { min: 1 },
  stopsAtArgument: true,
  flags: [
    { name: 'detach', short: 'd', type: 'bool', usage: 'Run container in background and print container ID' },
    { name: 'sig-proxy', type: 'bool', initial: 'true', usage: 'Proxy received signals to the process' },
    {
      name: 'detach-keys',
      type: 'string',
      placeholder: 'string',
      usage: 'Override the key sequence for detaching a container',
    },
    ...clientFlags('running'),
    ...createFlags,
  ],
  run,
}
