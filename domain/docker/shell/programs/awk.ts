import type { Program } from '@/domain/docker/shell/program'
import { parseAwk } from './awk-parse'
import { AwkProblem, type Expression, type Rule, type Statement } from './awk-syntax'
import { type Awk, asNumber, asText, evaluate, isTrue, keyOf, mostSteps, setRecord, type Value } from './awk-values'
import { ended, linesOf, readAll, waitForInput } from './input'
import { isBusybox, withOptions } from './options'
import { printfText } from './printf-text'

type Leave = { leave: 'next' | 'break' | 'continue' } | { leave: 'exit'; code: number }
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
