import { atEnd, type Cursor, here, nested, peek, take, takeMatch, unexpected, unfinished } from './cursor'
import type { Part, Word } from './syntax'

type ReadWord = (cursor: Cursor, until: string, quoted: boolean) => Word

/** Reads what begins with `$`. A dollar sign that begins nothing is text. `readInner` reads words inside braces. */
export function readDollar(cursor: Cursor, quoted: boolean, readInner: ReadWord): Part {
  if (peek(cursor, '$((')) {
    const found = tryArithmetic(cursor, quoted, readInner)
    if (found) return found
  }
  if (peek(cursor, '$(')) return readSubstitution(cursor, quoted)
  if (peek(cursor, '${')) return nested(cursor, () => readBraces(cursor, quoted, readInner))
  take(cursor)
  const name = takeMatch(cursor, /[A-Za-z_][A-Za-z0-9_]*|[0-9?$!#@*-]/y)
  if (name) return { p: 'variable', name, op: '', arg: [], quoted }
  return quoted ? { p: 'quoted', text: '$' } : { p: 'text', text: '$' }
}

/** Reads `$(…)`, or what stands in the same brackets after another character. */
export function readSubstitution(cursor: Cursor, quoted: boolean): Extract<Part, { p: 'command' }> {
  take(cursor, 2)
  const outer = cursor.documents
  cursor.documents = []
  const body = nested(cursor, () => cursor.commands(cursor))
  cursor.documents = outer
  if (atEnd(cursor)) unfinished(cursor, ')')
  take(cursor)
  return { p: 'command', body, quoted }
}

/** `$((…))`, unless it turns out to be a subshell in a substitution. */
function tryArithmetic(cursor: Cursor, quoted: boolean, readInner: ReadWord): Part | null {
  const { at, line } = cursor
  take(cursor, 3)
  const body = nested(cursor, () => readInner(cursor, '))', true))
  if (peek(cursor, '))')) {
    take(cursor, 2)
    return { p: 'arithmetic', body, quoted }
  }
  if (atEnd(cursor)) unfinished(cursor, ')')
  cursor.at = at
  cursor.line = line
  return null
}

function readBraces(cursor: Cursor, quoted: boolean, readInner: ReadWord): Part {
  take(cursor, 2)
  const length = here(cursor) === '#' && /[A-Za-z0-9_@*?]/.test(cursor.text[cursor.at + 1] ?? '')
  if (length) take(cursor)
  const indirect = !length && /^![A-Za-z_]/.test(cursor.text.slice(cursor.at, cursor.at + 2))
  if (indirect) take(cursor)
  const name = takeMatch(cursor, /[A-Za-z_][A-Za-z0-9_]*|[0-9]+|[?$!#@*-]/y)
  const op = length ? '' : takeMatch(cursor, /:?[-+=?]|##?|%%?|\/[/#%]?|:|\^\^?|,,?/y)
  // A pattern keeps its meaning inside double quotes.
  const arg = op ? readInner(cursor, '}', quoted && !/^[#%/]/.test(op)) : []
  if (atEnd(cursor)) unfinished(cursor, '}', true)
  if (here(cursor) !== '}' || !name) unexpected(cursor, '${')
  take(cursor)
  return { p: 'variable', name, op: length ? 'length' : indirect ? `!${op}` : op, arg, quoted }
}

/** Text in backquotes, where a backslash protects only itself, a backquote and a dollar sign. */
export function takeBackquoted(cursor: Cursor, quoted: boolean): { text: string; line: number } {
  const { line } = cursor
  take(cursor)
  let text = ''
  while (here(cursor) !== '`') {
    if (atEnd(cursor)) unfinished(cursor, '`', true)
    const char = take(cursor)
    if (char === '\\' && ('\\`$'.includes(here(cursor)) || (quoted && here(cursor) === '"'))) text += take(cursor)
    else text += char
  }
  take(cursor)
  return { text, line }
}
