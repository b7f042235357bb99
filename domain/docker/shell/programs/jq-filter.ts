/** What is wrong with a filter, or with what it is given. */
export class JqProblem extends Error {}

export type Filter =
  | { j: 'self' }
  | { j: 'value'; value: unknown }
  | { j: 'key'; of: Filter; key: Filter; quiet: boolean }
  | { j: 'each'; of: Filter; quiet: boolean }
  | { j: 'pipe' | 'comma'; left: Filter; right: Filter }
  | { j: 'list'; of: Filter | null }
  | { j: 'object'; entries: [string, Filter][] }
  | { j: 'two'; op: string; left: Filter; right: Filter }
  | { j: 'call'; name: string; args: Filter[] }

type Reader = { tokens: string[]; at: number; depth: number }

const token =
  /\s*("(?:[^"\\]|\\.)*"|\d+(?:\.\d+)?|\.\.|\/\/|==|!=|<=|>=|\.[A-Za-z_]\w*|[A-Za-z_]\w*|[.[\](){}|,:<>+\-*/?])/y

function tokensOf(text: string): string[] {
  const tokens: string[] = []
  for (token.lastIndex = 0; token.lastIndex < text.trimEnd().length; ) {
    const found = token.exec(text)
    if (!found) throw new JqProblem('syntax error, unexpected INVALID_CHARACTER')
    tokens.push(found[1] ?? '')
  }
  return tokens
}

const peek = (reader: Reader): string => reader.tokens[reader.at] ?? ''
const accept = (reader: Reader, text: string): boolean => {
  if (peek(reader) !== text) return false
  reader.at++
  return true
}
function expect(reader: Reader, text: string): void {
  if (!accept(reader, text)) throw new JqProblem(`syntax error, unexpected ${peek(reader) || 'end of file'}`)
}

/** Operators, the weakest first. */
const levels: string[][] = [
  ['|'],
  [','],
  ['//'],
  ['or'],
  ['and'],
  ['==', '!=', '<', '<=', '>', '>='],
  ['+', '-'],
  ['*', '/'],
]

function binary(reader: Reader, level: number): Filter {
  if (++reader.depth > 500) throw new JqProblem('filter too deep')
  const operators = levels[level]
  if (!operators) return postfix(reader)
  let left = binary(reader, level + 1)
  for (let op = peek(reader); operators.includes(op); op = peek(reader)) {
    reader.at++
    const right = binary(reader, level + 1)
    left =
      op === '|' ? { j: 'pipe', left, right } : op === ',' ? { j: 'comma', left, right } : { j: 'two', op, left, right }
  }
  reader.depth--
  return left
}

function postfix(reader: Reader): Filter {
  let filter = primary(reader)
  for (;;) {
    const next = peek(reader)
    if (/^\.[A-Za-z_]/.test(next)) {
      reader.at++
      filter = { j: 'key', of: filter, key: { j: 'value', value: next.slice(1) }, quiet: accept(reader, '?') }
    } else if (next === '[' || (next === '.' && reader.tokens[reader.at + 1] === '[')) {
      if (next === '.') reader.at++
      reader.at++
      if (accept(reader, ']')) filter = { j: 'each', of: filter, quiet: accept(reader, '?') }
      else {
        const key = binary(reader, 0)
        expect(reader, ']')
        filter = { j: 'key', of: filter, key, quiet: accept(reader, '?') }
      }
    } else if (next === '.' && reader.tokens[reader.at + 1]?.startsWith('"')) {
      reader.at++
      filter = { j: 'key', of: filter, key: primary(reader), quiet: accept(reader, '?') }
    } else return filter
  }
}

function primary(reader: Reader): Filter {
  const text = reader.tokens[reader.at++] ?? ''
  if (text === '.')
    return peek(reader).startsWith('"')
      ? { j: 'key', of: { j: 'self' }, key: primary(reader), quiet: accept(reader, '?') }
      : { j: 'self' }
  if (/^\.[A-Za-z_]/.test(text))
    return { j: 'key', of: { j: 'self' }, key: { j: 'value', value: text.slice(1) }, quiet: accept(reader, '?') }
  if (text.startsWith('"') || /^\d/.test(text)) return { j: 'value', value: JSON.parse(text) as unknown }
  if (text === 'true' || text === 'false' || text === 'null') return { j: 'value', value: JSON.parse(text) as unknown }
  if (text === '-') return { j: 'two', op: '-', left: { j: 'value', value: 0 }, right: postfix(reader) }
  if (text === '(') {
    const inner = binary(reader, 0)
    expect(reader, ')')
    return inner
  }
  if (text === '[') {
    if (accept(reader, ']')) return { j: 'list', of: null }
    const inner = binary(reader, 0)
    expect(reader, ']')
    return { j: 'list', of: inner }
  }
  if (text === '{') return object(reader)
  if (!/^[A-Za-z_]/.test(text)) throw new JqProblem(`syntax error, unexpected ${text || 'end of file'}`)
  const args: Filter[] = []
  if (accept(reader, '(')) {
    args.push(binary(reader, 0))
    expect(reader, ')')
  }
  return { j: 'call', name: text, args }
}

function object(reader: Reader): Filter {
  const entries: [string, Filter][] = []
  while (!accept(reader, '}')) {
    const text = reader.tokens[reader.at++] ?? ''
    const key = text.startsWith('"') ? (JSON.parse(text) as string) : text.replace(/^\./, '')
    const value: Filter = accept(reader, ':')
      ? binary(reader, 2)
      : { j: 'key', of: { j: 'self' }, key: { j: 'value', value: key }, quiet: false }
    entries.push([key, value])
    if (peek(reader) !== '}') expect(reader, ',')
  }
  return { j: 'object', entries }
}

/** Reads a filter. Throws JqProblem. */
export function parseFilter(text: string): Filter {
  const reader: Reader = { tokens: tokensOf(text), at: 0, depth: 0 }
  if (!reader.tokens.length) return { j: 'self' }
  const filter = binary(reader, 0)
  if (reader.at < reader.tokens.length) throw new JqProblem(`syntax error, unexpected ${peek(reader)}`)
  return filter
}
