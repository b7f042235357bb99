import type { Program, Verdict } from '@/domain/docker/shell/program'
import { ended } from './input'
import { isBusybox, missingOperand, refersToHelp } from './options'

/** seq: numbers, some thousands at a time. */
export const seq: Program = (run) => {
  const options = run.args.filter((arg) => /^-[wsf]/.test(arg))
  const at = run.args.indexOf('-s')
  const joined = options.find((arg) => /^-s./.test(arg))?.slice(2)
  const by = joined ?? (at >= 0 ? (run.args[at + 1] ?? '\n') : '\n')
  const numbers = run.args.filter((arg, i) => /^-?\d*\.?\d+$/.test(arg) && run.args[i - 1] !== '-s').map(Number)
  const wrong = run.args.find(
    (arg) => !/^-[wsf]/.test(arg) && !/^-?\d*\.?\d+$/.test(arg) && run.args[run.args.indexOf(arg) - 1] !== '-s',
  )
  if (wrong !== undefined)
    return isBusybox(run)
      ? run.fail(`invalid number '${wrong}'`)
      : refersToHelp(run, `invalid floating point argument: '${wrong}'`)
  if (!numbers.length)
    return run.fail(isBusybox(run) ? 'missing operand' : `missing operand\nTry 'seq --help' for more information.`)
  const [first, step, last] =
    numbers.length === 1
      ? [1, 1, numbers[0] ?? 0]
      : numbers.length === 2
        ? [numbers[0] ?? 1, 1, numbers[1] ?? 0]
        : [numbers[0] ?? 1, numbers[1] ?? 1, numbers[2] ?? 0]
  if (step === 0) return run.fail('increment must not be zero')
  const places = Math.max(0, ...run.args.map((arg) => /\.(\d+)$/.exec(arg)?.[1]?.length ?? 0))
  const from = (run.data as number | undefined) ?? 0
  const total = Math.max(0, Math.floor((last - first) / step + 1e-9) + 1)
  const end = Math.min(total, from + 5000)
  const width = options.includes('-w') ? Math.max(first.toFixed(places).length, last.toFixed(places).length) : 0
  const shown = Array.from({ length: end - from }, (_, i) =>
    (first + (from + i) * step).toFixed(places).padStart(width, '0'),
  )
  const text = shown.join(by)
  if (text) run.out((from ? by : '') + text + (end === total ? '\n' : ''))
  return end < total ? { wait: null, data: end } : ended()
}

/** expr: one operation. */
export const expr: Program = (run) => {
  if (!run.args.length) return missingOperand(run, 2)
  const [a = '', op, b = ''] = run.args
  const whole = (text: string) => /^-?\d+$/.test(text)
  const say = (value: string | number | boolean): Verdict => {
    const text = typeof value === 'boolean' ? (value ? '1' : '0') : String(value)
    run.out(`${text}\n`)
    return ended(text === '0' || text === '' ? 1 : 0)
  }
  if (a === 'length') return say((op ?? '').length)
  if (op === undefined) return say(a)
  if (op === ':') {
    const found = new RegExp(`^(?:${b.replaceAll('\\(', '(').replaceAll('\\)', ')')})`).exec(a)
    return say(found?.[1] ?? found?.[0].length ?? 0)
  }
  const both = whole(a) && whole(b)
  if ('+-*/%'.includes(op)) {
    if (!both) return run.fail(isBusybox(run) ? 'non-numeric argument' : 'non-integer argument', 2)
    if ((op === '/' || op === '%') && Number(b) === 0) return run.fail('division by zero', 2)
    const [x, y] = [Number(a), Number(b)]
    return say(op === '+' ? x + y : op === '-' ? x - y : op === '*' ? x * y : op === '/' ? Math.trunc(x / y) : x % y)
  }
  const [x, y] = both ? [Number(a), Number(b)] : [a, b]
  const compare: Record<string, boolean> = {
    '=': x === y,
    '==': x === y,
    '!=': x !== y,
    '<': x < y,
    '<=': x <= y,
    '>': x > y,
    '>=': x >= y,
  }
  if (compare[op] !== undefined) return say(compare[op] ?? false)
  if (op === '|') return say(a && a !== '0' ? a : b)
  if (op === '&') return say(a && a !== '0' && b && b !== '0' ? a : 0)
  return run.fail('syntax error', 2)
}
