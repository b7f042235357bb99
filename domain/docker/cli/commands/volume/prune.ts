import { filterFlag, filtersOf } from '@/domain/docker/cli/filter-flag'
import { confirm } from '@/domain/docker/cli/prompt'
import { sayError, sayRefusal } from '@/domain/docker/cli/say'
import type { Cli, Command, Flags } from '@/domain/docker/cli/spec'
import { humanSize } from '@/domain/docker/cli/units'
import { withFilter } from '@/domain/docker/engine/filters'
import { pruneVolumes } from '@/domain/docker/engine/volumes'

const warning = (all: boolean) =>
  `WARNING! This will remove ${all ? 'all' : 'anonymous'} local volumes not used by at least one container.
Are you sure you want to continue?`

function run(cli: Cli, flags: Flags): number {
  const all = flags.bool('all')
  const asked = filtersOf(flags.list('filter'))
  if (all && asked.all) return sayError(cli, 'conflicting options: cannot specify both --all and --filter all=1')
  if (!flags.bool('force') && !confirm(cli, warning(all))) return 0
  const pruned = pruneVolumes(cli.sim, all ? withFilter(asked, 'all', 'true') : asked)
  if (!pruned.ok) return sayRefusal(cli, pruned)
  const { deleted, reclaimed } = pruned.value
  if (deleted.length) cli.out(`Deleted Volumes:\n${deleted.join('\n')}\n\n`)
  cli.out(`Total reclaimed space: ${humanSize(reclaimed)}\n`)
  return 0
}

/** docker/cli cli/command/volume/prune.go */
export const volumePrune: Command = {
  path: 'volume prune',
  aliases: [],
  usage: '[OPTIONS]',
  short: 'Remove unused local volumes',
  arity: { none: true },
  flags: [
    { name: 'all', short: 'a', type: 'bool', usage: 'Remove all unused volumes, not just anonymous ones' },
    { name: 'force', short: 'f', type: 'bool', usage: 'Do not prompt for confirmation' },
    filterFlag('Provide filter values (e.g. "label=<label>")'),
  ],
  run,
}
