import { type Filter, JqProblem } from './jq-filter'

const kindOf = (value: unknown): string => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value)

function at(value: unknown, key: unknown, quiet: boolean): unknown {
  if (value === null || value === undefined) return null
  if (Array.isArray(value) && typeof key === 'number') return (value as unknown[]).at(key) ?? null
  if (typeof value === 'object' && !Array.isArray(value) && typeof key === 'string')
    return (value as Record<string, unknown>)[key] ?? null
  if (quiet) return undefined
  throw new JqProblem(`Cannot index ${kindOf(value)} with ${typeof key === 'string' ? `"${key}"` : kindOf(key)}`)
}

function each(value: unknown, quiet: boolean): unknown[] {
  if (Array.isArray(value)) return value as unknown[]
  if (typeof value === 'object' && value !== null) return Object.values(value)
  if (quiet) return []
  throw new JqProblem(`Cannot iterate over ${kindOf(value)}`)
}

const isTrue = (value: unknown): boolean => value !== null && value !== false && value !== undefined
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

function calculate(op: string, a: unknown, b: unknown): unknown {
  if (op === '==') return same(a, b)
  if (op === '!=') return !same(a, b)
  if (op === 'and') return isTrue(a) && isTrue(b)
  if (op === 'or') return isTrue(a) || isTrue(b)
  if (op === '+' && Array.isArray(a) && Array.isArray(b)) return [...(a as unknown[]), ...(b as unknown[])]
  if (op === '+' && typeof a === 'string' && typeof b === 'string') return a + b
  if (op === '+' && (a === null || b === null)) return a ?? b
  const [x, y] = typeof a === 'string' ? [a, String(b)] : [Number(a), Number(b)]
  const results: Record<string, () => unknown> = {
    '<': () => x < y,
    '<=': () => x <= y,
    '>': () => x > y,
    '>=': () => x >= y,
    '+': () => Number(a) + Number(b),
    '-': () => Number(a) - Number(b),
    '*': () => Number(a) * Number(b),
    '/': () => Number(a) / Number(b),
  }
  return results[op]?.() ?? null
}

const functions: Readonly<Record<string, (value: unknown, arg: (input: unknown) => unknown[]) => unknown[]>> = {
  length: (value) => [
    value === null
      ? 0
      : typeof value === 'string' || Array.isArray(value)
        ? value.length
        : typeof value === 'object'
          ? Object.keys(value as object).length
          : Math.abs(Number(value)),
  ],
  keys: (value) => [Array.isArray(value) ? value.map((_, i) => i) : Object.keys(value as object).sort()],
  values: (value) => (value === null ? [] : [value]),
  select: (value, arg) => (arg(value).some(isTrue) ? [value] : []),
  map: (value, arg) => [each(value, false).flatMap(arg)],
  has: (value, arg) => [Object.hasOwn(value as object, String(arg(value)[0]))],
  not: (value) => [!isTrue(value)],
  type: (value) => [kindOf(value)],
  tostring: (value) => [typeof value === 'string' ? value : JSON.stringify(value)],
  tonumber: (value) => [Number(value)],
  add: (value) => [each(value, false).reduce((sum, item) => calculate('+', sum, item), null)],
  first: (value) => [at(value, 0, false)],
  last: (value) => [at(value, -1, false)],
  sort: (value) => [[...each(value, false)].sort((a, b) => (String(a) < String(b) ? -1 : 1))],
  sort_by: (value, arg) => [[...each(value, false)].sort((a, b) => (String(arg(a)[0]) < String(arg(b)[0]) ? -1 : 1))],
  unique: (value) => [
    [...new Set(each(value, false).map((item) => JSON.stringify(item)))]
      .sort()
      .map((item): unknown => JSON.parse(item)),
  ],
  reverse: (value) => [[...each(value, false)].reverse()],
  join: (value, arg) => [each(value, false).join(String(arg(value)[0]))],
  split: (value, arg) => [String(value).split(String(arg(value)[0]))],
  startswith: (value, arg) => [String(value).startsWith(String(arg(value)[0]))],
  endswith: (value, arg) => [String(value).endsWith(String(arg(value)[0]))],
  contains: (value, arg) => [
    JSON.stringify(value).includes(JSON.stringify(arg(value)[0]).replace(/^["[{]|["\]}]$/g, '')),
  ],
  test: (value, arg) => [String(value).includes(String(arg(value)[0]))],
  to_entries: (value) => [Object.entries(value as object).map(([key, inner]) => ({ key, value: inner as unknown }))],
  empty: () => [],
}

/** What a filter makes of one value: any number of values. Throws JqProblem. */
export function applyFilter(filter: Filter, value: unknown): unknown[] {
  switch (filter.j) {
    case 'self':
      return [value]
    case 'value':
      return [filter.value]
    case 'key':
      return applyFilter(filter.of, value)
        .flatMap((of) => applyFilter(filter.key, value).map((key) => at(of, key, filter.quiet)))
        .filter((found) => found !== undefined)
    case 'each':
      return applyFilter(filter.of, value).flatMap((of) => each(of, filter.quiet))
    case 'pipe':
      return applyFilter(filter.left, value).flatMap((left) => applyFilter(filter.right, left))
    case 'comma':
      return [...applyFilter(filter.left, value), ...applyFilter(filter.right, value)]
    case 'list':
      return [filter.of ? applyFilter(filter.of, value) : []]
    case 'object':
      return [Object.fromEntries(filter.entries.map(([key, inner]) => [key, applyFilter(inner, value)[0] ?? null]))]
    case 'two': {
      const lefts = applyFilter(filter.left, value)
      if (filter.op === '//') return lefts.some(isTrue) ? lefts.filter(isTrue) : applyFilter(filter.right, value)
      return lefts.flatMap((left) => applyFilter(filter.right, value).map((right) => calculate(filter.op, left, right)))
    }
    default: {
      const found = functions[filter.name]
      if (!found) throw new JqProblem(`${filter.name}/${filter.args.length} is not defined`)
      const [arg] = filter.args
      return found(value, (input) => (arg ? applyFilter(arg, input) : []))
    }
  }
}
