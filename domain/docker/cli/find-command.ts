import { commands } from './commands/all'
import { groups, plugins } from './groups'
import { outline, unlisted } from './outline'
import type { Command, Group } from './spec'

/** What the first words of a command line name. `rest` are the words after it. */
export type Found =
  | { kind: 'command'; command: Command; called: string; rest: string[] }
  | { kind: 'group'; group: Group; rest: string[] }
  /** A command that Docker has and this model does not. */
  | { kind: 'absent'; path: string; rest: string[] }
  | { kind: 'unknown'; word: string; rest: string[] }

const parentOf = (path: string) => path.slice(0, Math.max(0, path.lastIndexOf(' ')))

/** By each of its paths: a command, and the path that messages name it by (an alias in the same group is not named). */
const byPath: ReadonlyMap<string, { command: Command; path: string }> = new Map(
  commands.flatMap((command) => {
    const paths = [command.path, ...command.aliases]
    return paths.map((path) => {
      const own = command.plugin ? command.path : path
      const sibling = paths.find((other) => parentOf(other) === parentOf(own)) ?? own
      return [path, { command, path: sibling }] as const
    })
  }),
)
const absent = new Set([...outline, ...unlisted].map(([path]) => path).filter((path) => !byPath.has(path)))

/** Finds what words name, as cobra's Find does; flags before a command's name belong to its group and stay out. */
export function findCommand(words: readonly string[]): Found {
  const [first = '', second = ''] = words
  const longer = `${first} ${second}`
  for (const [path, used] of [
    [longer, 2],
    [first, 1],
  ] as const) {
    const known = byPath.get(path)
    if (known) return { kind: 'command', ...known, called: `docker ${known.path}`, rest: words.slice(used) }
    if (absent.has(path)) return { kind: 'absent', path, rest: words.slice(used) }
  }
  const group = groups.find(({ path }) => path === first)
  if (group) return { kind: 'group', group, rest: words.slice(1) }
  if (plugins.some(({ path }) => path === first)) return { kind: 'absent', path: first, rest: words.slice(1) }
  return { kind: 'unknown', word: first, rest: words.slice(1) }
}
