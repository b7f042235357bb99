import { filterFlag, filtersOf } from '@/domain/docker/cli/filter-flag'
import { confirm } from '@/domain/docker/cli/prompt'
import { sayRefusal } from '@/domain/docker/cli/say'
import type { Command } from '@/domain/docker/cli/spec'
import { humanSize } from '@/domain/docker/cli/units'
import { pruneContainers } from '@/domain/docker/engine/prune-containers'

const warning = `WARNING! This will remove all stopped containers.
Are you sure you want to continue?`

/** docker/cli cli/command/container/prune.go */
export const containerPrune: Command = {
  path: 'container prune',
  aliases: [],
  usage: '[OPTIONS]',
  short: 'Remove all stopped containers',
  arity: { none: true },
  flags: [
    { name: 'force', short: 'f', type: 'bool', usage: 'Do not prompt for confirmation' },
    filterFlag('Provide filter values (e.g. "until=<timestamp>")'),
  ],
  run(cli, flags) {
    if (!flags.bool('force') && !confirm(cli, warning)) return 0
    const pruned = pruneContainers(cli.sim, filtersOf(flags.list('filter')))
    if (!pruned.ok) return sayRefusal(cli, pruned)
    const { deleted, reclaimed } = pruned.value
    if (deleted.length) cli.out(`Deleted Containers:\n${deleted.join('\n')}\n\n`)
    cli.out(`Total reclaimed space: ${humanSize(deleted.length ? reclaimed : 0)}\n`)
    return 0
  },
}
