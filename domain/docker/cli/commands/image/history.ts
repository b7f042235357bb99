import { ellipsis } from '@/domain/docker/cli/ellipsis'
import { formatFlag } from '@/domain/docker/cli/format-flag'
import { sayError, sayRefusal } from '@/domain/docker/cli/say'
import type { Cli, Command, Flags } from '@/domain/docker/cli/spec'
import { formatRows, type Row } from '@/domain/docker/cli/table'
import { humanDuration, humanSizeOf } from '@/domain/docker/cli/units'
import { short } from '@/domain/docker/digest'
import { type HistoryItem, imageHistory } from '@/domain/docker/images/history'
import { parsePlatform } from '@/domain/docker/images/platform'
import { done } from '@/domain/docker/outcome'

const headers = {
  ID: 'IMAGE',
  CreatedSince: 'CREATED',
  CreatedAt: 'CREATED AT',
  CreatedBy: 'CREATED BY',
  Size: 'SIZE',
  Comment: 'COMMENT',
}

/** Seconds since 1970; what is not later has no age. */
const epoch = Date.UTC(2000, 0, 1) / 1000

const rfc3339 = (seconds: number): string => `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`

/** One step as a row (docker/cli cli/command/image/formatter_history.go). */
function rowOf(item: HistoryItem, now: number, { human, cut }: { human: boolean; cut: boolean }): Row {
  const at = rfc3339(item.created)
  const since = item.created <= epoch ? 'N/A' : `${humanDuration(now - item.created * 1000)} ago`
  const by = item.createdBy.replaceAll('\t', ' ')
  return {
    Comment: item.comment,
    CreatedAt: at,
    CreatedBy: cut ? ellipsis(by, 45) : by,
    CreatedSince: human ? since : at,
    ID: cut ? short(item.id) : item.id,
    Size: human ? humanSizeOf(item.size, 3) : String(item.size),
  }
}

function fullFormat(format: string, quiet: boolean, human: boolean): string {
  if (format !== '' && format !== 'table') return format
  if (quiet) return '{{.ID}}'
  return `table {{.ID}}\t{{.Created${human ? 'Since' : 'At'}}}\t{{.CreatedBy}}\t{{.Size}}\t{{.Comment}}`
}

function run(cli: Cli, flags: Flags, [image = '']: string[]): number {
  const human = flags.bool('human')
  const text = flags.text('platform')
  const platform = text ? parsePlatform(text) : done(undefined)
  if (!platform.ok) return sayError(cli, `invalid platform: ${platform.message}`)
  const history = imageHistory(cli.sim.world, image, platform.value)
  if (!history.ok) return sayRefusal(cli, history)
  const how = { human, cut: !flags.bool('no-trunc') }
  const format = fullFormat(flags.text('format'), flags.bool('quiet'), human)
  const rows = history.value.map((item) => rowOf(item, cli.sim.world.now, how))
  const shown = formatRows({ type: '*image.historyContext', format, headers }, rows)
  if (!shown.ok) return sayError(cli, shown.message)
  cli.out(shown.value)
  return 0
}

/** docker/cli cli/command/image/history.go */
export const history: Command = {
  path: 'image history',
  aliases: ['history'],
  usage: '[OPTIONS] IMAGE',
  short: 'Show the history of an image',
  arity: { exact: 1 },
  flags: [
    {
      name: 'human',
      short: 'H',
      type: 'bool',
      initial: 'true',
      usage: 'Print sizes and dates in human readable format',
    },
    { name: 'quiet', short: 'q', type: 'bool', usage: 'Only show image IDs' },
    { name: 'no-trunc', type: 'bool', usage: "Don't truncate output" },
    formatFlag,
    {
      name: 'platform',
      type: 'string',
      placeholder: 'string',
      usage: 'Show history for the given platform. Formatted as "os[/arch[/variant]]" (e.g., "linux/amd64")',
    },
  ],
  run,
}
