import {
  accept,
  binary,
  expect,
  expression,
  isOp,
  isWord,
  list,
  next,
  peek,
  type Reader,
  skipLines,
  skipNewlines,
} from './awk-expression'
import { AwkProblem, type Expression, type Rule, type Statement, tokensOf } from './awk-syntax'

function printing(reader: Reader, format: boolean): Statement {
  const args: Expression[] = []
  reader.noRedirect = true
  const start = reader.at
  if (accept(reader, '(')) {
    reader.noRedirect = false
    const inner = list(reader, ')')
    reader.noRedirect = true
    if (endsHere(reader) || isOp(reader, '>') || isOp(reader, '>>') || isOp(reader, '|')) args.push(...inner)
    else reader.at = start
  }
  if (!args.length) {
    while (!endsHere(reader) && !isOp(reader, '>') && !isOp(reader, '>>') && !isOp(reader, '|')) {
      args.push(expression(reader))
      if (!accept(reader, ',')) break
    }
  }
  reader.noRedirect = false
  const append = isOp(reader, '>>')
  const to = accept(reader, '>') || accept(reader, '>>') ? binary(reader, 6) : null
  if (accept(reader, '|')) expression(reader)
  return { s: 'print', format, args, to, append }
}

const endsHere = (reader: Reader): boolean =>
  ['line', 'end'].includes(peek(reader).kind) || isOp(reader, ';') || isOp(reader, '}')

function simple(reader: Reader): Statement {
  if (isWord(reader, 'print') || isWord(reader, 'printf')) return printing(reader, next(reader).text === 'printf')
  if (isWord(reader, 'delete')) {
    reader.at++
    const name = next(reader).text
    return { s: 'delete', name, key: accept(reader, '[') ? list(reader, ']') : null }
  }
  for (const word of ['next', 'break', 'continue'] as const) {
    if (!isWord(reader, word)) continue
    reader.at++
    return { s: word }
  }
  if (isWord(reader, 'exit')) {
    reader.at++
    return { s: 'exit', code: endsHere(reader) ? null : expression(reader) }
  }
  return { s: 'do', of: expression(reader) }
}

function loop(reader: Reader): Statement {
  reader.at++
  expect(reader, '(')
  const [name, word, array] = [reader.tokens[reader.at], reader.tokens[reader.at + 1], reader.tokens[reader.at + 2]]
  if (
    name?.kind === 'name' &&
    word?.text === 'in' &&
    array?.kind === 'name' &&
    reader.tokens[reader.at + 3]?.text === ')'
  ) {
    reader.at += 4
    return { s: 'each', name: name.text, list: array.text, body: body(reader) }
  }
  const start = isOp(reader, ';') ? null : simple(reader)
  expect(reader, ';')
  const test = isOp(reader, ';') ? null : expression(reader)
  expect(reader, ';')
  const step = isOp(reader, ')') ? null : simple(reader)
  expect(reader, ')')
  return { s: 'for', start, test, next: step, body: body(reader) }
}

function body(reader: Reader): Statement {
  skipNewlines(reader)
  if (accept(reader, ';')) return { s: 'block', body: [] }
  return statement(reader)
}

function statement(reader: Reader): Statement {
  if (accept(reader, '{')) {
    const inner: Statement[] = []
    for (skipLines(reader); !accept(reader, '}'); skipLines(reader)) {
      if (peek(reader).kind === 'end') throw new AwkProblem('unexpected end of program')
      inner.push(statement(reader))
    }
    return { s: 'block', body: inner }
  }
  if (isWord(reader, 'if')) {
    reader.at++
    expect(reader, '(')
    const test = expression(reader)
    expect(reader, ')')
    const yes = body(reader)
    const before = reader.at
    skipLines(reader)
    if (!isWord(reader, 'else')) {
      reader.at = before
      return { s: 'if', test, yes, no: null }
    }
    reader.at++
    return { s: 'if', test, yes, no: body(reader) }
  }
  if (isWord(reader, 'while')) {
    reader.at++
    expect(reader, '(')
    const test = expression(reader)
    expect(reader, ')')
    return { s: 'while', test, body: body(reader), first: true }
  }
  if (isWord(reader, 'for')) return loop(reader)
  const found = simple(reader)
  if (!endsHere(reader)) throw new AwkProblem('syntax error')
  return found
}

/** The rules of a program. Functions of one's own and getline are not understood. Throws AwkProblem. */
export function parseAwk(source: string): Rule[] {
  const reader: Reader = { tokens: tokensOf(source), at: 0, noIn: false, noRedirect: false, depth: 0 }
  const rules: Rule[] = []
  for (skipLines(reader); peek(reader).kind !== 'end'; skipLines(reader)) {
    if (isWord(reader, 'function')) throw new AwkProblem('functions are not understood here')
    const special = isWord(reader, 'BEGIN') ? 'BEGIN' : isWord(reader, 'END') ? 'END' : null
    if (special) reader.at++
    const when = special ?? (isOp(reader, '{') ? null : expression(reader))
    const until = !special && when && accept(reader, ',') ? expression(reader) : null
    rules.push({ when, until, body: isOp(reader, '{') ? statement(reader) : null })
  }
  return rules
}
