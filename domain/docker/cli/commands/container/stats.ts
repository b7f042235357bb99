import { formatFlag } from '@/domain/docker/cli/format-flag'
import { identifierOf } from '@/domain/docker/cli/identifier'
import { sayError } from '@/domain/docker/cli/say'
import type { Cli, Command, Flags } from '@/domain/docker/cli/spec'
import { formatRows, type Row } from '@/domain/docker/cli/table'
import { bytesSize, humanSizeOf } from '@/domain/docker/cli/units'
import { short } from '@/domain/docker/digest'
import { findContainer, ownContainers } from '@/domain/docker/engine/find'
import { usageOf } from '@/domain/docker/engine/stats'
import { isRunning } from '@/domain/docker/engine/status'
import type { Container } from '@/domain/docker/world/container'

const headers = {
  Container: 'CONTAINER',
  Name: 'NAME',
  ID: 'CONTAINER ID',
  CPUPerc: 'CPU %',
  MemUsage: 'MEM USAGE / LIMIT',
  MemPerc: 'MEM %',
  NetIO: 'NET I/O',
  BlockIO: 'BLOCK I/O',
  PIDs: 'PIDS',
}
const table =
  'table {{.ID}}\\t{{.Name}}\\t{{.CPUPerc}}\\t{{.MemUsage}}\\t{{.MemPerc}}\\t{{.NetIO}}\\t{{.BlockIO}}\\t{{.PIDs}}'

const percent = (value: number): string => `${value.toFixed(2)}%`
const both = (a: number, b: number): string => `${humanSizeOf(a, 3)} / ${humanSizeOf(b, 3)}`

/** One line of `docker stats` (docker/cli container/formatter_stats.go). @param asked the operand, or the full id */
function rowOf(container: Container, asked: string, now: number, cut: boolean): Row {
  const usage = usageOf(container, now)
  return {
    Container: asked,
    Name: container.name,
    ID: cut ? short(container.id) : container.id,
    CPUPerc: percent(usage.cpu),
    MemUsage: `${bytesSize(usage.memory)} / ${bytesSize(usage.limit)}`,
    MemPerc: percent(usage.limit ? (usage.memory / usage.limit) * 100 : 0),
    NetIO: both(usage.received, usage.sent),
    BlockIO: both(usage.read, usage.written),
    PIDs: String(usage.processes),
  }
}

type Asked = { asked: string; container: Container }

/** Containers by operand, each once, with the words for those that are not there. */
function named(cli: Cli, operands: readonly string[]): { found: Asked[]; errors: string[] } {
  const found: Asked[] = []
  const errors: string[] = []
  for (const asked of new Set(operands)) {
    const name = identifierOf('container', asked)
    const container = name.ok ? findContainer(cli.sim.world, name.value) : name
    if (container.ok) found.push({ asked, container: container.value })
    else errors.push(name.ok ? `Error response from daemon: ${container.message}` : container.message)
  }
  return { found, errors }
}

const everyone = (cli: Cli, all: boolean): Asked[] =>
  ownContainers(cli.sim.world)
    .reverse()
    .filter((container) => all || isRunning(container))
    .map((container) => ({ asked: container.id, container }))

function run(cli: Cli, flags: Flags, operands: string[]): number {
  const { found, errors } = operands.length
    ? named(cli, operands)
    : { found: everyone(cli, flags.bool('all')), errors: [] }
  if (errors.length) return sayError(cli, errors.join('\n'))
  if (!found.length && flags.bool('no-stream')) return 0
  const format = flags.text('format')
  const shown = formatRows(
    { type: '*container.statsContext', format: format === '' || format === 'table' ? table : format, headers },
    found.map(({ asked, container }) => rowOf(container, asked, cli.sim.world.now, !flags.bool('no-trunc'))),
  )
  if (!shown.ok) return sayError(cli, shown.message)
  cli.out(shown.value)
  return 0
}

/** docker/cli cli/command/container/stats.go; the stream shows its first frame only. */
export const containerStats: Command = {
  path: 'container stats',
  aliases: ['stats'],
  usage: '[OPTIONS] [CONTAINER...]',
  short: 'Display a live stream of container(s) resource usage statistics',
  arity: { any: true },
  flags: [
    { name: 'all', short: 'a', type: 'bool', usage: 'Show all containers (default shows just running)' },
    { name: 'no-stream', type: 'bool', usage: 'Disable streaming stats and only pull the first result' },
    { name: 'no-trunc', type: 'bool', usage: 'Do not truncate output' },
    formatFlag,
  ],
  run,
}
