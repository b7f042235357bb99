import { binaryTest, NotNumber, type Sight, unaryTest } from './test-operators'

/** Which words tell what is wrong with a test. */
export type Wording = 'ash' | 'dash' | 'bash'
export type Tested = { value: boolean } | { problem: string }

class TestProblem extends Error {}

type Reader = { args: readonly string[]; at: number; sight: Sight; wording: Wording }

/** The truth of what stands between `[` and `]`, by the number of arguments, as POSIX has it. */
export function testExpression(args: readonly string[], sight: Sight, wording: Wording): Tested {
  const reader: Reader = { args, at: 0, sight, wording }
  try {
    if (args.length === 0) return { value: false }
    const value = args.length <= 4 ? short(reader, args) : either(reader)
    if (args.length > 4 && reader.at < args.length) throw new TestProblem(tooMany(reader))
    return { value }
  } catch (error) {
    if (error instanceof NotNumber) return { problem: notNumber(error.message, wording) }
    if (error instanceof TestProblem) return { problem: error.message }
    throw error
  }
}

function notNumber(value: string, wording: Wording): string {
  if (wording === 'bash') return `${value}: integer expression expected`
  return wording === 'dash' ? `Illegal number: ${value}` : `${value}: bad number`
}

const tooMany = ({ args, at, wording }: Reader): string =>
  wording === 'bash'
    ? 'too many arguments'
    : wording === 'dash'
      ? `${args[at] ?? ''}: unexpected operator`
      : `${args[at] ?? ''}: unknown operand`

function short(reader: Reader, args: readonly string[]): boolean {
  const [a = '', b = '', c = ''] = args
  const { sight, wording } = reader
  if (args.length === 1) return a !== ''
  if (args.length === 2) {
    if (a === '!') return b === ''
    const value = unaryTest(a, b, sight)
    if (value !== undefined) return value
    if (wording === 'bash') throw new TestProblem(`${a}: unary operator expected`)
    throw new TestProblem(wording === 'dash' ? `${a}: unexpected operator` : `${b}: unknown operand`)
  }
  if (args.length === 3) {
    if (b === '-a') return a !== '' && c !== ''
    if (b === '-o') return a !== '' || c !== ''
    const value = binaryTest(a, b, c, sight)
    if (value !== undefined) return value
    if (a === '!') return !short(reader, args.slice(1))
    if (a === '(' && c === ')') return b !== ''
    if (wording === 'bash') throw new TestProblem(`${b}: binary operator expected`)
    throw new TestProblem(wording === 'dash' ? `${b}: unexpected operator` : `${b}: unknown operand`)
  }
  if (a === '!') return !short(reader, args.slice(1))
  if (a === '(' && args[3] === ')') return short(reader, args.slice(1, 3))
  const value = either(reader)
  if (reader.at < args.length) throw new TestProblem(tooMany(reader))
  return value
}

function either(reader: Reader): boolean {
  let value = both(reader)
  while (reader.args[reader.at] === '-o') {
    reader.at++
    const right = both(reader)
    value = value || right
  }
  return value
}

function both(reader: Reader): boolean {
  let value = one(reader)
  while (reader.args[reader.at] === '-a') {
    reader.at++
    const right = one(reader)
    value = value && right
  }
  return value
}

function one(reader: Reader): boolean {
  const { args, sight } = reader
  const token = args[reader.at++]
  if (token === undefined) throw new TestProblem('argument expected')
  if (token === '!') return !one(reader)
  const next = args[reader.at]
  const afterNext = args[reader.at + 1]
  if (next !== undefined && afterNext !== undefined && next !== '-a' && next !== '-o') {
    const value = binaryTest(token, next, afterNext, sight)
    if (value !== undefined) {
      reader.at += 2
      return value
    }
  }
  if (token === '(') {
    const value = either(reader)
    if (args[reader.at++] !== ')') throw new TestProblem('closing paren expected')
    return value
  }
  if (next !== undefined && /^-[a-zA-Z]$/.test(token)) {
    const value = unaryTest(token, next, sight)
    if (value !== undefined) {
      reader.at++
      return value
    }
  }
  return token !== ''
}
