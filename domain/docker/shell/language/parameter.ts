import { cut, replace } from './pattern'
import type { Dialect, Part, Word } from './syntax'

type Reader = {
  dialect: Dialect
  get: (name: string) => string | undefined
  set: (name: string, value: string) => void
  args: readonly string[]
  nounset: boolean
}

/** A parameter that must be set and is not, or may not be changed; thrown, and caught where words are expanded. */
export class ParameterProblem extends Error {}

export type Value =
  | { kind: 'text'; text: string }
  /** `$@` or `$*`: as many fields as there are values. */
  | { kind: 'fields'; all: '@' | '*'; values: readonly string[] }
  /** Another word in its place. */
  | { kind: 'word'; word: Word }

const text = (value: string): Value => ({ kind: 'text', text: value })

const nullWords: Record<Dialect, string> = {
  ash: 'parameter not set or null',
  dash: 'parameter not set or null',
  bash: 'parameter null or not set',
}

function unsetWords(name: string, reader: Reader): string {
  return reader.dialect === 'bash' ? `${name}: unbound variable` : `${name}: parameter not set`
}

/**
 * The value of `$name` or `${name…}`. `plain` and `pattern` expand a word.
 * Throws ParameterProblem.
 */
export function parameter(
  part: Extract<Part, { p: 'variable' }>,
  reader: Reader,
  plain: (word: Word) => string,
  pattern: (word: Word) => string,
): Value {
  const { name, op, arg } = part
  if (op.startsWith('!')) {
    const target = reader.get(name) ?? ''
    return parameter({ ...part, name: target || '_', op: op.slice(1) }, reader, plain, pattern)
  }
  if (name === '@' || name === '*') return ofArguments(name, op, arg, reader, plain, pattern)
  const value = reader.get(name)
  if (op === 'length') {
    if (value === undefined && reader.nounset) throw new ParameterProblem(unsetWords(name, reader))
    return text(String([...(value ?? '')].length))
  }
  const missing = value === undefined || (op.startsWith(':') && value === '')
  switch (op.replace(/^:(?=.)/, '')) {
    case '-':
      return missing ? { kind: 'word', word: arg } : text(value)
    case '+':
      return missing ? text('') : { kind: 'word', word: arg }
    case '=': {
      if (!missing) return text(value)
      const given = plain(arg)
      reader.set(name, given)
      return text(given)
    }
    case '?': {
      if (!missing) return text(value)
      const unset = op.startsWith(':') ? nullWords[reader.dialect] : 'parameter not set'
      throw new ParameterProblem(`${name}: ${plain(arg) || unset}`)
    }
    default:
      if (value === undefined && reader.nounset && !/[?$!#-]/.test(name))
        throw new ParameterProblem(unsetWords(name, reader))
      return text(op ? changed(value ?? '', op, arg, plain, pattern) : (value ?? ''))
  }
}

function ofArguments(
  all: '@' | '*',
  op: string,
  arg: Word,
  reader: Reader,
  plain: (word: Word) => string,
  pattern: (word: Word) => string,
): Value {
  if (op === 'length') return text(String(reader.args.length))
  const missing = reader.args.length === 0
  if (/^:?-$/.test(op) && missing) return { kind: 'word', word: arg }
  if (/^:?\+$/.test(op)) return missing ? text('') : { kind: 'word', word: arg }
  if (op === ':') return { kind: 'fields', all, values: slice(['', ...reader.args], plain(arg)) }
  const values =
    op && !/[-+=?]$/.test(op) ? reader.args.map((value) => changed(value, op, arg, plain, pattern)) : reader.args
  return { kind: 'fields', all, values }
}

function bounds(length: number, spec: string): [number, number] {
  const [from = '0', count] = spec.split(':').map((part) => part.trim())
  const start = Number(from) < 0 ? Math.max(0, length + Number(from)) : Number(from) || 0
  if (count === undefined) return [start, length]
  return Number(count) < 0 ? [start, length + Number(count)] : [start, start + (Number(count) || 0)]
}

const slice = (values: string[], spec: string): string[] => values.slice(...bounds(values.length, spec))

/** A value after `#`, `%`, `/`, `:` or a change of case. */
function changed(
  value: string,
  op: string,
  arg: Word,
  plain: (word: Word) => string,
  pattern: (word: Word) => string,
): string {
  if (op === '#' || op === '##') return cut(value, pattern(arg), 'front', op === '##')
  if (op === '%' || op === '%%') return cut(value, pattern(arg), 'back', op === '%%')
  if (op === ':') return value.slice(...bounds(value.length, plain(arg)))
  if (op.startsWith('/')) {
    const [what, by] = splitReplacement(arg)
    const at = op === '/#' ? 'front' : op === '/%' ? 'back' : undefined
    return replace(value, pattern(what), plain(by), { all: op === '//', at })
  }
  if (op === '^') return value.slice(0, 1).toUpperCase() + value.slice(1)
  if (op === '^^') return value.toUpperCase()
  if (op === ',') return value.slice(0, 1).toLowerCase() + value.slice(1)
  return op === ',,' ? value.toLowerCase() : value
}

/** Cuts `pattern/text` at its first slash that is not quoted with a backslash. */
function splitReplacement(word: Word): [Word, Word] {
  for (const [i, part] of word.entries()) {
    if (part.p !== 'text' && part.p !== 'quoted') continue
    const at = part.text.indexOf('/')
    if (at < 0) continue
    const before: Part = { ...part, p: 'text', text: part.text.slice(0, at) }
    return [
      [...word.slice(0, i), before],
      [{ ...part, text: part.text.slice(at + 1) }, ...word.slice(i + 1)],
    ]
  }
  return [word, []]
}
