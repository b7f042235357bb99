import { findCommand } from '@/domain/docker/cli/find-command'
import { parseFlags } from '@/domain/docker/cli/parse-flags'
import type { LintItem } from '@/domain/lint/lint-bank'
import { itemRule, type Rule } from '@/domain/lint/rule'
import { codeIn } from '@/domain/lint/words'

/** Command lines of docker in code, from the word on, up to what a shell would end them with. */
export function dockerLines(text: string): string[] {
  return codeIn(text).flatMap((code) => {
    const line = code.replace(/^[$#] /, '')
    return /^(sudo )?docker( |$)/.test(line)
      ? [line.replace(/^sudo /, '').split(/ (?:\||&&|\|\||;|>|<|#) ?/)[0] ?? '']
      : []
  })
}

/** Words as typed: quoted ones are one. */
const split = (line: string): string[] => line.match(/(?:[^\s"']+|"[^"]*"|'[^']*')+/g) ?? []

/** What is wrong with a command line's words, by Docker's own list of commands and flags. */
export function unknownIn(line: string): string | null {
  const words = split(line).slice(1)
  const [first = ''] = words
  // Global options, and texts about docker that are no command: `docker`, `docker …`.
  if (!/^[a-z]/.test(first)) return null
  const found = findCommand(words)
  if (found.kind === 'unknown') return `docker has no command "${found.word}"`
  if (found.kind === 'group')
    return found.rest.length > 0 && /^[a-z]/.test(found.rest[0] ?? '')
      ? `docker ${first} has no command "${found.rest[0]}"`
      : null
  if (found.kind === 'absent') return null
  const { flags, stopsAtArgument } = found.command
  const parsed = parseFlags(flags, found.rest, { stopsAtArgument })
  return !parsed.ok && parsed.message.startsWith('unknown') ? `${found.called}: ${parsed.message}` : null
}

const textsOf = (item: LintItem) => [
  item.stem,
  ...item.options.map(({ text }) => text),
  ...item.parts,
  item.explain,
  ...item.answers.map((answer) => `\`${answer}\``),
]

/** What an item says as true. */
const saidBy = (item: LintItem) => textsOf({ ...item, options: item.options.filter(({ right }) => right) })

export const dockerRules: Rule[] = [
  // Wrong options may be what people believe that Docker has.
  itemRule('unknown-docker', 'error', 'Write a command and flags that Docker Engine 29 has.', (item) =>
    saidBy(item).flatMap(dockerLines).map(unknownIn).find(Boolean),
  ),
  itemRule(
    'not-shown',
    'error',
    'Name a script that shows the key under run, or say under not-run why none can.',
    (item) =>
      !item.shown &&
      textsOf(item)
        .flatMap(dockerLines)
        .some((line) => split(line).length > 1) &&
      'it speaks of commands, and no script shows what it says',
  ),
]
