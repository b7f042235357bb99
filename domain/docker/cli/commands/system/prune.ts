import { pruneCache } from '@/domain/docker/build/prune-cache'
import { pruneAndTell } from '@/domain/docker/cli/commands/image/prune'
import { filterFlag, filtersOf } from '@/domain/docker/cli/filter-flag'
import { naturalOrder } from '@/domain/docker/cli/natural-order'
import { confirm } from '@/domain/docker/cli/prompt'
import { sayError, sayRefusal } from '@/domain/docker/cli/say'
import type { Cli, Command, Flags } from '@/domain/docker/cli/spec'
import { humanSize } from '@/domain/docker/cli/units'
import type { Filters } from '@/domain/docker/engine/filters'
import { pruneContainers } from '@/domain/docker/engine/prune-containers'
import { pruneVolumes } from '@/domain/docker/engine/volumes'
import { done, type Outcome } from '@/domain/docker/outcome'
import type { Sim } from '@/domain/docker/sim'

type Asked = { all: boolean; filters: Filters }
type Told = { text: string; reclaimed: number }

/** One kind of thing that goes: how the question names it, and its prune (docker/cli system/pruner). */
type Pruner = {
  warning: (all: boolean) => string
  optional?: true
  prune: (sim: Sim, asked: Asked) => Outcome<Told>
}

const listed = (title: string, ids: readonly string[]) => (ids.length ? `${title}:\n${ids.join('\n')}\n` : '')

const containers: Pruner = {
  warning: () => 'all stopped containers',
  prune(sim, { filters }) {
    const pruned = pruneContainers(sim, filters)
    if (!pruned.ok) return pruned
    const { deleted, reclaimed } = pruned.value
    return done({ text: listed('Deleted Containers', deleted), reclaimed: deleted.length ? reclaimed : 0 })
  },
}

/** There are no networks but those that always are. */
const networks: Pruner = {
  warning: () => 'all networks not used by at least one container',
  prune: () => done({ text: '', reclaimed: 0 }),
}

const volumes: Pruner = {
  warning: () => 'all anonymous volumes not used by at least one container',
  optional: true,
  prune(sim, { filters }) {
    const pruned = pruneVolumes(sim, filters)
    if (!pruned.ok) return pruned
    const { deleted, reclaimed } = pruned.value
    return done({ text: listed('Deleted Volumes', deleted), reclaimed: deleted.length ? reclaimed : 0 })
  },
}

const images: Pruner = {
  warning: (all) => (all ? 'all images without at least one container associated to them' : 'all dangling images'),
  prune: (sim, { all, filters }) => pruneAndTell(sim, all, filters),
}

const buildCache: Pruner = {
  warning: (all) => (all ? 'all build cache' : 'unused build cache'),
  prune(sim, { all, filters }) {
    const pruned = pruneCache(sim, { all, filters, keep: 0 })
    if (!pruned.ok) return pruned
    const { records, reclaimed } = pruned.value
    const ids = records.map(({ id }) => id)
    return done({ text: listed('Deleted build cache objects', ids), reclaimed })
  },
}

const pruners: readonly Pruner[] = [containers, networks, volumes, images, buildCache]

/** What is about to go, and with which filters (docker/cli system/prune.go confirmationTemplate). */
function question(chosen: readonly Pruner[], { all, filters }: Asked): string {
  const warnings = chosen.map(({ warning }) => `\n  - ${warning(all)}`).join('')
  const shown = ['label', 'label!', 'until'].flatMap((name) => (filters[name] ?? []).map((value) => `${name}=${value}`))
  const narrowing = Object.keys(filters).length
    ? `\n  Items to be pruned will be filtered with:${shown
        .sort(naturalOrder)
        .map((filter) => `\n  - ${filter}`)
        .join('')}\n`
    : ''
  const filtered = shown.length ? narrowing : ''
  return `WARNING! This will remove:${warnings}\n${filtered}\nAre you sure you want to continue?`
}

function run(cli: Cli, flags: Flags): number {
  const asked = { all: flags.bool('all'), filters: filtersOf(flags.list('filter')) }
  const chosen = pruners.filter(({ optional }) => !optional || flags.bool('volumes'))
  if (flags.bool('volumes') && asked.filters.until)
    return sayError(cli, 'ERROR: The "until" filter is not supported with "--volumes"')
  if (!flags.bool('force') && !confirm(cli, question(chosen, asked))) return 0
  let reclaimed = 0
  for (const pruner of chosen) {
    const told = pruner.prune(cli.sim, asked)
    if (!told.ok) return sayRefusal(cli, told)
    reclaimed += told.value.reclaimed
    if (told.value.text) cli.out(`${told.value.text}\n`)
  }
  cli.out(`Total reclaimed space: ${humanSize(reclaimed)}\n`)
  return 0
}

/** docker/cli cli/command/system/prune.go */
export const systemPrune: Command = {
  path: 'system prune',
  aliases: [],
  usage: '[OPTIONS]',
  short: 'Remove unused data',
  arity: { none: true },
  flags: [
    { name: 'force', short: 'f', type: 'bool', usage: 'Do not prompt for confirmation' },
    { name: 'all', short: 'a', type: 'bool', usage: 'Remove all unused images not just dangling ones' },
    { name: 'volumes', type: 'bool', usage: 'Prune anonymous volumes' },
    filterFlag('Provide filter values (e.g. "label=<key>=<value>")'),
  ],
  run,
}
