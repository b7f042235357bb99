import { hex } from '@/domain/docker/digest'
import { moveTo } from '@/domain/docker/engine/clock'
import { diskOf } from '@/domain/docker/files/machine-disk'
import type { DockerProgram, ProgramIo, Sim } from '@/domain/docker/sim'
import { arityError, usageLine } from './arity'
import { type Found, findCommand } from './find-command'
import { globalFlags } from './global-flags'
import { goQuote } from './go-quote'
import { groupUsage } from './groups'
import { commandHelp, groupHelp, rootHelp } from './help'
import { parseFlags } from './parse-flags'
import type { Flags } from './spec'
import { cliVersion } from './versions'

const rootUsage = 'docker [OPTIONS] COMMAND [ARG...]'
const deprecatedHelp = 'Flag shorthand -h has been deprecated, use --help\n'
const logLevels = ['panic', 'fatal', 'error', 'warn', 'warning', 'info', 'debug', 'trace']

/** Milliseconds that pass with every command. */
const commandTime = 100

/** The docker command: global options, then a command, or help (docker/cli cmd/docker/docker.go). */
export const runDocker: DockerProgram = (sim, argv, io) => {
  moveTo(sim, sim.world.now + commandTime)
  const global = parseFlags(globalFlags, argv[0] === 'docker' ? argv.slice(1) : argv, { stopsAtArgument: true })
  if (!global.ok) return flagError(io, global.message, rootUsage, 'docker')
  const { flags, args, help, deprecated } = global.value
  if (deprecated) io.err(deprecatedHelp)
  if (!logLevels.includes(flags.text('log-level').toLowerCase())) {
    io.err(`Unable to parse logging level: ${flags.text('log-level')}\n`)
    return 1
  }
  if (!args.length) return runRoot(io, flags, help)
  if (args[0] === 'help') return runHelp(io, args.slice(1))
  return runFound(sim, io, findCommand(args), { flags, help })
}

/** A bad flag (docker/cli cobra.go FlagErrorFunc). */
function flagError(io: ProgramIo, message: string, usage: string, called: string): number {
  io.err(`${message}\n\nUsage:  ${usage}\n\nRun '${called} --help' for more information\n`)
  return 125
}

/** docker without a command. */
function runRoot(io: ProgramIo, flags: Flags, help: boolean): number {
  if (help) io.out(rootHelp())
  else if (flags.bool('version')) io.out(`Docker version ${cliVersion.version}, build ${cliVersion.commit}\n`)
  else io.err(rootHelp())
  return 0
}

/** docker help [command] */
function runHelp(io: ProgramIo, words: string[]): number {
  const found = findCommand(words)
  const topic = words.length ? helpOf(found) : rootHelp()
  if (topic === null || (words.length && found.rest.length)) {
    io.err(`unknown help topic: ${(found.kind === 'unknown' ? words : found.rest).join(' ')}\n`)
    return 1
  }
  io.out(topic)
  return 0
}

function helpOf(found: Found): string | null {
  if (found.kind === 'command') return commandHelp(found.command, found.called)
  if (found.kind === 'group') return groupHelp(found.group.path, found.group.short)
  return found.kind === 'absent' ? `${absentText(found.path)}\n` : null
}

/** Said in the lab's own name, so that nobody takes it for Docker's words. */
const absentText = (path: string) =>
  `This lab has no 'docker ${path}'. It models images, containers, volumes, builds and a registry on one host.`

function runFound(sim: Sim, io: ProgramIo, found: Found, global: { flags: Flags; help: boolean }): number {
  if (found.kind === 'absent') {
    io.err(`${absentText(found.path)}\n`)
    return 1
  }
  if (found.kind === 'group') return runGroup(sim, io, found, global)
  if (found.kind === 'unknown') return runUnknown(io, found, global.help)
  return runCommand(sim, io, found, global)
}

/** A word that is no command: its flags are read as docker's own. */
function runUnknown(io: ProgramIo, { word, rest }: Extract<Found, { kind: 'unknown' }>, help: boolean): number {
  const parsed = parseFlags(globalFlags, rest)
  if (!parsed.ok) return flagError(io, parsed.message, rootUsage, 'docker')
  if (help || parsed.value.help) {
    io.out(rootHelp())
    return 0
  }
  io.err(`docker: unknown command: docker ${word}\n\nRun 'docker --help' for more information\n`)
  return 1
}

/** A group alone, or with a word that it does not know (docker/cli required.go NoArgs). */
function runGroup(
  sim: Sim,
  io: ProgramIo,
  { group: { path, short }, rest }: Extract<Found, { kind: 'group' }>,
  global: { flags: Flags; help: boolean },
): number {
  const called = `docker ${path}`
  const parsed = parseFlags([], rest)
  if (!parsed.ok) return flagError(io, parsed.message, groupUsage(path), called)
  const { args, help, deprecated } = parsed.value
  if (deprecated) io.out(deprecatedHelp)
  if (args.length && help) {
    const inner = findCommand([path, ...args])
    if (inner.kind !== 'group') return runFound(sim, io, inner, { ...global, help: true })
  }
  if (help || global.help) {
    io.out(groupHelp(path, short))
    return 0
  }
  if (!args.length) {
    io.err(groupHelp(path, short))
    return 0
  }
  const usage = groupUsage(path)
  io.err(
    `docker: unknown command: ${called} ${args[0]}\n\nUsage:  ${usage}\n\nRun '${called} --help' for more information\n`,
  )
  return 1
}

function runCommand(
  sim: Sim,
  io: ProgramIo,
  { command, called, rest }: Extract<Found, { kind: 'command' }>,
  global: { flags: Flags; help: boolean },
): number {
  const parsed = parseFlags(command.flags, rest, { stopsAtArgument: command.stopsAtArgument })
  if (!parsed.ok) return flagError(io, parsed.message, usageLine(called, command.usage), called)
  const { flags, args, help, deprecated } = parsed.value
  if (deprecated) io.out(deprecatedHelp)
  const asked = help || global.help
  if (asked || command.below) io.out(commandHelp(command, called))
  if (asked || (command.below && !args.length)) return 0
  const unreachable = arityError(command, called, args.length) ?? endpointError(global.flags, io.env)
  if (unreachable) {
    io.err(`${unreachable}\n`)
    return 1
  }
  const { out, err, stdin, outIsTerminal, errIsTerminal, cwd, env } = io
  const disk = diskOf(sim, 'host')
  return command.run({ sim, out, err, stdin, outIsTerminal, errIsTerminal, cwd, env, disk, called }, flags, args)
}

const socket = '/var/run/docker.sock'

/** Why the daemon cannot be reached where another host or context is asked for (docker/cli command/cli.go), or null. */
function endpointError(flags: Flags, env: Readonly<Record<string, string>>): string | null {
  if (flags.text('context') && flags.given('host'))
    return 'Failed to initialize: unable to resolve docker endpoint: conflicting options: cannot specify both --host and --context'
  const context = flags.text('context') || (flags.given('host') || env.DOCKER_HOST ? '' : (env.DOCKER_CONTEXT ?? ''))
  if (context && context !== 'default') {
    const file = `/root/.docker/contexts/meta/${hex(context)}/meta.json`
    return `Failed to initialize: unable to resolve docker endpoint: context ${goQuote(context)}: context not found: open ${file}: no such file or directory`
  }
  const host = flags.text('host') || (context ? '' : (env.DOCKER_HOST ?? ''))
  if (!host || host === `unix://${socket}` || host === 'unix:///run/docker.sock') return null
  if (host.startsWith('unix://'))
    return `failed to connect to the docker API at ${host}; check if the path is correct and if the daemon is running: dial unix ${host.slice('unix://'.length)}: connect: no such file or directory`
  return `Cannot connect to the Docker daemon at ${host}. Is the docker daemon running?`
}
