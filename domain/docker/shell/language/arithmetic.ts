/** What arithmetic reads and writes. Values are texts of whole numbers; an unset variable is 0. */
export type Numbers = { get: (name: string) => string | undefined; set: (name: string, value: string) => void }

/** What is wrong with an expression; thrown, and caught where words are expanded. */
export class ArithmeticProblem extends Error {}

type Reader = { tokens: string[]; at: number; numbers: Numbers; depth: number; dry: number }

const token =
  /\s*(0[xX][0-9a-fA-F]+|[0-9]+|[A-Za-z_][A-Za-z0-9_]*|<<=|>>=|\*\*|\+\+|--|<<|>>|<=|>=|==|!=|&&|\|\||[-+*/%&|^]=|[-+*/%<>=!~&|^?:(),])/y

function tokensOf(text: string): string[] {
  const tokens: string[] = []
  let at = 0
  while (at < text.length) {
    token.lastIndex = at
    const found = token.exec(text)
    if (!found) {
      if (/^\s*$/.test(text.slice(at))) break
      throw new ArithmeticProblem('syntax error')
    }
    tokens.push(found[1] ?? '')
    at = token.lastIndex
  }
  return tokens
}

const whole = (value: bigint): bigint => BigInt.asIntN(64, value)
const truth = (value: boolean): bigint => (value ? 1n : 0n)

const levels: Record<string, (a: bigint, b: bigint) => bigint>[] = [
  { '||': (a, b) => truth(a !== 0n || b !== 0n) },
  { '&&': (a, b) => truth(a !== 0n && b !== 0n) },
  { '|': (a, b) => a | b },
  { '^': (a, b) => a ^ b },
  { '&': (a, b) => a & b },
  { '==': (a, b) => truth(a === b), '!=': (a, b) => truth(a !== b) },
  {
    '<': (a, b) => truth(a < b),
    '>': (a, b) => truth(a > b),
    '<=': (a, b) => truth(a <= b),
    '>=': (a, b) => truth(a >= b),
  },
  { '<<': (a, b) => a << (b & 63n), '>>': (a, b) => a >> (b & 63n) },
  { '+': (a, b) => a + b, '-': (a, b) => a - b },
  { '*': (a, b) => a * b, '/': divide, '%': remainder },
  { '**': (a, b) => a ** (b < 0n ? 0n : b > 63n ? 63n : b) },
]

function divide(a: bigint, b: bigint): bigint {
  if (b === 0n) throw new ArithmeticProblem('division by 0')
  return a / b
}
function remainder(a: bigint, b: bigint): bigint {
  if (b === 0n) throw new ArithmeticProblem('division by 0')
  return a % b
}

const next = (reader: Reader): string => reader.tokens[reader.at] ?? ''
const skip = (reader: Reader, text: string): boolean => {
  if (next(reader) !== text) return false
  reader.at++
  return true
}

const isName = (text: string): boolean => /^[A-Za-z_]/.test(text)

function numberIn(reader: Reader, name: string): bigint {
  const text = reader.numbers.get(name)?.trim() ?? ''
  if (text === '') return 0n
  if (/^[-+]?(?:0[xX][0-9a-fA-F]+|[0-9]+)$/.test(text)) return literal(text)
  if (reader.depth > 20) throw new ArithmeticProblem('expression recursion level exceeded')
  return calculate(text, reader.numbers, reader.depth + 1)
}

function literal(text: string): bigint {
  const digits = text.replace(/^[-+]/, '')
  const value = /^0[0-7]+$/.test(digits) ? BigInt(`0o${digits.slice(1)}`) : toBigInt(digits)
  return text.startsWith('-') ? -value : value
}

function toBigInt(digits: string): bigint {
  if (/^0[89]/.test(digits)) throw new ArithmeticProblem('syntax error')
  return BigInt(digits)
}

function assign(reader: Reader, name: string, value: bigint): bigint {
  if (!reader.dry) reader.numbers.set(name, String(whole(value)))
  return whole(value)
}

function primary(reader: Reader): bigint {
  const text = next(reader)
  reader.at++
  if (text === '(') {
    const value = comma(reader)
    if (!skip(reader, ')')) throw new ArithmeticProblem('syntax error')
    return value
  }
  if (text === '-') return -primary(reader)
  if (text === '+') return primary(reader)
  if (text === '!') return truth(primary(reader) === 0n)
  if (text === '~') return ~primary(reader)
  if (text === '++' || text === '--') {
    const name = next(reader)
    reader.at++
    return assign(reader, name, numberIn(reader, name) + (text === '++' ? 1n : -1n))
  }
  if (/^[0-9]/.test(text)) return literal(text)
  if (!isName(text)) throw new ArithmeticProblem('syntax error')
  const value = numberIn(reader, text)
  if (skip(reader, '++')) assign(reader, text, value + 1n)
  else if (skip(reader, '--')) assign(reader, text, value - 1n)
  return value
}

function binary(reader: Reader, level: number): bigint {
  const operators = levels[level]
  if (!operators) return primary(reader)
  let value = binary(reader, level + 1)
  for (let apply = operators[next(reader)]; apply; apply = operators[next(reader)]) {
    const op = next(reader)
    reader.at++
    const decided = (op === '&&' && value === 0n) || (op === '||' && value !== 0n)
    if (decided) reader.dry++
    const right = binary(reader, level + 1)
    if (decided) reader.dry--
    value = decided ? truth(value !== 0n) : whole(apply(value, right))
  }
  return value
}

function choice(reader: Reader): bigint {
  const test = binary(reader, 0)
  if (!skip(reader, '?')) return test
  if (test === 0n) reader.dry++
  const yes = assignment(reader)
  if (test === 0n) reader.dry--
  if (!skip(reader, ':')) throw new ArithmeticProblem('syntax error')
  if (test !== 0n) reader.dry++
  const no = assignment(reader)
  if (test !== 0n) reader.dry--
  return test !== 0n ? yes : no
}

function assignment(reader: Reader): bigint {
  const name = next(reader)
  const op = reader.tokens[reader.at + 1] ?? ''
  if (!isName(name) || !/^(?:=|[-+*/%&|^]=|<<=|>>=)$/.test(op)) return choice(reader)
  reader.at += 2
  const right = assignment(reader)
  if (op === '=') return assign(reader, name, right)
  const apply = levels.find((level) => level[op.slice(0, -1)])?.[op.slice(0, -1)]
  return assign(reader, name, apply ? apply(numberIn(reader, name), right) : right)
}

function comma(reader: Reader): bigint {
  if (++reader.depth > 60) throw new ArithmeticProblem('expression recursion level exceeded')
  let value = assignment(reader)
  while (skip(reader, ',')) value = assignment(reader)
  reader.depth--
  return value
}

/** The value of an arithmetic expression; an empty one is 0. Throws ArithmeticProblem. */
export function calculate(text: string, numbers: Numbers, depth = 0): bigint {
  const reader: Reader = { tokens: tokensOf(text), at: 0, numbers, depth, dry: 0 }
  if (!reader.tokens.length) return 0n
  if (reader.tokens.length > 2000) throw new ArithmeticProblem('expression too long')
  const value = comma(reader)
  if (reader.at < reader.tokens.length) throw new ArithmeticProblem('syntax error')
  return whole(value)
}
