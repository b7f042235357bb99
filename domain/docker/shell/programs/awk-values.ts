import type { Run } from '@/domain/docker/shell/program'
import { awkFunctions } from './awk-functions'
import { AwkProblem, type Expression } from './awk-syntax'

/** What a program works on. Numbers that came as text are text that looks like a number. */
export type Value = string | number
export type Awk = {
  run: Run
  names: Record<string, Value>
  lists: Record<string, Record<string, Value>>
  fields: string[]
  steps: number
  files: Record<string, string>
}

export const mostSteps = 500_000

export const asText = (value: Value): string =>
  typeof value === 'string' ? value : Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(6)))
export const asNumber = (value: Value): number =>
  typeof value === 'number' ? value : Number(/^\s*[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?/.exec(value)?.[0] ?? 0)
const looksLikeNumber = (value: Value): boolean =>
  typeof value === 'number' || /^\s*[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?\s*$/.test(value)
export const isTrue = (value: Value): boolean =>
  typeof value === 'number' ? value !== 0 : value !== '' && !(looksLikeNumber(value) && Number(value) === 0)

export function expressionFrom(source: string): RegExp {
  try {
    return new RegExp(
      source.replace(
        /\[\[:(\w+):\]\]/g,
        (_, name: string) =>
          ({ space: '\\s', digit: '\\d', alpha: '[A-Za-z]', alnum: '[A-Za-z0-9]', upper: '[A-Z]', lower: '[a-z]' })[
            name
          ] ?? '.',
      ),
    )
  } catch {
    throw new AwkProblem(`bad regex '${source}'`)
  }
}

/** Cuts a record into fields. */
export function cutFields(text: string, separator: string): string[] {
  if (separator === ' ') return text.trim() === '' ? [] : text.trim().split(/\s+/)
  if (text === '') return []
  return separator.length === 1 && separator !== '\\' ? text.split(separator) : text.split(expressionFrom(separator))
}

export function setRecord(awk: Awk, text: string): void {
  awk.fields = [text, ...cutFields(text, asText(awk.names.FS ?? ' '))]
  awk.names.NF = awk.fields.length - 1
}

function setField(awk: Awk, index: number, value: string): void {
  if (index === 0) {
    setRecord(awk, value)
    return
  }
  while (awk.fields.length <= index && index < 1000) awk.fields.push('')
  awk.fields[index] = value
  awk.names.NF = awk.fields.length - 1
  awk.fields[0] = awk.fields.slice(1).join(asText(awk.names.OFS ?? ' '))
}

export const keyOf = (awk: Awk, key: readonly Expression[]): string =>
  key.map((part) => asText(evaluate(awk, part))).join('\x1c')

function assign(awk: Awk, to: Expression, value: Value): Value {
  if (to.e === 'field') setField(awk, asNumber(evaluate(awk, to.index)), asText(value))
  else if (to.e === 'item') {
    const list = awk.lists[to.name] ?? {}
    awk.lists[to.name] = list
    list[keyOf(awk, to.key)] = value
  } else if (to.e === 'name') {
    awk.names[to.name] = value
    if (to.name === 'NF')
      awk.fields = [
        awk.fields.slice(1, asNumber(value) + 1).join(asText(awk.names.OFS ?? ' ')),
        ...awk.fields.slice(1, asNumber(value) + 1),
      ]
  }
  return value
}

function calculate(op: string, a: number, b: number): number {
  if ((op === '/' || op === '%') && b === 0) throw new AwkProblem('division by zero')
  if (op === '+') return a + b
  if (op === '-') return a - b
  if (op === '*') return a * b
  if (op === '/') return a / b
  return op === '%' ? a % b : a ** b
}

function compare(op: string, left: Value, right: Value): number {
  const numbers =
    looksLikeNumber(left) &&
    looksLikeNumber(right) &&
    (typeof left === 'number' || typeof right === 'number' || (left !== '' && right !== ''))
  const [a, b] = numbers ? [asNumber(left), asNumber(right)] : [asText(left), asText(right)]
  const results: Record<string, boolean> = {
    '<': a < b,
    '<=': a <= b,
    '>': a > b,
    '>=': a >= b,
    '==': a === b,
    '!=': a !== b,
  }
  return results[op] ? 1 : 0
}

const sourceOf = (awk: Awk, of: Expression): string => (of.e === 'match' ? of.source : asText(evaluate(awk, of)))

function two(awk: Awk, { op, left, right }: Extract<Expression, { e: 'two' }>): Value {
  if (op === '&&') return isTrue(evaluate(awk, left)) && isTrue(evaluate(awk, right)) ? 1 : 0
  if (op === '||') return isTrue(evaluate(awk, left)) || isTrue(evaluate(awk, right)) ? 1 : 0
  const a = evaluate(awk, left)
  if (op === '~' || op === '!~') return expressionFrom(sourceOf(awk, right)).test(asText(a)) === (op === '~') ? 1 : 0
  const b = evaluate(awk, right)
  if (op === 'side') return asText(a) + asText(b)
  return /^[<>=!]/.test(op) ? compare(op, a, b) : calculate(op, asNumber(a), asNumber(b))
}

/** The value of an expression. */
export function evaluate(awk: Awk, of: Expression): Value {
  if (++awk.steps > mostSteps) throw new AwkProblem('too many steps')
  switch (of.e) {
    case 'number':
    case 'text':
      return of.value
    case 'match':
      return expressionFrom(of.source).test(awk.fields[0] ?? '') ? 1 : 0
    case 'field':
      return awk.fields[asNumber(evaluate(awk, of.index))] ?? ''
    case 'name':
      return awk.names[of.name] ?? ''
    case 'item':
      return awk.lists[of.name]?.[keyOf(awk, of.key)] ?? ''
    case 'in':
      return awk.lists[of.name]?.[asText(evaluate(awk, of.key))] === undefined ? 0 : 1
    case 'one': {
      const value = evaluate(awk, of.of)
      return of.op === '!' ? (isTrue(value) ? 0 : 1) : of.op === '-' ? -asNumber(value) : asNumber(value)
    }
    case 'step': {
      const old = asNumber(evaluate(awk, of.of))
      const fresh = old + (of.op === '++' ? 1 : -1)
      assign(awk, of.of, fresh)
      return of.after ? old : fresh
    }
    case 'two':
      return two(awk, of)
    case 'choice':
      return evaluate(awk, isTrue(evaluate(awk, of.test)) ? of.yes : of.no)
    case 'assign': {
      const value = evaluate(awk, of.value)
      return assign(awk, of.to, of.op ? calculate(of.op, asNumber(evaluate(awk, of.to)), asNumber(value)) : value)
    }
    case 'call': {
      const found = awkFunctions[of.name]
      if (!found) throw new AwkProblem(`call of undefined function ${of.name}`)
      return found({
        awk,
        args: of.args,
        value: (i) => evaluate(awk, of.args[i] ?? { e: 'text', value: '' }),
        source: (i) => sourceOf(awk, of.args[i] ?? { e: 'text', value: '' }),
        assign: (i, value) => void (of.args[i] && assign(awk, of.args[i], value)),
      })
    }
    default:
      return 0
  }
}
