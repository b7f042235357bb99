import {
  expectWord,
  type ReadBody,
  readCase,
  readFor,
  readIf,
  readTest,
  readWhile,
  skipNewlines,
  wordHere,
} from './compound'
import {
  atEnd,
  type Cursor,
  here,
  look,
  nested,
  peek,
  SyntaxProblem,
  skipBlanks,
  take,
  takeMatch,
  unexpected,
  unfinished,
} from './cursor'
import { readRedirection, redirects, takeNewline, tokenHere } from './redirections'
import type { Assignment, Dialect, Node, Problem, Redirection, SimpleCommand, Word } from './syntax'
import { documentWord, plainText, readWord } from './words'

const closers = new Set(['then', 'elif', 'else', 'fi', 'do', 'done', 'esac', '}'])

const readBody: ReadBody = (cursor, until, missing) => {
  const nodes: Node[] = []
  for (skipNewlines(cursor); ; skipNewlines(cursor)) {
    if (atEnd(cursor)) unfinished(cursor, missing)
    if (until.includes(wordHere(cursor)) || until.some((end) => end.startsWith(';') && peek(cursor, end))) break
    nodes.push(readAndOr(cursor))
  }
  const empty = nodes.length === 0 && until[0] !== 'esac'
  if (empty) unexpected(cursor, tokenHere(cursor))
  return nodes
}

/** Commands up to a `)`, which is left, or to the end of the text. */
function readUntilParenthesis(cursor: Cursor): Node[] {
  const nodes: Node[] = []
  for (skipNewlines(cursor); !atEnd(cursor) && here(cursor) !== ')'; skipNewlines(cursor)) nodes.push(readAndOr(cursor))
  return nodes
}

/** `a && b || c`, and the `;` or `&` after it. */
function readAndOr(cursor: Cursor): Node {
  const start = cursor.at
  let left = readPipeline(cursor)
  for (skipBlanks(cursor); ; skipBlanks(cursor)) {
    const op = look(cursor, /&&|\|\|/y)
    if (!op) break
    take(cursor, 2)
    skipNewlines(cursor)
    if (atEnd(cursor)) unfinished(cursor, op)
    left = { n: op === '&&' ? 'and' : 'or', left, right: readPipeline(cursor) }
  }
  const text = cursor.text.slice(start, cursor.at).trim()
  if (here(cursor) === '&') {
    take(cursor)
    return { n: 'background', body: left, text }
  }
  if (here(cursor) === ';' && !peek(cursor, ';;') && !peek(cursor, ';&')) take(cursor)
  else if (!atEnd(cursor) && !'\n);'.includes(here(cursor))) unexpected(cursor, tokenHere(cursor))
  return left
}

function readPipeline(cursor: Cursor): Node {
  skipBlanks(cursor)
  if (wordHere(cursor) === '!') {
    take(cursor)
    return { n: 'not', body: nested(cursor, () => readPipeline(cursor)) }
  }
  const stages = [readCommand(cursor)]
  for (skipBlanks(cursor); here(cursor) === '|' && !peek(cursor, '||'); skipBlanks(cursor)) {
    take(cursor)
    const both = here(cursor) === '&'
    if (both) take(cursor)
    skipNewlines(cursor)
    if (atEnd(cursor)) unfinished(cursor, '|')
    const last = stages.pop() as Node
    const redirections: Redirection[] = [{ fd: 2, op: '>&', target: [{ p: 'text', text: '1' }] }]
    stages.push(both ? { n: 'redirected', body: last, redirections } : last, readCommand(cursor))
  }
  return stages.length === 1 ? (stages[0] as Node) : { n: 'pipe', stages }
}

/** A command with the redirections after it. */
function readCommand(cursor: Cursor): Node {
  const compound = nested(cursor, () => readCompound(cursor))
  if (!compound) return readSimple(cursor)
  const redirections: Redirection[] = []
  for (skipBlanks(cursor); redirects(cursor); skipBlanks(cursor)) {
    const found = readRedirection(cursor)
    if (found) redirections.push(found)
  }
  return redirections.length ? { n: 'redirected', body: compound, redirections } : compound
}

function readCompound(cursor: Cursor): Node | null {
  if (peek(cursor, '((') && cursor.dialect === 'bash') {
    const found = readLet(cursor)
    if (found) return found
  }
  if (here(cursor) === '(') {
    take(cursor)
    const body = readUntilParenthesis(cursor)
    if (atEnd(cursor)) unfinished(cursor, ')')
    if (!body.length) unexpected(cursor, ')')
    take(cursor)
    return { n: 'subshell', body }
  }
  const word = wordHere(cursor)
  if (closers.has(word)) unexpected(cursor, word)
  if (word === '{') {
    take(cursor)
    const body = readBody(cursor, ['}'], '}')
    expectWord(cursor, '}')
    return { n: 'group', body }
  }
  if (word === 'if') return readIf(cursor, readBody)
  if (word === 'while' || word === 'until') return readWhile(cursor, readBody)
  if (word === 'for') return readFor(cursor, readBody)
  if (word === 'case') return readCase(cursor, readBody)
  if (word === '[[' && cursor.dialect !== 'dash') return readTest(cursor)
  return readFunction(cursor)
}

function readLet(cursor: Cursor): Node | null {
  const end = cursor.text.indexOf('))', cursor.at)
  if (end < 0) return null
  const { line } = cursor
  const text = cursor.text.slice(cursor.at + 2, end)
  take(cursor, text.length + 4)
  return { n: 'let', body: documentWord(cursor, text, line) }
}

function readFunction(cursor: Cursor): Node | null {
  const name =
    look(cursor, /[A-Za-z_][A-Za-z0-9_.-]*(?=[ \t]*\([ \t]*\))/y) ||
    (cursor.dialect === 'dash' ? '' : look(cursor, /function[ \t]+[A-Za-z_][A-Za-z0-9_.-]*/y))
  if (!name) return null
  take(cursor, name.length)
  takeMatch(cursor, /[ \t]*\([ \t]*\)/y)
  skipNewlines(cursor)
  if (atEnd(cursor)) unfinished(cursor, '{')
  return { n: 'function', name: name.replace(/^function\s+/, ''), body: readCommand(cursor) }
}

function assignmentOf(word: Word): Assignment | null {
  const [first, ...rest] = word
  if (first?.p !== 'text') return null
  const found = /^([A-Za-z_][A-Za-z0-9_]*)(\+?)=/.exec(first.text)
  if (!found) return null
  const text = first.text.slice(found[0].length)
  return { name: found[1] ?? '', append: found[2] === '+', value: text ? [{ p: 'text', text }, ...rest] : rest }
}

function readSimple(cursor: Cursor): Node {
  skipBlanks(cursor)
  const node: SimpleCommand = { n: 'simple', line: cursor.line, assignments: [], words: [], redirections: [] }
  for (; !atEnd(cursor); skipBlanks(cursor)) {
    if (redirects(cursor)) {
      const redirection = readRedirection(cursor)
      if (redirection) node.redirections.push(redirection)
      continue
    }
    const word = readWord(cursor)
    if (!word.length) break
    const assignment = node.words.length ? null : assignmentOf(word)
    if (assignment) node.assignments.push(assignment)
    else node.words.push(word)
  }
  if (!node.words.length && !node.assignments.length && !node.redirections.length) unexpected(cursor, tokenHere(cursor))
  const name = plainText(node.words[0] ?? [])
  if (here(cursor) === '(' && name) unexpected(cursor, '(')
  return node
}

export type Parsed = { nodes: Node[]; problem: Problem | null; documentOpen: boolean }

const anywhere: Problem = { kind: 'unexpected', line: 1, token: '(', quote: false, text: '' }

/**
 * Reads a script. A shell runs each line before it reads the next: `nodes` are the
 * commands of the lines before a problem. @param line number of the first line
 */
export function parse(text: string, dialect: Dialect, line = 1): Parsed {
  const commands = readUntilParenthesis
  const cursor: Cursor = { text, at: 0, line, dialect, documents: [], documentOpen: false, depth: 0, commands }
  let nodes: Node[] = []
  let ofLine: Node[] = []
  try {
    for (skipBlanks(cursor); !atEnd(cursor); skipBlanks(cursor)) {
      if (here(cursor) === '\n') {
        takeNewline(cursor)
        nodes = [...nodes, ...ofLine]
        ofLine = []
      } else if (here(cursor) === ')') unexpected(cursor, ')')
      else if (peek(cursor, ';')) unexpected(cursor, tokenHere(cursor))
      else ofLine.push(readAndOr(cursor))
    }
    const documentOpen = cursor.documentOpen || cursor.documents.length > 0
    return { nodes: [...nodes, ...ofLine], problem: null, documentOpen }
  } catch (error) {
    const problem = error instanceof SyntaxProblem ? error.problem : anywhere
    return { nodes, problem, documentOpen: false }
  }
}

/** Whether a text can be run as it is: false while a quote, a here-document or a construct is open. */
export function isComplete(text: string): boolean {
  if (/(?:^|[^\\])(?:\\\\)*\\$/.test(text)) return false
  const { problem, documentOpen } = parse(text, 'bash')
  return problem?.kind !== 'open' && !documentOpen
}
