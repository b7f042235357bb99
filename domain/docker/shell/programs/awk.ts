import type { Program, Run } from '@/domain/docker/shell/program'
import { awkFunctions } from './awk-functions'
import { parseAwk } from './awk-parse'
import { AwkProblem, type Expression, type Rule, type Statement } from './awk-syntax'
import { ended, linesOf, readAll, waitForInput } from './input'
import { isBusybox, withOptions } from './options'
import { printfText } from './printf-text'

/** What a program works on. Numbers that came as text are text that looks like a number. */
type Value = string | number
export type Awk = {
  run: Run
  names: Record<string, Value>
  lists: Record<string, Record<string, Value>>
  fields: string[]
  steps: number
  files: Record<string, string>
}

type Leave = { leave: 'next' | 'break' | 'continue' } | { leave: 'exit'; code: number }
const mostSteps = 500_000

export const asText = (value: Value): string =>
  typeof value === 'string' ? value : Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(6)))
export const asNumber = (value: Value): number =>
  typeof value === 'number' ? value : Number(/^\s*[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?/.exec(value)?.[0] ?? 0)
const looksLikeNumber = (value: Value): boolean =>
  typeof value === 'number' || /^\s*[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?\s*$/.test(value)
const isTrue = (value: Value): boolean =>
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

function setRecord(awk: Awk, text: string): void {
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

const keyOf = (awk: Awk, key: readonly Expression[]): string =>
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

function print(awk: Awk, { format, args, to, append }: Extract<Statement, { s: 'print' }>): void {
  const values = args.map((arg) => asText(evaluate(awk, arg)))
  const [first = '', ...rest] = values
  const text = format
    ? printfText(first.replaceAll('\\', '\\\\'), rest).text
    : `${args.length ? values.join(asText(awk.names.OFS ?? ' ')) : (awk.fields[0] ?? '')}${asText(awk.names.ORS ?? '\n')}`
  if (!to) {
    awk.run.out(text)
    return
  }
  const name = asText(evaluate(awk, to))
  if (name === '/dev/stderr') {
    awk.run.err(text)
    return
  }
  awk.run.disk.write(awk.run.path(name), text, { append: append || awk.files[name] !== undefined })
  awk.files[name] = name
}

function loop(awk: Awk, test: Expression | null, body: Statement, after: Statement | null): Leave | null {
  while (test === null || isTrue(evaluate(awk, test))) {
    if (++awk.steps > mostSteps) throw new AwkProblem('too many steps')
    const left = perform(awk, body)
    if (left && left.leave !== 'continue') return left.leave === 'break' ? null : left
    if (after) perform(awk, after)
  }
  return null
}

function perform(awk: Awk, of: Statement): Leave | null {
  switch (of.s) {
    case 'do':
      evaluate(awk, of.of)
      return null
    case 'print':
      print(awk, of)
      return null
    case 'if':
      if (isTrue(evaluate(awk, of.test))) return perform(awk, of.yes)
      return of.no ? perform(awk, of.no) : null
    case 'while':
      return loop(awk, of.test, of.body, null)
    case 'for':
      if (of.start) perform(awk, of.start)
      return loop(awk, of.test, of.body, of.next)
    case 'each':
      for (const key of Object.keys(awk.lists[of.list] ?? {})) {
        awk.names[of.name] = key
        const left = perform(awk, of.body)
        if (left && left.leave !== 'continue') return left.leave === 'break' ? null : left
      }
      return null
    case 'block':
      for (const each of of.body) {
        const left = perform(awk, each)
        if (left) return left
      }
      return null
    case 'exit':
      return { leave: 'exit', code: of.code ? asNumber(evaluate(awk, of.code)) : 0 }
    case 'delete':
      if (of.key) delete awk.lists[of.name]?.[keyOf(awk, of.key)]
      else awk.lists[of.name] = {}
      return null
    default:
      return { leave: of.s }
  }
}

function runRules(awk: Awk, rules: Rule[], texts: { name: string; text: string }[]): number {
  const inside = new Set<Rule>()
  const special = (when: 'BEGIN' | 'END'): Leave | null => {
    for (const rule of rules) {
      const left = rule.when === when && rule.body ? perform(awk, rule.body) : null
      if (left) return left
    }
    return null
  }
  const applies = (rule: Rule): boolean => {
    if (rule.when === 'BEGIN' || rule.when === 'END') return false
    if (rule.when === null) return true
    if (!rule.until) return isTrue(evaluate(awk, rule.when))
    if (!inside.has(rule) && !isTrue(evaluate(awk, rule.when))) return false
    inside.add(rule)
    if (isTrue(evaluate(awk, rule.until))) inside.delete(rule)
    return true
  }
  let left = special('BEGIN')
  for (const { name, text } of left || rules.every(({ when }) => when === 'BEGIN') ? [] : texts) {
    awk.names.FILENAME = name
    awk.names.FNR = 0
    for (const line of linesOf(text)) {
      awk.names.NR = asNumber(awk.names.NR ?? 0) + 1
      awk.names.FNR = asNumber(awk.names.FNR ?? 0) + 1
      setRecord(awk, line)
      for (const rule of rules) {
        if (!applies(rule)) continue
        if (!rule.body) awk.run.out(`${awk.fields[0] ?? ''}\n`)
        left = rule.body ? perform(awk, rule.body) : null
        if (left) break
      }
      if (left?.leave === 'exit') break
      left = null
    }
    if (left?.leave === 'exit') break
  }
  const code = left?.leave === 'exit' ? left.code : 0
  const last = special('END')
  return last?.leave === 'exit' ? last.code : code
}

const unescaped = (text: string): string => text.replace(/\\t/g, '\t').replace(/\\n/g, '\n')

export const awk: Program = withOptions(
  'F:v:f:',
  { 'field-separator': 'F', assign: 'v', file: 'f' },
  (run, options) => {
    const rest = [...options.rest]
    const file = options.value('f')
    const read = file === undefined ? null : run.disk.read(run.path(file))
    const source = read?.ok ? read.value : (rest.shift() ?? '')
    try {
      const rules = parseAwk(source)
      const inputs = rest.filter((word) => !/^[A-Za-z_]\w*=/.test(word))
      const texts = rules.every(({ when }) => when === 'BEGIN') ? { texts: [], failed: false } : readAll(run, inputs)
      if (!texts) return waitForInput()
      const given = [...options.values('v'), ...rest.filter((word) => /^[A-Za-z_]\w*=/.test(word))].map((word) => [
        word.slice(0, word.indexOf('=')),
        unescaped(word.slice(word.indexOf('=') + 1)),
      ])
      const separator = options.value('F')
      const names: Record<string, Value> = {
        FS: separator === undefined ? ' ' : separator === 't' ? '\t' : unescaped(separator),
        OFS: ' ',
        ORS: '\n',
        NR: 0,
        NF: 0,
        ...Object.fromEntries(given),
      }
      const state: Awk = { run, names, lists: { ENVIRON: { ...run.env } }, fields: [''], steps: 0, files: {} }
      const code = runRules(state, rules, texts.texts)
      return ended(code || (texts.failed ? 2 : 0))
    } catch (error) {
      if (!(error instanceof AwkProblem)) throw error
      return run.fail(
        isBusybox(run) ? `cmd. line:1: ${error.message}` : `line 1: ${error.message}`,
        isBusybox(run) ? 1 : 2,
      )
    }
  },
  2,
  true,
)
