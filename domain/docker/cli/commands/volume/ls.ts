import { filterFlag, filtersOf } from '@/domain/docker/cli/filter-flag'
import { formatFlag } from '@/domain/docker/cli/format-flag'
import { byBytes } from '@/domain/docker/cli/go-value'
import { labelMethod } from '@/domain/docker/cli/label-flag'
import { naturalOrder } from '@/domain/docker/cli/natural-order'
import { sayError, sayRefusal } from '@/domain/docker/cli/say'
import type { Cli, Command, Flags } from '@/domain/docker/cli/spec'
import { formatRows, type Row } from '@/domain/docker/cli/table'
import { listVolumes, mountpointOf } from '@/domain/docker/engine/volumes'
import type { Volume } from '@/domain/docker/world/world'

const headers = {
  ID: 'ID',
  Name: 'VOLUME NAME',
  Group: 'GROUP',
  Driver: 'DRIVER',
  Scope: 'SCOPE',
  Availability: 'AVAILABILITY',
  Mountpoint: 'MOUNTPOINT',
  Labels: 'LABELS',
  Links: 'LINKS',
  Size: 'SIZE',
  Status: 'STATUS',
}

/** One line of `docker volume ls` (docker/cli formatter/volume.go). */
export const rowOf = ({ name, driver, labels }: Volume): Row => ({
  Name: name,
  Driver: driver,
  Scope: 'local',
  Mountpoint: mountpointOf(name),
  Labels: Object.entries(labels)
    .map(([key, value]) => `${key}=${value}`)
    .sort(byBytes)
    .join(','),
  Label: labelMethod(labels),
  Links: 'N/A',
  Size: 'N/A',
  Group: 'N/A',
  Availability: 'N/A',
  Status: 'N/A',
})

function fullFormat(format: string, quiet: boolean): string {
  if (format === '' || format === 'table') return quiet ? '{{.Name}}' : 'table {{.Driver}}\\t{{.Name}}'
  if (format === 'raw') return quiet ? 'name: {{.Name}}' : 'name: {{.Name}}\\ndriver: {{.Driver}}\\n'
  return format
}

const clusterFormat = 'table {{.Name}}\\t{{.Group}}\\t{{.Driver}}\\t{{.Availability}}\\t{{.Status}}'

/** With --cluster any other format is passed over. */
const formatOf = (flags: Flags): string =>
  flags.bool('cluster') ? (flags.bool('quiet') ? '' : clusterFormat) : flags.text('format')

function run(cli: Cli, flags: Flags): number {
  const listed = listVolumes(cli.sim.world, filtersOf(flags.list('filter')))
  if (!listed.ok) return sayRefusal(cli, listed)
  const sorted = (flags.bool('cluster') ? [] : listed.value).sort((a, b) => naturalOrder(a.name, b.name))
  const shown = formatRows(
    { type: '*formatter.volumeContext', format: fullFormat(formatOf(flags), flags.bool('quiet')), headers },
    sorted.map(rowOf),
  )
  if (!shown.ok) return sayError(cli, shown.message)
  cli.out(shown.value)
  return 0
}

/** docker/cli cli/command/volume/list.go */
export const volumeLs: Command = {
  path: 'volume ls',
  aliases: ['volume list'],
  usage: '[OPTIONS]',
  short: 'List volumes',
  arity: { none: true },
  flags: [
    { name: 'quiet', short: 'q', type: 'bool', usage: 'Only display volume names' },
    formatFlag,
    filterFlag('Provide filter values (e.g. "dangling=true")', 'f'),
    {
      name: 'cluster',
      type: 'bool',
      usage: 'Display only cluster volumes, and use cluster volume list formatting',
      hidden: true,
    },
  ],
  run,
}
