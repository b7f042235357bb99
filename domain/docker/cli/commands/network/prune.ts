import { filterFlag } from '@/domain/docker/cli/filter-flag'
import { confirm } from '@/domain/docker/cli/prompt'
import type { Command } from '@/domain/docker/cli/spec'

const warning = `WARNING! This will remove all custom networks not used by at least one container.
Are you sure you want to continue?`

/** docker network prune (docker/cli network/prune.go); there are no custom networks to remove. */
export const networkPrune: Command = {
  path: 'network prune',
  aliases: [],
  usage: '[OPTIONS]',
  short: 'Remove all unused networks',
  arity: { none: true },
  flags: [
    { name: 'force', short: 'f', type: 'bool', usage: 'Do not prompt for confirmation' },
    filterFlag('Provide filter values (e.g. "until=<timestamp>")'),
  ],
  run(cli, flags) {
    if (!flags.bool('force')) confirm(cli, warning)
    return 0
  },
}
