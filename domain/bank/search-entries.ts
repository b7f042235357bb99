import { commands } from '@/domain/docker/cli/commands/all'
import { codeIn } from '@/domain/lint/words'
import type { Bank } from './shapes'

/** Something that search finds. `code` holds commands and file names, which are not stemmed. */
export type SearchEntry = {
  kind: 'concept' | 'misconception' | 'command'
  id: string
  title: string
  body: string
  code: string
  href: string
}

/** Markdown as a reader reads it. */
const prose = (markdown: string): string =>
  markdown
    .replace(/^```[\s\S]*?^```/gm, ' ')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/^\|[\s:|-]+\|$/gm, '')
    .replace(/^\| *| *\|$/gm, '')
    .replace(/\|/g, '·')
    .replace(/[*_#`]/g, '')
    .replace(/\s+/g, ' ')
    .trim()

/** Everything of the bank that search finds: concepts, misconceptions, and the commands that a note speaks of. */
export function searchEntries(bank: Pick<Bank, 'concepts' | 'misconceptions'>): SearchEntry[] {
  const concepts = bank.concepts.map(
    (concept): SearchEntry => ({
      kind: 'concept',
      id: concept.id,
      title: prose(concept.title),
      body: prose(`${concept.objective}. ${concept.note}`),
      code: codeIn(concept.note).join(' '),
      href: `/learn/${concept.id}`,
    }),
  )
  const misconceptions = bank.misconceptions.map(
    ({ id, belief, refutation }): SearchEntry => ({
      kind: 'misconception',
      id,
      title: prose(belief),
      body: prose(refutation),
      code: codeIn(`${belief} ${refutation}`).join(' '),
      href: `/learn/misconceptions#${id}`,
    }),
  )
  return [...concepts, ...misconceptions, ...commandEntries(bank)]
}

function commandEntries({ concepts }: Pick<Bank, 'concepts'>): SearchEntry[] {
  return commands.flatMap(({ path, aliases, short, hidden }): SearchEntry[] => {
    // `docker run` before `docker container run`: what people type.
    const names = [...aliases, path].sort((a, b) => a.length - b.length)
    const speaks = new RegExp(`docker (?:${names.join('|')})(?![a-z-])`, 'g')
    const [most] = concepts
      .map(({ id, note }) => ({ id, times: [...note.matchAll(speaks)].length }))
      .filter(({ times }) => times > 0)
      .sort((a, b) => b.times - a.times)
    if (!most || hidden) return []
    const [name = path] = names
    const code = names.map((alias) => `docker ${alias}`).join(' ')
    return [{ kind: 'command', id: path, title: `docker ${name}`, body: short, code, href: `/learn/${most.id}` }]
  })
}
