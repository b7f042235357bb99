import { formatFlag } from '@/domain/docker/cli/format-flag'
import { struct } from '@/domain/docker/cli/go-value'
import { sayError } from '@/domain/docker/cli/say'
import type { Cli, Command, Flags } from '@/domain/docker/cli/spec'
import { formatRows, type Row, sorted } from '@/domain/docker/cli/table'
import { parseTemplate, writeTemplate } from '@/domain/docker/cli/template'
import { humanSize } from '@/domain/docker/cli/units'
import { type DiskUsage, diskUsage, type Usage } from '@/domain/docker/engine/disk-usage'
import { done, type Outcome, refuse } from '@/domain/docker/outcome'
import { dfSections, dfTemplate } from './df-sections'

const headers = { Type: 'TYPE', TotalCount: 'TOTAL', Active: 'ACTIVE', Size: 'SIZE', Reclaimable: 'RECLAIMABLE' }
const tableFormat = 'table {{.Type}}\\t{{.TotalCount}}\\t{{.Active}}\\t{{.Size}}\\t{{.Reclaimable}}'
const rawFormat = `type: {{.Type}}
total: {{.TotalCount}}
active: {{.Active}}
size: {{.Size}}
reclaimable: {{.Reclaimable}}
`

function row(Type: string, { total, active, size, reclaimable }: Usage<unknown>, percent: boolean): Row {
  const part = percent && size > 0 ? ` (${Math.trunc((reclaimable * 100) / size)}%)` : ''
  return {
    Type,
    TotalCount: String(total),
    Active: String(active),
    Size: humanSize(size),
    Reclaimable: `${humanSize(reclaimable)}${part}`,
  }
}

function summary(usage: DiskUsage, format: string): Outcome<string> {
  const full = format === '' || format === 'table' ? tableFormat : format === 'raw' ? rawFormat : format
  return formatRows({ type: '*formatter.diskUsageImagesContext', format: full, headers }, [
    row('Images', usage.images, true),
    row('Containers', usage.containers, true),
    row('Local Volumes', usage.volumes, true),
    row('Build Cache', usage.cache, false),
  ])
}

/**
 * `-v`: everything by itself (docker/cli formatter/disk_usage.go verboseWrite). What a template wrote before it failed
 * stays written.
 */
function details(cli: Cli, usage: DiskUsage, format: string): Outcome<string> {
  const isTable = format === '' || format === 'table'
  const sections = dfSections(cli.sim.world, usage, isTable || format.startsWith('table'))
  if (isTable) {
    let text = ''
    for (const { title, format: columns, headers: names, type, rows } of sections) {
      const shown = formatRows({ type, format: columns, headers: names }, rows)
      if (!shown.ok) return shown
      text += `${text && '\n'}${title}\n\n${shown.value}`
    }
    return done(text)
  }
  const template = parseTemplate(dfTemplate(format))
  if (!template.ok) return refuse('template', `template parsing error: ${template.message}`)
  const lists = sections.map(({ name, type, rows }) => [name, rows.map((each) => struct(type, sorted(each)))])
  const data = struct('*formatter.diskUsageContext', Object.fromEntries(lists))
  const written = writeTemplate(template.value, data, cli.out)
  return written.ok ? done('') : written
}

function run(cli: Cli, flags: Flags): number {
  const usage = diskUsage(cli.sim.world)
  const format = flags.text('format')
  const shown = flags.bool('verbose') ? details(cli, usage, format) : summary(usage, format)
  if (!shown.ok) return sayError(cli, shown.message)
  cli.out(shown.value)
  return 0
}

/** docker/cli cli/command/system/df.go */
export const systemDf: Command = {
  path: 'system df',
  aliases: [],
  usage: '[OPTIONS]',
  short: 'Show docker disk usage',
  arity: { none: true },
  flags: [{ name: 'verbose', short: 'v', type: 'bool', usage: 'Show detailed information on space usage' }, formatFlag],
  run,
}
