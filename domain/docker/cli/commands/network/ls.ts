import { filterFlag, filtersOf } from '@/domain/docker/cli/filter-flag'
import { formatFlag } from '@/domain/docker/cli/format-flag'
import { goTime } from '@/domain/docker/cli/go-time'
import { labelMethod } from '@/domain/docker/cli/label-flag'
import { sayError, sayRefusal } from '@/domain/docker/cli/say'
import type { Cli, Command, Flags } from '@/domain/docker/cli/spec'
import { formatRows, type Row } from '@/domain/docker/cli/table'
import { short } from '@/domain/docker/digest'
import { type EngineNetwork, filterNetworks } from '@/domain/docker/engine/network-list'

const headers = {
  ID: 'NETWORK ID',
  Name: 'NAME',
  Driver: 'DRIVER',
  Scope: 'SCOPE',
  IPv4: 'IPV4',
  IPv6: 'IPV6',
  Internal: 'INTERNAL',
  Labels: 'LABELS',
  CreatedAt: 'CREATED AT',
}

/** One line of `docker network ls` (docker/cli network/formatter.go). */
const rowOf = ({ id, name, driver, createdAt }: EngineNetwork, truncate: boolean): Row => ({
  ID: truncate ? short(id) : id,
  Name: name,
  Driver: driver,
  Scope: 'local',
  IPv4: 'true',
  IPv6: 'false',
  Internal: 'false',
  Labels: '',
  Label: labelMethod({}),
  CreatedAt: goTime(createdAt),
})

function fullFormat(format: string, quiet: boolean): string {
  if (format === '' || format === 'table')
    return quiet ? '{{.ID}}' : 'table {{.ID}}\\t{{.Name}}\\t{{.Driver}}\\t{{.Scope}}'
  if (format !== 'raw') return format
  return `network_id: {{.ID}}${quiet ? '' : '\\nname: {{.Name}}\\ndriver: {{.Driver}}\\nscope: {{.Scope}}\\n'}`
}

function run(cli: Cli, flags: Flags): number {
  const listed = filterNetworks(cli.sim.world, filtersOf(flags.list('filter')))
  if (!listed.ok) return sayRefusal(cli, listed)
  const shown = formatRows(
    { type: '*network.networkContext', format: fullFormat(flags.text('format'), flags.bool('quiet')), headers },
    listed.value.map((network) => rowOf(network, !flags.bool('no-trunc'))),
  )
  if (!shown.ok) return sayError(cli, shown.message)
  cli.out(shown.value)
  return 0
}

/** docker network ls (docker/cli network/list.go). */
export const networkLs: Command = {
  path: 'network ls',
  aliases: ['network list'],
  usage: '[OPTIONS]',
  short: 'List networks',
  arity: { none: true },
  flags: [
    { name: 'quiet', short: 'q', type: 'bool', usage: 'Only display network IDs' },
    { name: 'no-trunc', type: 'bool', usage: 'Do not truncate the output' },
    formatFlag,
    filterFlag('Provide filter values (e.g. "driver=bridge")', 'f'),
  ],
  run,
}
