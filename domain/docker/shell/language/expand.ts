import { ArithmeticProblem, calculate } from './arithmetic'
import { parameter } from './parameter'
import { isPattern, literally } from './pattern'
import type { Dialect, Node, Word } from './syntax'

/** What the expansion of words needs to know of the shell. */
export type Setting = {
  dialect: Dialect
  /** Variables, and the special parameters but `@` and `*`. */
  get: (name: string) => string | undefined
  set: (name: string, value: string) => void
  args: readonly string[]
  /** What a command substitution printed, without the newlines at its end. */
  capture: (body: Node[]) => string
  /** Keeps what a process substitution printed; the path that the command finds it at. */
  source: (text: string) => string
  nounset: boolean
  home: (user: string) => string | undefined
  /** Paths that match a pattern; none leaves the word as it is. */
  files: (pattern: string) => string[]
}

/** Why a word cannot be expanded; the shell says so and ends. */
export class ExpansionProblem extends Error {}

/** A field in the making: its text, and the same as a pattern in which quoted characters stand for themselves. */
export type Field = { text: string; pattern: string; quoted: boolean }
export type Fields = { done: Field[]; open: Field | null }

function add(fields: Fields, text: string, quoted: boolean): void {
  fields.open ??= { text: '', pattern: '', quoted: false }
  fields.open.text += text
  fields.open.pattern += quoted ? literally(text) : text.replaceAll('\\', '\\\\')
  fields.open.quoted ||= quoted
}

function close(fields: Fields): void {
  if (fields.open) fields.done.push(fields.open)
  fields.open = null
}

/** Adds the result of an unquoted expansion, cut into fields at the characters of IFS. */
function addSplit(fields: Fields, text: string, ifs: string): void {
  if (!ifs) {
    if (text) add(fields, text, false)
    return
  }
  let afterSeparator = false
  for (const char of text) {
    if (!ifs.includes(char)) {
      add(fields, char, false)
      afterSeparator = false
      continue
    }
    const blank = /\s/.test(char)
    if (!blank && (afterSeparator || !fields.open)) add(fields, '', false)
    if (fields.open) close(fields)
    afterSeparator = !blank
  }
}

/** Adds `$@` or `$*`. */
function addArguments(
  fields: Fields,
  setting: Setting,
  all: '@' | '*',
  quoted: boolean,
  values: readonly string[],
): void {
  const ifs = setting.get('IFS') ?? ' \t\n'
  if (quoted && all === '*') {
    add(fields, values.join(ifs.slice(0, 1)), true)
    return
  }
  for (const [i, value] of values.entries()) {
    if (i > 0) close(fields)
    if (quoted) add(fields, value, true)
    else addSplit(fields, value, ifs)
  }
}

/** Expands one word into the fields in the making. `split`: whether results are cut at IFS. */
function expandInto(fields: Fields, word: Word, setting: Setting, split: boolean): void {
  const ifs = split ? (setting.get('IFS') ?? ' \t\n') : ''
  const addResult = (text: string, quoted: boolean) => {
    if (quoted) add(fields, text, true)
    else addSplit(fields, text, ifs)
  }
  for (const [i, part] of word.entries()) {
    if (part.p === 'text') add(fields, i === 0 ? tilde(part.text, setting) : part.text, false)
    else if (part.p === 'quoted') add(fields, part.text, true)
    else if (part.p === 'command' && part.process) add(fields, setting.source(setting.capture(part.body)), true)
    else if (part.p === 'command') addResult(setting.capture(part.body), part.quoted)
    else if (part.p === 'arithmetic') addResult(arithmetic(part.body, setting), part.quoted)
    else {
      const value = parameter(
        part,
        setting,
        (inner) => expandText(inner, setting),
        (inner) => expandPattern(inner, setting),
      )
      if (value.kind === 'fields') {
        if (split) addArguments(fields, setting, value.all, part.quoted, value.values)
        else add(fields, value.values.join(' '), part.quoted)
      } else if (value.kind === 'word') {
        // The other value keeps its own quotes: "${x:-a b}" is one field, ${x:-"a b" c} are two.
        expandInto(fields, value.word, setting, split && !part.quoted)
      } else addResult(value.text, part.quoted)
    }
  }
}

function tilde(text: string, setting: Setting): string {
  const found = /^~([A-Za-z0-9_-]*)(?=\/|$|:)/.exec(text)
  if (!found) return text
  const home = found[1] ? setting.home(found[1]) : (setting.get('HOME') ?? setting.home(''))
  return home === undefined ? text : home + text.slice(found[0].length)
}

/** The value of `$((…))`. */
export function arithmetic(body: Word, setting: Setting): string {
  const text = expandText(body, setting)
  try {
    return String(calculate(text, setting))
  } catch (error) {
    if (!(error instanceof ArithmeticProblem)) throw error
    throw new ExpansionProblem(arithmeticWords(text, error.message, setting.dialect))
  }
}

function arithmeticWords(text: string, problem: string, dialect: Dialect): string {
  if (dialect === 'bash') {
    return problem === 'division by 0'
      ? `${text}: division by 0 (error token is "${text.split(/[/%]/).at(-1)?.trim() ?? ''}")`
      : `${text}: syntax error: operand expected (error token is "${text.trim().slice(-1)}")`
  }
  if (dialect === 'dash') {
    return problem === 'division by 0'
      ? `arithmetic expression: division by zero: "${text}"`
      : `arithmetic expression: expecting primary: "${text}"`
  }
  return problem === 'division by 0' ? 'divide by zero' : 'arithmetic syntax error'
}

/** A word as one text: nothing is split or matched against files. */
export function expandText(word: Word, setting: Setting): string {
  const fields: Fields = { done: [], open: null }
  expandInto(fields, word, setting, false)
  close(fields)
  return fields.done.map(({ text }) => text).join(' ')
}

/** A word as a pattern, in which what was quoted stands for itself. */
export function expandPattern(word: Word, setting: Setting): string {
  const fields: Fields = { done: [], open: null }
  expandInto(fields, word, setting, false)
  close(fields)
  return fields.done.map(({ pattern }) => pattern).join(' ')
}

/** Words as a command line has them: split, matched against files, empty ones dropped unless quoted. */
export function expandWords(words: readonly Word[], setting: Setting, noglob = false): string[] {
  const fields: Fields = { done: [], open: null }
  for (const word of braces(words, setting.dialect)) {
    expandInto(fields, word, setting, true)
    close(fields)
  }
  return fields.done.flatMap(({ text, pattern }) => {
    if (noglob || !isPattern(pattern)) return [text]
    const found = setting.files(pattern)
    return found.length ? found : [text]
  })
}

/** bash's `{a,b}` and `{1..5}` in words that are plain text. */
function braces(words: readonly Word[], dialect: Dialect): readonly Word[] {
  if (dialect !== 'bash') return words
  return words.flatMap((word) => {
    const index = word.findIndex((part) => part.p === 'text' && /\{[^{}]*(?:,|\.\.)[^{}]*\}/.test(part.text))
    const part = word[index]
    if (part?.p !== 'text') return [word]
    return alternatives(part.text).map(
      (text): Word => [...word.slice(0, index), { p: 'text', text }, ...word.slice(index + 1)],
    )
  })
}

function alternatives(text: string, depth = 0): string[] {
  const found = /^(.*?)\{([^{}]*)\}(.*)$/s.exec(text)
  if (!found || depth > 4) return [text]
  const [, before = '', inner = '', after = ''] = found
  const range = /^(-?\d+|[a-zA-Z])\.\.(-?\d+|[a-zA-Z])$/.exec(inner)
  const choices = range
    ? sequence(range[1] ?? '', range[2] ?? '')
    : inner.includes(',')
      ? inner.split(',')
      : [`{${inner}}`]
  return choices
    .flatMap((choice) => alternatives(after, depth + 1).map((rest) => before + choice + rest))
    .slice(0, 10_000)
}

function sequence(first: string, last: string): string[] {
  const letters = /[a-z]/i.test(first)
  const [a, b] = letters ? [first.charCodeAt(0), last.charCodeAt(0)] : [Number(first), Number(last)]
  const width = /^-?0\d/.test(first) ? first.length : 0
  const count = Math.min(Math.abs(b - a) + 1, 10_000)
  return Array.from({ length: count }, (_, i) => a + (b < a ? -i : i)).map((value) =>
    letters ? String.fromCharCode(value) : String(value).padStart(width, '0'),
  )
}
