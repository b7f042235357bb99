import { expressionOf } from './regular-expression'

export type SedAddress =
  | { kind: 'line'; line: number }
  | { kind: 'last' }
  | { kind: 'step'; line: number; step: number }
  | { kind: 'match'; expression: RegExp }

export type SedCommand = {
  name: string
  addresses: SedAddress[]
  negated: boolean
  expression?: RegExp
  /** Of `s`; of `y` what is replaced, `text` being what by. */
  replacement?: string
  global?: boolean
  print?: boolean
  occurrence?: number
  text?: string
  /** Where `b` and `t` go on, or what follows a block that is not entered. */
  jump?: number
}

class SedProblem extends Error {}

type Reader = { text: string; at: number; extended: boolean; last: RegExp | null }

const skip = (reader: Reader, pattern: RegExp): string => {
  pattern.lastIndex = reader.at
  const found = pattern.exec(reader.text)?.[0] ?? ''
  reader.at += found.length
  return found
}

/** Text up to a delimiter, which a backslash protects. */
function delimited(reader: Reader, by: string, problem: string, pattern: boolean): string {
  let text = ''
  let inBracket = false
  for (; reader.at < reader.text.length; reader.at++) {
    const char = reader.text[reader.at] ?? ''
    if (char === by && !inBracket) {
      reader.at++
      return text
    }
    if (char === '\\' && reader.at + 1 < reader.text.length) {
      const next = reader.text[++reader.at] ?? ''
      text += next === by && by !== '&' ? (pattern && '|.*+?()[]{}^$'.includes(by) ? `\\${by}` : by) : `\\${next}`
      continue
    }
    if (pattern && char === '[' && !inBracket) inBracket = true
    else if (char === ']' && !/\[\^?$/.test(text)) inBracket = false
    text += char
  }
  throw new SedProblem(problem)
}

function expression(reader: Reader, source: string, flags = ''): RegExp {
  if (source === '' && reader.last) return reader.last
  const found = expressionOf(source, { extended: reader.extended })
  if (found === null) throw new SedProblem('Unmatched ( or \\(')
  const made = new RegExp(found, flags)
  reader.last = made
  return made
}

function address(reader: Reader): SedAddress | null {
  const number = skip(reader, /\d+/y)
  if (number) {
    const step = skip(reader, /~\d+/y)
    return step
      ? { kind: 'step', line: Number(number), step: Number(step.slice(1)) }
      : { kind: 'line', line: Number(number) }
  }
  if (skip(reader, /\$/y)) return { kind: 'last' }
  const open = skip(reader, /\/|\\./y)
  if (!open) return null
  const source = delimited(reader, open.slice(-1), 'unterminated address regex', true)
  return { kind: 'match', expression: expression(reader, source, skip(reader, /I/y) ? 'i' : '') }
}

function substitution(reader: Reader, command: SedCommand): void {
  const by = reader.text[reader.at++] ?? ''
  const source = delimited(reader, by, "unterminated `s' command", true)
  command.replacement = delimited(reader, by, "unterminated `s' command", false)
  const flags = skip(reader, /[gpiIe0-9]*/y)
  if (!/^[\s;}#]?/.test(reader.text.slice(reader.at, reader.at + 1)) || /[a-zA-Z]/.test(reader.text[reader.at] ?? ''))
    throw new SedProblem("unknown option to `s'")
  command.expression = expression(reader, source, /i/i.test(flags) ? 'i' : '')
  command.global = flags.includes('g')
  command.print = flags.includes('p')
  command.occurrence = Number(/\d+/.exec(flags)?.[0] ?? 0) || undefined
}

/** The commands of a sed script; blocks are flat, with jumps. A text says what is wrong with it. */
export function parseSed(text: string, extended: boolean): SedCommand[] | string {
  const reader: Reader = { text, at: 0, extended, last: null }
  const commands: SedCommand[] = []
  const open: SedCommand[] = []
  const labels: Record<string, number> = {}
  const jumps: { command: SedCommand; label: string }[] = []
  try {
    for (skip(reader, /[\s;]+/y); reader.at < text.length; skip(reader, /[\s;]+/y)) {
      const addresses: SedAddress[] = []
      const first = address(reader)
      if (first) addresses.push(first)
      if (first && skip(reader, /\s*,\s*/y)) {
        const second = address(reader)
        if (!second) throw new SedProblem("unexpected `,'")
        addresses.push(second)
      }
      skip(reader, /\s+/y)
      const negated = skip(reader, /!\s*/y) !== ''
      const name = text[reader.at++] ?? ''
      if (!name) throw new SedProblem('missing command')
      if (name === '#') {
        skip(reader, /[^\n]*/y)
        continue
      }
      const command: SedCommand = { name, addresses, negated }
      if (name === '}') {
        const block = open.pop()
        if (!block) throw new SedProblem("unexpected `}'")
        block.jump = commands.length - 1
        continue
      }
      if (name === ':') {
        labels[skip(reader, /[^\n;]*/y).trim()] = commands.length - 1
        continue
      }
      commands.push(command)
      if (name === '{') open.push(command)
      else if (name === 's') substitution(reader, command)
      else if (name === 'y') {
        const by = text[reader.at++] ?? ''
        command.replacement = delimited(reader, by, "unterminated `y' command", false)
        command.text = delimited(reader, by, "unterminated `y' command", false)
      } else if ('aic'.includes(name)) command.text = textArgument(reader)
      else if (name === 'b' || name === 't') jumps.push({ command, label: skip(reader, /[^\n;}]*/y).trim() })
      else if (name === 'q' || name === 'Q') command.text = skip(reader, /\s*\d*/y).trim()
      else if (!'dpnNhHgGxlD='.includes(name)) throw new SedProblem(`unknown command: \`${name}'`)
    }
    if (open.length) throw new SedProblem("unmatched `{'")
    for (const { command, label } of jumps) {
      if (label && labels[label] === undefined) throw new SedProblem(`can't find label for jump to \`${label}'`)
      command.jump = label ? labels[label] : commands.length
    }
    return commands
  } catch (error) {
    return error instanceof SedProblem ? error.message : 'unknown command'
  }
}

/** Text of `a`, `i` and `c`, on the same line or after a backslash. */
function textArgument(reader: Reader): string {
  skip(reader, /[ \t]*(?:\\\n?)?/y)
  return takeText(reader)
}

const takeText = (reader: Reader): string => skip(reader, /(?:[^\n\\]|\\[\s\S])*/y).replace(/\\([\s\S])/g, '$1')
