import { goQuote } from '@/domain/docker/cli/go-quote'
import { parseDuration } from '@/domain/docker/cli/go-time'
import { identifierOf } from '@/domain/docker/cli/identifier'
import { sayError, sayRefusal } from '@/domain/docker/cli/say'
import type { Cli, Command, Flags } from '@/domain/docker/cli/spec'
import { waitFor } from '@/domain/docker/engine/clock'
import { findContainer } from '@/domain/docker/engine/find'
import { logAttributes } from '@/domain/docker/engine/logging'
import { logMessages, readableLogs, selectMessages } from '@/domain/docker/engine/logs'
import { isUp } from '@/domain/docker/engine/status'
import { parseTimestamp } from '@/domain/docker/engine/timestamp'
import { done, type Outcome, refuse } from '@/domain/docker/outcome'
import type { Container, LogLine } from '@/domain/docker/world/container'

/** As long as one watches a log that does not end. */
const longestFollow = 3_600_000
const interrupted = 130

/** `--since` or `--until`; durations count from the whole second (moby client/internal/timestamp). */
function instant(cli: Cli, flags: Flags, name: 'since' | 'until'): Outcome<number | null> {
  const text = flags.text(name)
  if (text === '') return done(null)
  const time = parseTimestamp(text, cli.sim.world.now)
  if (!time.ok) {
    const why = text.includes('-') ? time.message : `failed to parse value as time or duration: ${goQuote(text)}`
    return refuse('invalid', `invalid value for "${name}": ${why}`)
  }
  if (name === 'until' && time.value === 0) return done(null)
  const isDuration = text !== '0' && parseDuration(text).ok
  return done(isDuration ? Math.floor(time.value / 1000) * 1000 : time.value)
}

/** The container as it is, or as it was when it went with --rm. */
const lastSeen = ({ sim }: Cli, { id }: Container): Container | undefined =>
  sim.world.containers[id] ?? sim.removed?.[id]

/** Lets time pass while the container runs on. @returns the exit status: that of Ctrl-C, where it would not end */
function follow(cli: Cli, container: Container, until: number | null): number {
  const { startedAt } = container.state
  const limit = until === null ? longestFollow : Math.max(0, until - cli.sim.world.now)
  const waited = waitFor(
    cli.sim,
    () => {
      const state = cli.sim.world.containers[container.id]?.state
      return !state || state.status === 'exited' || state.status === 'restarting' || state.startedAt !== startedAt
    },
    limit,
  )
  return waited === 'done' || (until !== null && waited === 'limit') ? 0 : interrupted
}

function stamp(at: number): string {
  return `${new Date(at).toISOString().slice(0, -1)}000000Z `
}

function print(cli: Cli, lines: readonly LogLine[], flags: Flags, container: Container): void {
  const details = flags.bool('details') ? `${logAttributes(container)} ` : ''
  for (const { at, stream, text } of lines) {
    const line = `${flags.bool('timestamps') ? stamp(at) : ''}${details}${text}`
    if (container.config.Tty || stream === 'stdout') cli.out(line)
    else cli.err(line)
  }
}

function run(cli: Cli, flags: Flags, [operand = '']: string[]): number {
  const name = identifierOf('container', operand)
  if (!name.ok) return sayError(cli, name.message)
  const found = findContainer(cli.sim.world, name.value)
  if (!found.ok) return sayRefusal(cli, found)
  const since = instant(cli, flags, 'since')
  if (!since.ok) return sayError(cli, since.message)
  const until = instant(cli, flags, 'until')
  if (!until.ok) return sayError(cli, until.message)
  const readable = readableLogs(found.value)
  if (!readable.ok) return sayRefusal(cli, readable)

  const before = logMessages(found.value)
  const tail = /^[+-]?\d+$/.test(flags.text('tail')) ? Number(flags.text('tail')) : -1
  const request = { since: since.value, until: until.value, tail }
  print(cli, selectMessages(before, request), flags, found.value)
  if (!flags.bool('follow') || !isUp(found.value)) return 0
  const status = follow(cli, found.value, until.value)
  const after = lastSeen(cli, found.value)
  const shown = new Set(before.map((line) => found.value.logs.indexOf(line)))
  const more = after ? logMessages({ ...after, logs: after.logs.filter((_, index) => !shown.has(index)) }) : []
  print(cli, selectMessages(more, { ...request, tail: -1 }), flags, found.value)
  return status
}

/** docker/cli cli/command/container/logs.go */
export const containerLogs: Command = {
  path: 'container logs',
  aliases: ['logs'],
  usage: '[OPTIONS] CONTAINER',
  short: 'Fetch the logs of a container',
  arity: { exact: 1 },
  flags: [
    { name: 'follow', short: 'f', type: 'bool', usage: 'Follow log output' },
    {
      name: 'since',
      type: 'string',
      placeholder: 'string',
      usage: 'Show logs since timestamp (e.g. "2013-01-02T13:23:37Z") or relative (e.g. "42m" for 42 minutes)',
    },
    {
      name: 'until',
      type: 'string',
      placeholder: 'string',
      usage: 'Show logs before a timestamp (e.g. "2013-01-02T13:23:37Z") or relative (e.g. "42m" for 42 minutes)',
    },
    { name: 'timestamps', short: 't', type: 'bool', usage: 'Show timestamps' },
    { name: 'details', type: 'bool', usage: 'Show extra details provided to logs' },
    {
      name: 'tail',
      short: 'n',
      type: 'string',
      placeholder: 'string',
      initial: 'all',
      usage: 'Number of lines to show from the end of the logs',
    },
  ],
  run,
}
