import { type BuildError, buildError } from './source-lines'
import { lexWord } from './word-lexer'

/** Text that stands in a Dockerfile after its instruction, up to a line with its name. */
export type Heredoc = { name: string; expand: boolean; chomp: boolean; content: string }

const quotes = (text: string) => (text.match(/['"]/g) ?? []).length

/** `<<EOF`, `<<-"EOF"`: what a word begins, or null (buildkit parser.go ParseHeredoc). */
export function heredocOf(word: string): Heredoc | null | BuildError {
  const match = /^(\d*)<<(-?)\s*([^<]*)$/.exec(word)
  const rest = match?.[3] ?? ''
  if (!match || rest === '') return null
  const plain = lexWord(rest, {}, { escape: '\\', skipUnset: true })
  if (!plain.ok) return buildError(plain.message)
  const [name] = plain.value.words
  if (name === undefined || plain.value.words.length !== 1) return null
  const raw = lexWord(rest, {}, { escape: '\\', skipUnset: true, rawQuotes: true })
  if (!raw.ok) return buildError(raw.message)
  return { name, expand: quotes(name) === quotes(raw.value.words[0] ?? ''), chomp: match[2] === '-', content: '' }
}

/** Every heredoc that a line begins, in order. */
export function heredocsOf(line: string): Heredoc[] | BuildError {
  const lexed = lexWord(line, {}, { escape: '\\', rawQuotes: true, rawEscapes: true, skipUnset: true })
  if (!lexed.ok) return []
  const found: Heredoc[] = []
  for (const word of lexed.value.words) {
    const heredoc = heredocOf(word)
    if (heredoc && 'ok' in heredoc) return heredoc
    if (heredoc) found.push(heredoc)
  }
  return found
}

/** Without the tabs that each line begins with. */
export const chomped = (content: string): string => content.replace(/^\t+/gm, '')

/** The first line, with `...` where there are more (dockerfile2llb summarizeHeredoc). */
export function summary(content: string): string {
  const [first = '', ...more] = content.trim().replaceAll('\r\n', '\n').split('\n')
  return more.length ? `${first}...` : first
}
