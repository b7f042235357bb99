import { atEnd, type Cursor, here, look, peek, skipBlanks, take, takeMatch, unexpected, unfinished } from './cursor'
import { takeNewline, tokenHere } from './redirections'
import type { CaseBranch, Node, Word } from './syntax'
import { documentWord, readWord } from './words'

/** Reads commands until one of some reserved words stands there (without taking it). */
export type ReadBody = (cursor: Cursor, until: readonly string[], missing: string) => Node[]

/** The reserved-looking word here: only if nothing in it is quoted. */
export const wordHere = (cursor: Cursor): string => look(cursor, /[^\s;&|<>()'"`$\\]+(?=[\s;&|<>()]|$)/y)

export function skipNewlines(cursor: Cursor): void {
  skipBlanks(cursor)
  while (here(cursor) === '\n') {
    takeNewline(cursor)
    skipBlanks(cursor)
  }
}

/** Takes a reserved word, or says what is wrong. */
export function expectWord(cursor: Cursor, word: string): void {
  skipBlanks(cursor)
  if (wordHere(cursor) === word) take(cursor, word.length)
  else if (atEnd(cursor)) unfinished(cursor, word)
  else unexpected(cursor, tokenHere(cursor))
}

export function readIf(cursor: Cursor, body: ReadBody): Node {
  const branches: { test: Node[]; body: Node[] }[] = []
  let otherwise: Node[] | null = null
  for (let word = 'if'; word === 'if' || word === 'elif'; word = wordHere(cursor)) {
    take(cursor, word.length)
    const test = body(cursor, ['then'], 'then')
    expectWord(cursor, 'then')
    branches.push({ test, body: body(cursor, ['elif', 'else', 'fi'], 'fi') })
  }
  if (wordHere(cursor) === 'else') {
    take(cursor, 4)
    otherwise = body(cursor, ['fi'], 'fi')
  }
  expectWord(cursor, 'fi')
  return { n: 'if', branches, otherwise }
}

export function readWhile(cursor: Cursor, body: ReadBody): Node {
  const until = take(cursor, 5) === 'until'
  const test = body(cursor, ['do'], 'do')
  expectWord(cursor, 'do')
  const inner = body(cursor, ['done'], 'done')
  expectWord(cursor, 'done')
  return { n: 'while', until, test, body: inner }
}

/**
 * bash's `for ((first; test; next))`, as a `while` loop. `next` stands before the test, so that `continue` does not
 * pass it by; a variable of the loop's own tells the first time.
 */
function readCountingFor(cursor: Cursor, body: ReadBody): Node {
  const { line } = cursor
  const calculation = (text: string): Node => ({ n: 'let', body: documentWord(cursor, text, line) })
  const turns = `_for${cursor.at}`
  take(cursor, 2)
  const inner = takeMatch(cursor, /(?:(?!\)\))[\s\S])*/y)
  if (atEnd(cursor)) unfinished(cursor, '))')
  const [first = '', test = '', next = ''] = inner.split(';').map((text) => text.trim())
  take(cursor, 2)
  skipBlanks(cursor)
  if (here(cursor) === ';') take(cursor)
  skipNewlines(cursor)
  expectWord(cursor, 'do')
  const nodes = body(cursor, ['done'], 'done')
  expectWord(cursor, 'done')
  const goOn: Node = { n: 'or', left: calculation(`${turns}++ == 0`), right: calculation(`(${next || 1}) || 1`) }
  const loop: Node = { n: 'while', until: false, test: [goOn, calculation(test || '1')], body: nodes }
  return { n: 'group', body: [calculation(`${turns}=0`), ...(first ? [calculation(first)] : []), loop] }
}

export function readFor(cursor: Cursor, body: ReadBody): Node {
  take(cursor, 3)
  skipBlanks(cursor)
  if (cursor.dialect === 'bash' && peek(cursor, '((')) return readCountingFor(cursor, body)
  const name = takeMatch(cursor, /[A-Za-z_][A-Za-z0-9_]*/y)
  if (!name) unexpected(cursor, tokenHere(cursor))
  skipNewlines(cursor)
  let words: Word[] | null = null
  if (wordHere(cursor) === 'in') {
    take(cursor, 2)
    words = []
    for (skipBlanks(cursor); !atEnd(cursor) && !';\n'.includes(here(cursor)); skipBlanks(cursor)) {
      const word = readWord(cursor)
      if (!word.length) unexpected(cursor, tokenHere(cursor))
      words.push(word)
    }
  }
  if (here(cursor) === ';') take(cursor)
  skipNewlines(cursor)
  const [open, close] = wordHere(cursor) === '{' ? ['{', '}'] : ['do', 'done']
  expectWord(cursor, open)
  const inner = body(cursor, [close], close)
  expectWord(cursor, close)
  return { n: 'for', name, words, body: inner }
}

export function readCase(cursor: Cursor, body: ReadBody): Node {
  take(cursor, 4)
  skipBlanks(cursor)
  const word = readWord(cursor)
  if (!word.length) unexpected(cursor, tokenHere(cursor))
  skipNewlines(cursor)
  expectWord(cursor, 'in')
  const branches: CaseBranch[] = []
  for (skipNewlines(cursor); wordHere(cursor) !== 'esac'; skipNewlines(cursor)) {
    if (atEnd(cursor)) unfinished(cursor, 'esac')
    branches.push(readBranch(cursor, body))
  }
  take(cursor, 4)
  return { n: 'case', word, branches }
}

function readBranch(cursor: Cursor, body: ReadBody): CaseBranch {
  if (here(cursor) === '(') take(cursor)
  const patterns: Word[] = []
  do {
    if (here(cursor) === '|') take(cursor)
    skipBlanks(cursor)
    const pattern = readWord(cursor)
    if (!pattern.length) unexpected(cursor, tokenHere(cursor))
    patterns.push(pattern)
    skipBlanks(cursor)
  } while (here(cursor) === '|')
  if (atEnd(cursor)) unfinished(cursor, ')')
  if (here(cursor) !== ')') unexpected(cursor, tokenHere(cursor))
  take(cursor)
  const inner = body(cursor, ['esac', ';;', ';&', ';;&'], 'esac')
  const then = ([';;&', ';;', ';&'] as const).find((end) => peek(cursor, end))
  if (then) take(cursor, then.length)
  return { patterns, body: inner, next: then ?? ';;' }
}

/** `[[ … ]]`. */
export function readTest(cursor: Cursor): Node {
  const { line } = cursor
  take(cursor, 2)
  const tokens: (Word | string)[] = []
  for (skipNewlines(cursor); wordHere(cursor) !== ']]'; skipNewlines(cursor)) {
    if (atEnd(cursor)) unfinished(cursor, ']]')
    const op = takeMatch(cursor, /&&|\|\||[()<>]/y)
    const before = tokens.at(-1)
    if (op === '(' && before === '=~') tokens.push(readExpression(cursor, '('))
    else if (op) tokens.push(op)
    else if (before === '=~') tokens.push(readExpression(cursor, ''))
    else tokens.push(operatorOr(readWord(cursor), cursor))
  }
  take(cursor, 2)
  return { n: 'test', line, tokens }
}

function operatorOr(word: Word, cursor: Cursor): Word | string {
  if (!word.length) unexpected(cursor, tokenHere(cursor))
  const only = word.length === 1 && word[0]?.p === 'text' ? word[0].text : ''
  return /^(?:!|==?|!=|=~|-[a-zA-Z]{1,2})$/.test(only) ? only : word
}

/** A regular expression, in which parentheses and bars are part of the word. */
function readExpression(cursor: Cursor, before: string): Word {
  const word: Word = before ? [{ p: 'text', text: before }] : []
  while (!atEnd(cursor) && !/\s/.test(here(cursor))) {
    const part = readWord(cursor)
    word.push(...part)
    if (!part.length) word.push({ p: 'text', text: take(cursor) })
  }
  return word
}
