import { goJson } from '@/domain/docker/cli/go-json'
import {
  byBytes,
  type GoObject,
  type GoValue,
  isList,
  isObject,
  mapTypeOf,
  nothing,
  shapeOf,
} from '@/domain/docker/cli/go-value'
import { equal, isTrue, less } from './compare'
import { printed, sprint, sprintln, typeOf } from './print'
import { sprintf } from './printf'
import { TemplateError } from './template-error'

export type Parameter = 'string' | 'int' | 'any'

/** A function of templates; the last parameter of a variadic one stands for all that follow. */
export type TemplateFunction = {
  parameters: Parameter[]
  variadic?: boolean
  call: (args: GoValue[]) => GoValue
}

const text = (value: GoValue): string => String(value ?? '')
const anyNumber = (call: TemplateFunction['call'], ...parameters: Parameter[]): TemplateFunction => ({
  parameters: [...parameters, 'any'],
  variadic: true,
  call,
})
const compares = (call: (a: GoValue, b: GoValue) => boolean): TemplateFunction => ({
  parameters: ['any', 'any'],
  call: ([a, b]) => call(a, b),
})
const changes = (change: (value: string) => string): TemplateFunction => ({
  parameters: ['string'],
  call: ([value]) => change(text(value)),
})
const widest = 1000

/** Those of text/template and those of docker (docker/cli templates/templates.go). */
export const functions: Readonly<Record<string, TemplateFunction>> = {
  and: anyNumber((values) => values.find((value) => !isTrue(value)) ?? values.at(-1), 'any'),
  or: anyNumber((values) => values.find(isTrue) ?? values.at(-1), 'any'),
  not: { parameters: ['any'], call: ([value]) => !isTrue(value) },
  eq: anyNumber(([first, ...others]) => equal(first, others), 'any'),
  ne: compares((a, b) => !equal(a, [b])),
  lt: compares(less),
  le: compares((a, b) => less(a, b) || equal(a, [b])),
  gt: compares((a, b) => !less(a, b) && !equal(a, [b])),
  ge: compares((a, b) => !less(a, b)),
  index: anyNumber(([value, ...path]) => path.reduce((of, key) => elementOf(of, key, zeroOf), value), 'any'),
  slice: anyNumber(([value, ...bounds]) => sliceOf(value, bounds), 'any'),
  len: { parameters: ['any'], call: ([value]) => lengthOf(value) },
  print: anyNumber(sprint),
  printf: anyNumber(([format, ...values]) => sprintf(text(format), values), 'string'),
  println: anyNumber(sprintln),
  html: anyNumber((values) => sprint(values).replace(/["'&<>]/g, (char) => entities[char] ?? char)),
  js: anyNumber((values) =>
    JSON.stringify(sprint(values))
      .slice(1, -1)
      .replace(/['<>&=]/g, jsEscape),
  ),
  urlquery: anyNumber((values) =>
    encodeURIComponent(sprint(values).replace(/[\ud800-\udfff]/gu, '\ufffd'))
      .replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
      .replaceAll('%20', '+'),
  ),
  json: { parameters: ['any'], call: ([value]) => goJson(value) },
  split: { parameters: ['string', 'string'], call: ([value, separator]) => text(value).split(text(separator)) },
  join: { parameters: ['any', 'string'], call: ([value, separator]) => joined(value, text(separator)) },
  title: changes((value) => value.replace(/(?<![\p{L}\p{Nd}_])\p{L}/gu, (letter) => letter.toUpperCase())),
  lower: changes((value) => value.toLowerCase()),
  upper: changes((value) => value.toUpperCase()),
  pad: {
    parameters: ['string', 'int', 'int'],
    call: ([value, before, after]) => (value === '' ? '' : `${blanks(before)}${text(value)}${blanks(after)}`),
  },
  truncate: { parameters: ['string', 'int'], call: ([value, length]) => text(value).slice(0, Number(length)) },
}
export const functionNames: ReadonlySet<string> = new Set(Object.keys(functions))

/** On plain data: what a map does not have is nil there, whatever else it holds. */
export const plainFunctions: Readonly<Record<string, TemplateFunction>> = {
  ...functions,
  index: anyNumber(([value, ...path]) => path.reduce((of, key) => elementOf(of, key, () => null), value), 'any'),
}

const unchanged = (...parameters: Parameter[]): TemplateFunction => ({ parameters, call: ([value]) => value })

/** In the header of a table most functions leave the column's name alone (HeaderFunctions). */
export const headerFunctions: Readonly<Record<string, TemplateFunction>> = {
  ...functions,
  json: unchanged('string'),
  split: unchanged('string', 'string'),
  join: unchanged('string', 'string'),
  title: unchanged('string'),
  lower: unchanged('string'),
  upper: unchanged('string'),
  truncate: unchanged('string', 'int'),
}

const entities: Record<string, string> = { '"': '&#34;', "'": '&#39;', '&': '&amp;', '<': '&lt;', '>': '&gt;' }
const jsEscape = (char: string): string =>
  char === "'" ? "\\'" : `\\u00${char.charCodeAt(0).toString(16).toUpperCase()}`
const blanks = (count: GoValue): string => ' '.repeat(Math.min(Math.max(Number(count), 0), widest))

function elementOf(value: GoValue, key: GoValue, absent: (map: GoObject) => GoValue): GoValue {
  if (value === null || value === undefined) throw new TemplateError('index of untyped nil')
  if (isList(value) || typeof value === 'string') {
    if (typeof key !== 'number') throw new TemplateError(`cannot index slice/array with type ${typeOf(key)}`)
    if (key < 0 || key >= value.length) throw new TemplateError(`index out of range: ${key}`)
    return typeof value === 'string' ? value.charCodeAt(key) : value[key]
  }
  if (!isObject(value) || shapeOf(value)) throw new TemplateError(`can't index item of type ${typeOf(value)}`)
  if (typeof key !== 'string') throw new TemplateError(`value has type ${typeOf(key)}; should be string`)
  const type = mapTypeOf(value)
  if (type) throw new TemplateError(`value has type string; should be ${/\[(.*?)\]/.exec(type)?.[1]}`)
  return Object.hasOwn(value, key) ? value[key] : absent(value)
}

/** What a map has for a key that it does not have: the zero of what it holds. */
function zeroOf(map: GoObject): GoValue {
  const [sample] = Object.values(map)
  if (sample === undefined || typeof sample === 'string') return ''
  if (sample === nothing) return sample
  return isList(sample) ? [] : null
}

function sliceOf(value: GoValue, bounds: GoValue[]): GoValue {
  if (!isList(value) && typeof value !== 'string') throw new TemplateError(`can't slice item of type ${typeOf(value)}`)
  const [from = 0, to = value.length] = bounds.map(Number)
  for (const bound of [from, to])
    if (!(bound >= 0 && bound <= value.length)) throw new TemplateError(`index out of range: ${bound}`)
  if (from > to) throw new TemplateError(`invalid slice index: ${from} > ${to}`)
  return value.slice(from, to)
}

function lengthOf(value: GoValue): number {
  if (value === null || value === undefined) throw new TemplateError('len of nil pointer')
  if (typeof value === 'string') return new TextEncoder().encode(value).length
  if (isList(value)) return value.length
  if (isObject(value) && !shapeOf(value)) return Object.keys(value).length
  throw new TemplateError(`len of type ${typeOf(value)}`)
}

function joined(value: GoValue, separator: string): string {
  if (value === null || value === undefined) return ''
  if (isList(value)) return value.map(printed).join(separator)
  if (isObject(value) && !shapeOf(value)) return Object.values(value).map(printed).sort(byBytes).join(separator)
  throw new TemplateError(`expected slice, got ${typeOf(value)}`)
}
