import { AwkProblem, type Expression, type Rule, type Statement, type Token, tokensOf } from './awk-syntax'

type Reader = { tokens: Token[]; at: number; noIn: boolean; noRedirect: boolean; depth: number }

const peek = (reader: Reader): Token => reader.tokens[reader.at] ?? { kind: 'end', text: '' }
const isOp = (reader: Reader, text: string): boolean => peek(reader).kind === 'op' && peek(reader).text === text
const isWord = (reader: Reader, text: string): boolean =>
  (peek(reader).kind === 'name' || peek(reader).kind === 'call') && peek(reader).text === text
const next = (reader: Reader): Token => reader.tokens[reader.at++] ?? { kind: 'end', text: '' }
const accept = (reader: Reader, text: string): boolean => {
  if (!isOp(reader, text)) return false
  reader.at++
  return true
}
function expect(reader: Reader, text: string): void {
  if (!accept(reader, text)) throw new AwkProblem('syntax error')
}
const skipLines = (reader: Reader): void => {
  while (peek(reader).kind === 'line' || isOp(reader, ';')) reader.at++
}
const skipNewlines = (reader: Reader): void => {
  while (peek(reader).kind === 'line') reader.at++
}

/** Operators of two values, the weakest first; putting texts side by side stands between comparing and adding. */
const levels: string[][] = [
  ['||'],
  ['&&'],
  ['in'],
  ['~', '!~'],
  ['<', '<=', '>', '>=', '==', '!='],
  ['side'],
  ['+', '-'],
  ['*', '/', '%'],
]

function expression(reader: Reader): Expression {
  if (++reader.depth > 200) throw new AwkProblem('expression too deep')
  const value = assignment(reader)
  reader.depth--
  return value
}

function assignment(reader: Reader): Expression {
  const left = choice(reader)
  const { kind, text } = peek(reader)
  if (kind !== 'op' || !/^[-+*/%^]?=$/.test(text)) return left
  if (left.e !== 'name' && left.e !== 'field' && left.e !== 'item') throw new AwkProblem('syntax error')
  reader.at++
  return { e: 'assign', op: text.slice(0, -1), to: left, value: assignment(reader) }
}

function choice(reader: Reader): Expression {
  const test = binary(reader, 0)
  if (!accept(reader, '?')) return test
  const yes = assignment(reader)
  expect(reader, ':')
  return { e: 'choice', test, yes, no: assignment(reader) }
}

/** Whether what stands here can begin a value that is put beside the one before. */
function beginsValue(reader: Reader): boolean {
  const { kind, text } = peek(reader)
  if (kind === 'op') return ['$', '!', '(', '-', '+', '++', '--'].includes(text) && text !== '+' && text !== '-'
  return (
    kind === 'number' || kind === 'text' || kind === 'call' || (kind === 'name' && text !== 'in' && text !== 'getline')
  )
}

function binary(reader: Reader, level: number): Expression {
  const operators = levels[level]
  if (!operators) return power(reader)
  let left = binary(reader, level + 1)
  for (;;) {
    if (operators[0] === 'side') {
      if (!beginsValue(reader)) return left
      left = { e: 'two', op: 'side', left, right: binary(reader, level + 1) }
      continue
    }
    if (operators[0] === 'in') {
      if (reader.noIn || !isWord(reader, 'in')) return left
      reader.at++
      left = { e: 'in', name: next(reader).text, key: left }
      continue
    }
    let op = peek(reader).kind === 'op' ? peek(reader).text : ''
    if (op === '!' && reader.tokens[reader.at + 1]?.text === '~') {
      op = '!~'
      if (operators.includes(op)) reader.at++
    }
    if (!operators.includes(op) || (op === '>' && reader.noRedirect)) return left
    reader.at++
    skipNewlines(reader)
    left = { e: 'two', op, left, right: binary(reader, level + 1) }
  }
}

function power(reader: Reader): Expression {
  for (const op of ['!', '-', '+']) if (accept(reader, op)) return { e: 'one', op, of: power(reader) }
  const left = postfix(reader)
  return accept(reader, '^') ? { e: 'two', op: '^', left, right: power(reader) } : left
}

function postfix(reader: Reader): Expression {
  for (const op of ['++', '--']) if (accept(reader, op)) return { e: 'step', op, of: postfix(reader), after: false }
  const value = primary(reader)
  if (value.e === 'name' || value.e === 'field' || value.e === 'item') {
    for (const op of ['++', '--']) if (accept(reader, op)) return { e: 'step', op, of: value, after: true }
  }
  return value
}

function list(reader: Reader, end: string): Expression[] {
  const found: Expression[] = []
  while (!accept(reader, end)) {
    found.push(expression(reader))
    if (!isOp(reader, end)) expect(reader, ',')
  }
  return found
}

function primary(reader: Reader): Expression {
  const { kind, text } = next(reader)
  if (kind === 'number') return { e: 'number', value: Number(text) }
  if (kind === 'text') return { e: 'text', value: text }
  if (kind === 'match') return { e: 'match', source: text }
  if (kind === 'op' && text === '$')
    return { e: 'field', index: isOp(reader, '++') || isOp(reader, '--') ? postfix(reader) : primary(reader) }
  if (kind === 'op' && text === '-') return { e: 'one', op: '-', of: primary(reader) }
  if (kind === 'op' && text === '(') {
    const outer = { noIn: reader.noIn, noRedirect: reader.noRedirect }
    Object.assign(reader, { noIn: false, noRedirect: false })
    const inner = list(reader, ')')
    Object.assign(reader, outer)
    const [first] = inner
    if (inner.length > 1 && isWord(reader, 'in')) {
      reader.at++
      const key = inner.reduce(
        (left, right): Expression => ({
          e: 'two',
          op: 'side',
          left: { e: 'two', op: 'side', left, right: { e: 'text', value: '\x1c' } },
          right,
        }),
      )
      return { e: 'in', name: next(reader).text, key }
    }
    if (!first || inner.length > 1) throw new AwkProblem('syntax error')
    return first
  }
  if (kind === 'call') {
    reader.at++
    return { e: 'call', name: text, args: list(reader, ')') }
  }
  if (kind !== 'name') throw new AwkProblem('syntax error')
  if (text === 'getline') return { e: 'getline' }
  if (text === 'length') return { e: 'call', name: text, args: [] }
  return accept(reader, '[') ? { e: 'item', name: text, key: list(reader, ']') } : { e: 'name', name: text }
}

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
