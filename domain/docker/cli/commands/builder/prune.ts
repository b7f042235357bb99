import { pruneCache } from '@/domain/docker/build/prune-cache'
import { filterFlag, filtersOf } from '@/domain/docker/cli/filter-flag'
import { goQuote } from '@/domain/docker/cli/go-quote'
import { parseDuration } from '@/domain/docker/cli/go-time'
import { confirm } from '@/domain/docker/cli/prompt'
import { sayError } from '@/domain/docker/cli/say'
import type { Cli, Command, Flag, Flags } from '@/domain/docker/cli/spec'
import { humanDuration, humanSize } from '@/domain/docker/cli/units'
import type { Filters } from '@/domain/docker/engine/filters'
import { done, type Outcome, refuse } from '@/domain/docker/outcome'
import type { CacheRecord } from '@/domain/docker/world/world'

const usage = 'docker buildx prune'
const deprecated = 'Flag --keep-storage has been deprecated, keep-storage flag has been changed to reserved-space\n'

type Row = CacheRecord & { shared: boolean }

const refused = (message: string) => refuse('invalid', message)

/** Filters in the words of buildx, where a time is always a duration (buildx commands/prune.go toBuildkitPruneInfo). */
function check(filters: Filters): Outcome<null> {
  if (filters.until?.length && filters['unused-for']?.length)
    return refused('conflicting filters "until" and "unused-for"')
  for (const [key, values] of Object.entries(filters)) {
    if (values.length > 1) return refused(`${goQuote(key)} filter expects only one value`)
    if (key !== 'until' && key !== 'unused-for') continue
    const duration = parseDuration(values[0] ?? '')
    if (!duration.ok) return refused(`${goQuote(key)} filter expects a duration (e.g., '24h'): ${duration.message}`)
  }
  return done(null)
}

const tabStop = (width: number) => Math.ceil((width + 1) / 8) * 8

/** Cells of lines that belong together, filled with tabs (Go's tabwriter with tabs of 8 columns). */
function aligned(lines: readonly (readonly string[])[]): string {
  const widths = (lines[0] ?? []).map((_, column) =>
    tabStop(Math.max(...lines.map((cells) => (cells[column] ?? '').length))),
  )
  const fill = (cell: string, column: number) =>
    cell + '\t'.repeat(Math.ceil(((widths[column] ?? 0) - cell.length) / 8))
  return lines
    .map((cells) => `${cells.map((cell, i) => (i < cells.length - 1 ? fill(cell, i) : cell)).join('')}\n`)
    .join('')
}

function cellsOf(record: Row, now: number): string[] {
  const mutable = record.type === 'source.local' || record.type === 'exec.cachemount'
  return [
    `${record.id}${mutable ? '*' : ''}`.padEnd(40),
    'true '.padEnd(5),
    `${humanSize(record.size)}${record.shared ? '*' : ''}`.padEnd(10),
    `${humanDuration(now - record.lastUsedAt)} ago`,
  ]
}

/** The first row stands with the headers, each other by itself, as each was printed when it came. */
function table(records: readonly Row[], now: number): string {
  const header = ['ID', 'RECLAIMABLE', 'SIZE', 'LAST ACCESSED']
  return records.map((record, i) => aligned(i ? [cellsOf(record, now)] : [header, cellsOf(record, now)])).join('')
}

function details(record: Row, now: number): string {
  const mutable = record.type === 'source.local' || record.type === 'exec.cachemount'
  const lines: [string, string][] = [
    ['ID', record.id],
    ...(record.parent ? [['Parent', record.parent] as [string, string]] : []),
    ['Created at', `${new Date(record.createdAt).toISOString().replace('T', ' ').replace('Z', '')} +0000 UTC`],
    ['Mutable', String(mutable)],
    ['Reclaimable', 'true'],
    ['Shared', String(record.shared)],
    ['Size', humanSize(record.size)],
    ['Description', record.description],
    ['Usage count', String(record.uses)],
    ['Last used', `${humanDuration(now - record.lastUsedAt)} ago`],
    ['Type', record.type],
  ]
  return `${aligned(lines.map(([name, value]) => [`${name}:`, value]))}\n`
}

function run(cli: Cli, flags: Flags, args: string[]): number {
  if (args.length)
    return sayError(
      cli,
      `ERROR: docker: '${usage}' accepts no arguments\n\nUsage:  ${usage}\n\nRun '${usage} --help' for more information`,
    )
  if (flags.given('keep-storage')) cli.out(deprecated)
  const filters = filtersOf(flags.list('filter'))
  const checked = check(filters)
  if (!checked.ok) return sayError(cli, `ERROR: ${checked.message}`)
  const all = flags.bool('all')
  const warning = `WARNING! This will remove all ${all ? '' : 'dangling '}build cache. Are you sure you want to continue?`
  if (!flags.bool('force') && !confirm(cli, warning)) return 0
  const sizes = ['reserved-space', 'max-used-space', 'keep-storage'].map((name) => flags.int(name))
  const keep = Math.max(0, ...sizes)
  const pruned = pruneCache(cli.sim, { all, filters, keep })
  if (!pruned.ok) return sayError(cli, `ERROR: ${pruned.message}`)
  const { records, reclaimed } = pruned.value
  const { now } = cli.sim.world
  cli.out(flags.bool('verbose') ? records.map((record) => details(record, now)).join('') : table(records, now))
  cli.out(aligned([['Total:', humanSize(reclaimed)]]))
  return 0
}

const bytes = (name: string, text: string, more: Partial<Flag> = {}): Flag => ({
  name,
  type: 'bytes',
  placeholder: 'bytes',
  usage: text,
  ...more,
})

/** docker builder prune, which leads to the plugin (buildx commands/prune.go). */
export const builderPrune: Command = {
  path: 'buildx prune',
  aliases: ['builder prune'],
  usage: '',
  short: 'Remove build cache',
  plugin: true,
  arity: { any: true },
  flags: [
    { name: 'all', short: 'a', type: 'bool', usage: 'Include internal/frontend images' },
    { name: 'builder', type: 'string', placeholder: 'string', usage: 'Override the configured builder instance' },
    { name: 'debug', short: 'D', type: 'bool', usage: 'Enable debug logging' },
    filterFlag('Provide filter values'),
    { name: 'force', short: 'f', type: 'bool', usage: 'Do not prompt for confirmation' },
    bytes('keep-storage', 'Amount of disk space to keep for cache', { hidden: true }),
    bytes('max-used-space', 'Maximum amount of disk space allowed to keep for cache'),
    bytes('min-free-space', 'Target amount of free disk space after pruning'),
    bytes('reserved-space', 'Amount of disk space always allowed to keep for cache'),
    {
      name: 'timeout',
      type: 'duration',
      placeholder: 'duration',
      initial: '20s',
      usage: 'Override the default timeout for loading builder status',
    },
    { name: 'verbose', type: 'bool', usage: 'Provide a more verbose output' },
  ],
  run,
}
