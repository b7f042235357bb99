import { filterFlag, filtersOf } from '@/domain/docker/cli/filter-flag'
import { formatFlag } from '@/domain/docker/cli/format-flag'
import { type GoObject, struct } from '@/domain/docker/cli/go-value'
import { sayError, sayRefusal } from '@/domain/docker/cli/say'
import type { Cli, Command, Flags } from '@/domain/docker/cli/spec'
import { formatRows } from '@/domain/docker/cli/table'
import { parseTemplate, runTemplate } from '@/domain/docker/cli/template'
import { listContainers } from '@/domain/docker/engine/list'
import { containerHeaders, containerRow, emptyContainerRow } from './ls-row'

const rowType = '*formatter.ContainerContext'

/** A template is tried on a container that has nothing, before any is asked for (docker/cli container/list.go). */
function refusedTemplate(format: string): string | null {
  const template = parseTemplate(format)
  if (!template.ok) return `failed to parse template: ${template.message}`
  const tried = runTemplate(template.value, struct<GoObject>(rowType, emptyContainerRow))
  return tried.ok ? null : `failed to execute template: ${tried.message}`
}

const usesSize = (format: string): boolean => /\.Size\b|\bjson +\.(?![\w])/.test(format)

const raw = `container_id: {{.ID}}
image: {{.Image}}
command: {{.Command}}
created_at: {{.CreatedAt}}
state: {{- pad .State 1 0}}
status: {{- pad .Status 1 0}}
names: {{.Names}}
labels: {{- pad .Labels 1 0}}
ports: {{- pad .Ports 1 0}}
`
const table = 'table {{.ID}}\\t{{.Image}}\\t{{.Command}}\\t{{.RunningFor}}\\t{{.Status}}\\t{{.Ports}}\\t{{.Names}}'

/** The format in full (docker/cli formatter/container.go, NewContainerFormat). */
function fullFormat(format: string, quiet: boolean, size: boolean): string {
  if (format === 'raw') return quiet ? 'container_id: {{.ID}}' : `${raw}${size ? 'size: {{.Size}}\\n' : ''}`
  if (quiet) return '{{.ID}}'
  return format === '' || format === 'table' ? `${table}${size ? '\\t{{.Size}}' : ''}` : format
}

function run(cli: Cli, flags: Flags): number {
  const format = flags.text('format')
  const quiet = flags.bool('quiet')
  if (format && quiet) cli.err('WARNING: Ignoring custom format, because both --format and --quiet are set.\n')
  const refused = format ? refusedTemplate(format) : null
  if (refused) return sayError(cli, refused)
  const size = flags.bool('size') || (!quiet && !flags.given('size') && usesSize(format))
  const last = flags.int('last')
  const listed = listContainers(cli.sim.world, {
    all: flags.bool('all'),
    limit: flags.bool('latest') && last === -1 ? 1 : last,
    size,
    filters: filtersOf(flags.list('filter')),
  })
  if (!listed.ok) return sayRefusal(cli, listed)
  const shown = formatRows(
    { type: rowType, format: fullFormat(format, quiet, size), headers: containerHeaders },
    listed.value.map((summary) => containerRow(cli.sim.world, summary, !flags.bool('no-trunc'))),
  )
  if (!shown.ok) return sayError(cli, shown.message)
  cli.out(shown.value)
  return 0
}

/** docker/cli cli/command/container/list.go */
export const containerLs: Command = {
  path: 'container ls',
  aliases: ['container list', 'container ps', 'ps'],
  usage: '[OPTIONS]',
  short: 'List containers',
  arity: { none: true },
  flags: [
    { name: 'quiet', short: 'q', type: 'bool', usage: 'Only display container IDs' },
    { name: 'size', short: 's', type: 'bool', usage: 'Display total file sizes' },
    { name: 'all', short: 'a', type: 'bool', usage: 'Show all containers (default shows just running)' },
    { name: 'no-trunc', type: 'bool', usage: "Don't truncate output" },
    { name: 'latest', short: 'l', type: 'bool', usage: 'Show the latest created container (includes all states)' },
    {
      name: 'last',
      short: 'n',
      type: 'int',
      placeholder: 'int',
      initial: '-1',
      usage: 'Show n last created containers (includes all states)',
    },
    formatFlag,
    filterFlag('Filter output based on conditions provided', 'f'),
  ],
  run,
}
