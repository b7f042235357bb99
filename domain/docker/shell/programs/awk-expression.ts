import { AwkProblem, type Expression, type Token } from './awk-syntax'

export type Reader = { tokens: Token[]; at: number; noIn: boolean; noRedirect: boolean; depth: number }

export const peek = (reader: Reader): Token => reader.tokens[reader.at] ?? { kind: 'end', text: '' }
export const isOp = (reader: Reader, text: string): boolean => peek(reader).kind === 'op' && peek(reader).text === text
export const isWord = (reader: Reader, text: string): boolean =>
  (peek(reader).kind === 'name' || peek(reader).kind === 'call') && peek(reader).text === text
export const next = (reader: Reader): Token => reader.tokens[reader.at++] ?? { kind: 'end', text: '' }
export const accept = (reader: Reader, text: string): boolean => {
  if (!isOp(reader, text)) return false
  reader.at++
  return true
}
export function expect(reader: Reader, text: string): void {
  if (!accept(reader, text)) throw new AwkProblem('syntax error')
}
export const skipLines = (reader: Reader): void => {
  while (peek(reader).kind === 'line' || isOp(reader, ';')) reader.at++
}
export const skipNewlines = (reader: Reader): void => {
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

/** Reads an expression. Throws AwkProblem. */
export function expression(reader: Reader): Expression {
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

export function binary(reader: Reader, level: number): Expression {
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

export function list(reader: Reader, end: string): Expression[] {
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
