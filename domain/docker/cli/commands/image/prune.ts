import { filterFlag, filtersOf } from '@/domain/docker/cli/filter-flag'
import { confirm } from '@/domain/docker/cli/prompt'
import { sayRefusal } from '@/domain/docker/cli/say'
import type { Cli, Command, Flags } from '@/domain/docker/cli/spec'
import { humanSize } from '@/domain/docker/cli/units'
import { type Filters, withFilter } from '@/domain/docker/engine/filters'
import { pruneImages } from '@/domain/docker/images/prune'
import { done, type Outcome } from '@/domain/docker/outcome'
import type { Sim } from '@/domain/docker/sim'

const warning = (all: boolean) =>
  `WARNING! This will remove ${all ? 'all images without at least one container associated to them' : 'all dangling images'}.
Are you sure you want to continue?`

/**
 * Prunes images, as `image prune` and `system prune` do.
 * @returns what was deleted, in lines under a title (empty for nothing), and the bytes reclaimed
 */
export function pruneAndTell(sim: Sim, all: boolean, filters: Filters): Outcome<{ text: string; reclaimed: number }> {
  const pruned = pruneImages(sim, withFilter(filters, 'dangling', String(!all)))
  if (!pruned.ok) return pruned
  const { deletions, reclaimed } = pruned.value
  const lines = deletions.map((deletion) =>
    'untagged' in deletion ? `untagged: ${deletion.untagged}\n` : `deleted: ${deletion.deleted}\n`,
  )
  return done({ text: lines.length ? `Deleted Images:\n${lines.join('')}` : '', reclaimed })
}

function run(cli: Cli, flags: Flags): number {
  const all = flags.bool('all')
  if (!flags.bool('force') && !confirm(cli, warning(all))) return 0
  const pruned = pruneAndTell(cli.sim, all, filtersOf(flags.list('filter')))
  if (!pruned.ok) return sayRefusal(cli, pruned)
  const { text, reclaimed } = pruned.value
  cli.out(`${text && `${text}\n`}Total reclaimed space: ${humanSize(reclaimed)}\n`)
  return 0
}

/** docker/cli cli/command/image/prune.go */
export const imagePrune: Command = {
  path: 'image prune',
  aliases: [],
  usage: '[OPTIONS]',
  short: 'Remove unused images',
  arity: { none: true },
  flags: [
    { name: 'force', short: 'f', type: 'bool', usage: 'Do not prompt for confirmation' },
    { name: 'all', short: 'a', type: 'bool', usage: 'Remove all unused images, not just dangling ones' },
    filterFlag('Provide filter values (e.g. "until=<timestamp>")'),
  ],
  run,
}
