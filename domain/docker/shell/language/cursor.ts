import type { Dialect, Node, Problem, Redirection } from './syntax'

/** A here-document whose text follows on the next lines. */
export type PendingDocument = { redirection: Redirection; end: string; literal: boolean; stripTabs: boolean }

/** A text being read. */
export type Cursor = {
  text: string
  at: number
  line: number
  dialect: Dialect
  documents: PendingDocument[]
  /** A here-document ended with the text, not with its word. */
  documentOpen: boolean
  depth: number
  /** Reads commands up to a closing parenthesis; given by the parser, for `$( )`. */
  commands: (cursor: Cursor) => Node[]
}

/** Leaves the parser; never leaves `parse`. */
export class SyntaxProblem extends Error {
  constructor(readonly problem: Problem) {
    super(problem.token)
  }
}

const lineAt = (text: string, at: number): string => {
  const start = text.lastIndexOf('\n', Math.max(0, at - 1)) + 1
  const end = text.indexOf('\n', at)
  return text.slice(start, end < 0 ? undefined : end)
}

export function unexpected(cursor: Cursor, token: string): never {
  const text = lineAt(cursor.text, cursor.at)
  throw new SyntaxProblem({ kind: 'unexpected', line: cursor.line, token, quote: false, text })
}

/** The text ended although something is missing. */
export function unfinished(cursor: Cursor, missing: string, quote = false): never {
  throw new SyntaxProblem({ kind: 'open', line: cursor.line, token: missing, quote, text: '' })
}

const deepest = 60
/** Guards against texts nested so deeply that reading them would exhaust the stack. */
export function nested<T>(cursor: Cursor, read: () => T): T {
  if (++cursor.depth > deepest) unexpected(cursor, '(')
  const value = read()
  cursor.depth--
  return value
}

export const peek = (cursor: Cursor, text: string): boolean => cursor.text.startsWith(text, cursor.at)
export const atEnd = (cursor: Cursor): boolean => cursor.at >= cursor.text.length
export const here = (cursor: Cursor): string => cursor.text[cursor.at] ?? ''

/** Moves on by some characters and returns them. */
export function take(cursor: Cursor, count = 1): string {
  const taken = cursor.text.slice(cursor.at, cursor.at + count)
  cursor.at += taken.length
  for (const char of taken) if (char === '\n') cursor.line++
  return taken
}

/** Takes what a sticky expression matches here; empty if nothing. */
export function takeMatch(cursor: Cursor, sticky: RegExp): string {
  sticky.lastIndex = cursor.at
  const found = sticky.exec(cursor.text)
  return found ? take(cursor, found[0].length) : ''
}

/** What a sticky expression matches here, without moving on. */
export function look(cursor: Cursor, sticky: RegExp): string {
  sticky.lastIndex = cursor.at
  return sticky.exec(cursor.text)?.[0] ?? ''
}

/** Skips blanks, joined lines and a comment. */
export function skipBlanks(cursor: Cursor): void {
  takeMatch(cursor, /(?:[ \t\r]|\\\n)+/y)
  if (here(cursor) === '#') takeMatch(cursor, /[^\n]*/y)
}
