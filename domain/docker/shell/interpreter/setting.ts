import type { Setting } from '@/domain/docker/shell/language/expand'
import type { Node } from '@/domain/docker/shell/language/syntax'
import { usersOf } from '@/domain/docker/shell/users'
import { matchingFiles } from './files'
import type { Shell } from './shell'
import { setVariable, variableOf } from './variables'

/** A command substitution whose output is not there yet: it has to run before the words can be expanded. */
export class Needed extends Error {
  constructor(readonly body: Node[]) {
    super('needed')
  }
}

/**
 * The shell as the expansion of words sees it. Words are expanded anew after each
 * substitution has run, with `captured` giving what was printed; so nothing that
 * they assign may last until `keep` is called. What is lent holds for these words only.
 */
export function settingOf(
  shell: Shell,
  captured: readonly string[],
): Setting & { keep: () => boolean; lend: (name: string, value: string) => void; sources: string[] } {
  const assigned: Record<string, string> = {}
  const lent: Record<string, string> = {}
  const sources: string[] = []
  let taken = 0
  const { state } = shell
  return {
    dialect: state.dialect,
    get: (name) => lent[name] ?? assigned[name] ?? variableOf(shell, name),
    set: (name, value) => {
      assigned[name] = value
    },
    args: state.args,
    nounset: state.options.u,
    capture: (body) => {
      const text = captured[taken++]
      if (text === undefined) throw new Needed(body)
      return text
    },
    sources,
    source: (text) => `/dev/fd/${64 - sources.push(text && `${text}\n`)}`,
    home: (user) => usersOf(shell.run.disk).find(({ name }) => name === (user || shell.run.process.user))?.home,
    files: (pattern) => matchingFiles(shell.run.disk, shell.cwd, pattern),
    lend: (name, value) => {
      lent[name] = value
    },
    keep: () => Object.entries(assigned).every(([name, value]) => setVariable(shell, name, value)),
  }
}
