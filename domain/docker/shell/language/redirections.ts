import { atEnd, type Cursor, here, look, peek, skipBlanks, take, takeMatch, unexpected } from './cursor'
import type { Redirection, Word } from './syntax'
import { documentWord, readWord } from './words'

const operators = ['&>>', '&>', '<<<', '<<-', '<<', '<&', '<>', '<', '>>', '>&', '>|', '>'] as const

/** The name of the token that stands here, as error messages give it. */
export function tokenHere(cursor: Cursor): string {
  if (atEnd(cursor) || here(cursor) === '\n') return 'newline'
  return look(cursor, /&&|\|\||;;|[;&|<>()]|[^\s;&|<>()]+/y) || here(cursor)
}

/** Reads one redirection if there is one here. */
export function readRedirection(cursor: Cursor): Redirection | null {
  const digits = look(cursor, /[0-9]+(?=[<>])/y)
  const start = cursor.at + digits.length
  const op = operators.find((candidate) => cursor.text.startsWith(candidate, start))
  if (!op || (op.startsWith('&') && (digits || cursor.dialect === 'dash'))) return null
  take(cursor, digits.length + op.length)
  skipBlanks(cursor)
  const fd = digits ? Number(digits) : op.startsWith('<') ? 0 : 1
  const { line } = cursor
  const target = readWord(cursor)
  if (!target.length) unexpected(cursor, tokenHere(cursor))
  if (op === '<<' || op === '<<-') return readDocumentStart(cursor, fd, target, op === '<<-', line)
  return { fd, op: op === '>|' ? '>' : op, target }
}

function readDocumentStart(cursor: Cursor, fd: number, word: Word, stripTabs: boolean, _line: number): Redirection {
  const end = word.map((part) => ('text' in part ? part.text : '')).join('')
  const literal = word.some((part) => part.p === 'quoted')
  const redirection: Redirection = { fd, op: '<<', target: [] }
  cursor.documents.push({ redirection, end, literal, stripTabs })
  return redirection
}

/** Takes a newline, and the here-documents that follow it. */
export function takeNewline(cursor: Cursor): void {
  take(cursor)
  const documents = cursor.documents
  cursor.documents = []
  for (const { redirection, end, literal, stripTabs } of documents) {
    const { line } = cursor
    let text = ''
    let found = false
    while (!atEnd(cursor)) {
      const whole = takeMatch(cursor, /[^\n]*/y)
      if (here(cursor) === '\n') take(cursor)
      const row = stripTabs ? whole.replace(/^\t+/, '') : whole
      found = row === end
      if (found) break
      text += `${row}\n`
    }
    if (!found) cursor.documentOpen = true
    redirection.target = literal ? [{ p: 'quoted', text }] : documentWord(cursor, text, line)
  }
}

/** Whether a redirection begins here. */
export const redirects = (cursor: Cursor): boolean =>
  (look(cursor, /[0-9]*[<>]/y) !== '' && !(cursor.dialect === 'bash' && peek(cursor, '<('))) ||
  (peek(cursor, '&>') && cursor.dialect !== 'dash')
