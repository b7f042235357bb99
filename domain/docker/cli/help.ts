import { usageLine } from './arity'
import { commands } from './commands/all'
import { flagUsages } from './flag-usages'
import { globalFlags } from './global-flags'
import { byBytes } from './go-value'
import { commonCommands, groups, hiddenGroups, plugins } from './groups'
import { outline } from './outline'
import type { Command, Flag } from './spec'

/** Where the terminal's width is not known (docker/cli cobra.go wrappedFlagUsages). */
const width = 79
const padding = 11

const options = (title: string, flags: readonly Flag[]): string[] =>
  flags.some(({ hidden }) => !hidden) ? [`${title}:\n${flagUsages(flags, width).trimEnd()}`] : []

const section = (title: string, rows: readonly (readonly [name: string, short: string])[]): string[] => {
  if (!rows.length) return []
  return [`${title}:\n${rows.map(([name, short]) => `  ${name.padEnd(padding)} ${short}`).join('\n')}`]
}

const joined = (sections: string[]): string => `${sections.join('\n\n')}\n`

/** What help says of aliases where that is not every path in order (the annotation `aliases`). */
const shownAliases: Readonly<Record<string, string[]>> = {
  'image rm': ['image rm', 'image remove', 'rmi'],
  buildx: ['buildx'],
  'buildx build': ['build', 'builder build', 'image build', 'buildx b'],
}

/** What `--help` prints of a command (docker/cli cobra.go usageTemplate). */
export function commandHelp(command: Command, called: string): string {
  const names = shownAliases[command.path] ?? [command.path, ...command.aliases]
  return joined([
    `Usage:  ${usageLine(called, command.usage)}`,
    (command.long ?? command.short).trim(),
    ...(names.length > 1 ? [`Aliases:\n  ${names.map((path) => `docker ${path}`).join(', ')}`] : []),
    ...options('Options', command.flags),
    ...(command.below ? [command.below] : []),
  ])
}

/** Names and short texts of what a group holds (or the root, for an empty path), sorted. */
function listed(path: string): [string, string][] {
  const prefix = path && `${path} `
  const shorts = new Map(outline)
  for (const { path: own, short, hidden } of commands) if (!hidden) shorts.set(own, short)
  return [...shorts]
    .filter(([name]) => name.startsWith(prefix) && !name.slice(prefix.length).includes(' '))
    .map(([name, short]): [string, string] => [name.slice(prefix.length), short])
    .sort(([a], [b]) => byBytes(a, b))
}

export function groupHelp(path: string, short: string): string {
  return joined([
    `Usage:  docker ${path} COMMAND`,
    short,
    ...section('Commands', listed(path)),
    `Run 'docker ${path} COMMAND --help' for more information on a command.`,
  ])
}

export function rootHelp(): string {
  const all = listed('')
  const managers = [
    ...groups.filter(({ path }) => path !== 'swarm' && !hiddenGroups.includes(path)),
    ...plugins.map(({ path, short }) => ({ path: `${path}*`, short })),
  ].sort((a, b) => byBytes(a.path.replace('*', ''), b.path.replace('*', '')))
  const common = commonCommands.flatMap((name) => all.filter(([other]) => other === name))
  return joined([
    'Usage:  docker [OPTIONS] COMMAND',
    'A self-sufficient runtime for containers',
    ...section('Common Commands', common),
    ...section(
      'Management Commands',
      managers.map(({ path, short }) => [path, short] as const),
    ),
    ...section('Swarm Commands', [['swarm', 'Manage Swarm']]),
    ...section(
      'Commands',
      all.filter(([name]) => !commonCommands.includes(name)),
    ),
    ...options('Global Options', globalFlags),
    "Run 'docker COMMAND --help' for more information on a command.",
    'For more help on how to use Docker, head to https://docs.docker.com/go/guides/',
  ])
}

/** Names of what a group holds, groups and plugins too. */
export const groupNames = (path: string): string[] => [
  ...listed(path).map(([name]) => name),
  ...(path ? [] : [...groups.map((group) => group.path), 'help'].filter((name) => !hiddenGroups.includes(name))),
]
