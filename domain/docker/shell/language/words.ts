import { atEnd, type Cursor, here, peek, take, takeMatch, unfinished } from './cursor'
import { readDollar, readSubstitution, takeBackquoted } from './dollar'
import type { Part, Word } from './syntax'

const ends = /[\s;&|<>()]/

/** Adds a piece, joining it to the last one of its kind. */
function push(word: Word, part: Part): void {
  const last = word.at(-1)
  if (part.p === 'text' && last?.p === 'text') last.text += part.text
  else if (part.p === 'quoted' && last?.p === 'quoted') last.text += part.text
  else word.push(part)
}

function readBackquoted(cursor: Cursor, quoted: boolean): Part {
  const { text, line } = takeBackquoted(cursor, quoted)
  const inner: Cursor = { ...cursor, text, at: 0, line, documents: [] }
  return { p: 'command', body: cursor.commands(inner), quoted }
}

function readSingleQuotes(cursor: Cursor): Part {
  take(cursor)
  const text = takeMatch(cursor, /[^']*/y)
  if (atEnd(cursor)) unfinished(cursor, "'", true)
  take(cursor)
  return { p: 'quoted', text }
}

const escapes: Record<string, string> = { n: '\n', t: '\t', r: '\r', '0': '\0', a: '\x07', b: '\b', e: '\x1b' }
/** bash's `$'…'`. */
function readDollarQuotes(cursor: Cursor): Part {
  take(cursor, 2)
  let text = ''
  while (here(cursor) !== "'") {
    if (atEnd(cursor)) unfinished(cursor, "'", true)
    const char = take(cursor)
    if (char !== '\\') text += char
    else {
      const next = take(cursor)
      text += escapes[next] ?? next
    }
  }
  take(cursor)
  return { p: 'quoted', text }
}

/** What stands in double quotes, or in a here-document (`until` empty: to the end of the text). */
export function readQuoted(cursor: Cursor, until: '"' | ''): Word {
  const word: Word = []
  while (!atEnd(cursor) && !(until && here(cursor) === until)) {
    const char = here(cursor)
    if (char === '$') push(word, readDollar(cursor, true, readInner))
    else if (char === '`') push(word, readBackquoted(cursor, true))
    else if (char === '\\') {
      take(cursor)
      const next = here(cursor)
      if (next === '\n') take(cursor)
      else if (next && ('$`\\'.includes(next) || (until && next === '"')))
        push(word, { p: 'quoted', text: take(cursor) })
      else push(word, { p: 'quoted', text: '\\' })
    } else push(word, { p: 'quoted', text: take(cursor) })
  }
  return word
}

function readDoubleQuotes(cursor: Cursor, word: Word): void {
  take(cursor)
  const inner = readQuoted(cursor, '"')
  for (const part of inner.length ? inner : [{ p: 'quoted', text: '' } as const]) push(word, { ...part })
  if (atEnd(cursor)) unfinished(cursor, '"', true)
  take(cursor)
}

/** One piece that means something; false where the character is plain. */
function readSpecial(cursor: Cursor, word: Word, quoted: boolean): boolean {
  const char = here(cursor)
  if (char === '$' && !quoted && peek(cursor, "$'") && cursor.dialect !== 'dash') push(word, readDollarQuotes(cursor))
  else if (char === '$') push(word, readDollar(cursor, quoted, readInner))
  else if (char === '`') push(word, readBackquoted(cursor, quoted))
  else if (char === '"') readDoubleQuotes(cursor, word)
  else if (char === "'" && !quoted) push(word, readSingleQuotes(cursor))
  else if (char === '\\') {
    take(cursor)
    if (here(cursor) === '\n') take(cursor)
    else push(word, { p: 'quoted', text: atEnd(cursor) ? '\\' : take(cursor) })
  } else return false
  return true
}

const isProcess = (cursor: Cursor): boolean => cursor.dialect === 'bash' && peek(cursor, '<(')

/** A word up to a blank or an operator. Empty if there is none. */
export function readWord(cursor: Cursor): Word {
  const word: Word = []
  while (!atEnd(cursor) && (!ends.test(here(cursor)) || isProcess(cursor))) {
    if (isProcess(cursor)) push(word, { ...readSubstitution(cursor, true), process: true })
    else if (!readSpecial(cursor, word, false)) push(word, { p: 'text', text: take(cursor) })
  }
  return word
}

/** A word inside `${x:-…}` (until `}`) or `$((…))` (until `))`, where blanks are part of it. */
function readInner(cursor: Cursor, until: string, quoted: boolean): Word {
  const word: Word = []
  let open = 0
  while (!atEnd(cursor)) {
    if (open === 0 && peek(cursor, until)) break
    const char = here(cursor)
    if (until === '))' && char === '(') open++
    if (until === '))' && char === ')' && --open < 0) break
    if (readSpecial(cursor, word, quoted)) continue
    push(word, quoted ? { p: 'quoted', text: take(cursor) } : { p: 'text', text: take(cursor) })
  }
  return word
}

/** A whole text as a here-document has it: variables and commands are replaced, quotes are not special. */
export const documentWord = (cursor: Cursor, text: string, line: number): Word =>
  readQuoted({ ...cursor, text, at: 0, line, documents: [] }, '')

/** The text of a word that is all letters, without quotes; undefined for any other. */
export const plainText = (word: Word): string | undefined =>
  word.length === 1 && word[0]?.p === 'text' ? word[0].text : undefined
