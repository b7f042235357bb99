import { type BuildError, buildError } from './source-lines'

/** What one line's parser makes of the text after the instruction's name and flags (buildkit parser/line_parsers.go). */
export type Args = { args: string[]; json: boolean }

const plain = (args: string[]): Args => ({ args, json: false })
const whitespace = /[\t\v\f\r ]+/

/** The words of a line, quotes and escapes still in them. */
function wordsOf(rest: string, token: string): string[] {
  const words: string[] = []
  const chars = [...rest]
  let word = ''
  let blankOk = false
  let quote = ''
  const push = () => {
    if (blankOk || word) words.push(word)
    word = ''
    blankOk = false
  }
  for (let i = 0; i < chars.length; i++) {
    const c = chars[i] ?? ''
    if (!quote && /\s/.test(c)) {
      push()
      continue
    }
    if (quote === c) quote = ''
    else if (!quote && (c === "'" || c === '"')) {
      quote = c
      blankOk = true
    }
    if (c === token && quote !== "'") {
      if (i + 1 === chars.length) continue
      word += c + (chars[++i] ?? '')
      continue
    }
    word += c
  }
  push()
  return words
}

/** `KEY name value`, or `KEY name=value …`: each as name, value and `=` or nothing. */
function pairs(key: string, rest: string, token: string): Args | BuildError {
  const words = wordsOf(rest, token)
  const first = words[0]
  if (first === undefined) return plain([])
  if (!first.includes('=')) {
    const match = /^([^\t\v\f\r ]*)[\t\v\f\r ]+([\s\S]*)$/.exec(rest)
    return match ? plain([match[1] ?? '', match[2] ?? '', '']) : buildError(`${key} must have two arguments`)
  }
  const args: string[] = []
  for (const word of words) {
    const sign = word.indexOf('=')
    if (sign < 0)
      return buildError(`Syntax error - can't find = in ${JSON.stringify(word)}. Must be of the form: name=value`)
    args.push(word.slice(0, sign), word.slice(sign + 1), '=')
  }
  return plain(args)
}

const notStrings = 'when using JSON array syntax, arrays must be comprised of strings only'

/** A JSON array of strings; null where it is none. */
function jsonArgs(rest: string): Args | BuildError | null {
  if (!rest.trimStart().startsWith('[')) return null
  try {
    const value: unknown = JSON.parse(rest)
    if (!Array.isArray(value)) return null
    if (!value.every((item): item is string => typeof item === 'string')) return buildError(notStrings)
    return { args: value, json: true }
  } catch {
    return null
  }
}

const whole = (rest: string): Args => plain(rest === '' ? [] : [rest])
const split = (rest: string): Args => plain(rest === '' ? [] : rest.split(whitespace))
const jsonOrWhole = (rest: string) => jsonArgs(rest) ?? whole(rest)
const jsonOrSplit = (rest: string) => jsonArgs(rest) ?? split(rest)

function healthcheck(rest: string): Args | BuildError {
  const match = /^(\S+)\s*([\s\S]*)$/.exec(rest)
  if (!match) return plain([])
  const command = jsonOrWhole(match[2] ?? '')
  return 'ok' in command ? command : { args: [match[1] ?? '', ...command.args], json: command.json }
}

const parsers: Record<string, (rest: string, token: string) => Args | BuildError> = {
  add: jsonOrSplit,
  arg: (rest, token) => plain(wordsOf(rest, token)),
  cmd: jsonOrWhole,
  copy: jsonOrSplit,
  entrypoint: jsonOrWhole,
  env: (rest, token) => pairs('ENV', rest, token),
  expose: split,
  from: split,
  healthcheck,
  label: (rest, token) => pairs('LABEL', rest, token),
  maintainer: whole,
  onbuild: whole,
  run: jsonOrWhole,
  shell: jsonOrWhole,
  stopsignal: whole,
  user: whole,
  volume: jsonOrSplit,
  workdir: whole,
}

/** Names of all instructions, in capitals. */
export const instructionNames: readonly string[] = Object.keys(parsers).map((name) => name.toUpperCase())

/** The arguments of an instruction; those of an unknown one are ignored. */
export function argsOf(name: string, rest: string, token: string): Args | BuildError {
  const parser = parsers[name.toLowerCase()]
  return parser ? parser(rest, token) : plain([])
}

/** The `--flags` at the beginning of an instruction's text, and what follows them (parser/split_command.go). */
export function flagsOf(line: string, token: string): { flags: string[]; rest: string } {
  const flags: string[] = []
  let word = ''
  let quote = ''
  let inWord = false
  let blankOk = false
  for (let i = 0; i < line.length; i++) {
    let c = line[i] ?? ''
    if (!inWord) {
      if (/\s/.test(c)) continue
      if (c !== '-' || line[i + 1] !== '-') return { flags, rest: line.slice(i) }
      inWord = true
    }
    if (!quote && /\s/.test(c)) {
      if (word === '--') return { flags, rest: line.slice(i) }
      if (blankOk || word) flags.push(word)
      word = ''
      inWord = false
      blankOk = false
      continue
    }
    if (quote ? c === quote : c === "'" || c === '"') {
      quote = quote ? '' : c
      blankOk = true
      continue
    }
    if (c === token) {
      if (i + 1 === line.length) continue
      c = line[++i] ?? ''
    }
    word += c
  }
  if (inWord && word !== '--' && (blankOk || word)) flags.push(word)
  return { flags, rest: '' }
}
