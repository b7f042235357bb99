import { argumentCandidates, fileCandidates, wantsFiles } from '@/domain/docker/cli/candidates'
import { type Found, findCommand } from '@/domain/docker/cli/find-command'
import { globalFlags } from '@/domain/docker/cli/global-flags'
import { groupNames } from '@/domain/docker/cli/help'
import { runDocker } from '@/domain/docker/cli/main'
import type { Flag } from '@/domain/docker/cli/spec'
import { diskOf } from '@/domain/docker/files/machine-disk'
import { hostPrograms } from '@/domain/docker/shell/host-programs'
import type { World } from './world/world'

/**
 * What Tab offers at the end of a line: words that can stand for its last word, sorted. On the host it knows
 * programs, files and docker's commands, flags, images, containers and volumes; inside a container it offers nothing.
 */
export function complete(world: World, line: string): string[] {
  if (world.session) return []
  const command = line.slice(Math.max(...['|', ';', '&', '(', '\n'].map((sign) => line.lastIndexOf(sign))) + 1)
  const words = command.trimStart().split(/\s+/)
  const word = words.pop() ?? ''
  const disk = diskOf({ world, docker: runDocker }, 'host')
  const files = () => fileCandidates(disk, world.host.cwd, word)
  const offered = () => {
    if (!words.length) return word.includes('/') ? files() : Object.keys(hostPrograms).filter((name) => name !== '[')
    if (words[0] !== 'docker' || /^[<>]/.test(words.at(-1) ?? '')) return files()
    return dockerCandidates(world, words.slice(1), word, files)
  }
  return [...new Set(offered())].filter((candidate) => candidate.startsWith(word)).sort()
}

function dockerCandidates(world: World, words: string[], word: string, files: () => string[]): string[] {
  const rest = words.slice(afterFlags(words, globalFlags))
  if (!rest.length) return word.startsWith('-') ? flagNames(globalFlags) : groupNames('')
  const found = findCommand(rest)
  if (found.kind === 'group') return found.rest.length ? [] : groupNames(found.group.path)
  return found.kind === 'command' ? commandCandidates(world, found, word, files) : []
}

function commandCandidates(
  world: World,
  { command, rest }: Extract<Found, { kind: 'command' }>,
  word: string,
  files: () => string[],
): string[] {
  const { flags, path, stopsAtArgument = false } = command
  let position = 0
  let at = 0
  while (at < rest.length) {
    const used = afterFlags(rest.slice(at), flags)
    at += used
    if (at >= rest.length) break
    position++
    at++
    if (stopsAtArgument) break
  }
  const open = position === 0 || !stopsAtArgument
  const last = rest.at(-1) ?? ''
  if (open && at > rest.length) return valueKind(flags, last) === 'file' ? files() : []
  if (open && word.startsWith('-')) return flagNames(flags)
  return [...argumentCandidates(world, path, position), ...(wantsFiles(path) ? files() : [])]
}

/** How many words flags and their values take at the beginning; one more than there are where a value is missing. */
function afterFlags(words: string[], flags: readonly Flag[]): number {
  let at = 0
  while (at < words.length && /^-./.test(words[at] ?? '')) {
    const flag = flagOf(words[at] ?? '', flags)
    const alone = !flag || flag.type === 'bool' || flag.alone !== undefined || words[at]?.includes('=')
    at += alone ? 1 : 2
  }
  return at
}

/** The flag that a word ends with: `--name`, `-n`, or the last letter of `-itn`. */
function flagOf(word: string, flags: readonly Flag[]): Flag | undefined {
  if (word.startsWith('--')) return flags.find(({ name }) => `--${name}` === word.split('=')[0])
  return flags.find(({ short }) => short !== undefined && word.endsWith(short))
}

const fileFlags = ['file', 'input', 'output', 'env-file', 'label-file', 'cidfile', 'iidfile', 'volume', 'metadata-file']

const valueKind = (flags: readonly Flag[], word: string): 'file' | 'other' =>
  fileFlags.includes(flagOf(word, flags)?.name ?? '') ? 'file' : 'other'

const flagNames = (flags: readonly Flag[]): string[] => [
  ...flags.filter(({ hidden }) => !hidden).map(({ name }) => `--${name}`),
  '--help',
]
