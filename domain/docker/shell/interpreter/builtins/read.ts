import { err, out, type Shell } from '@/domain/docker/shell/interpreter/shell'
import { setVariable } from '@/domain/docker/shell/interpreter/variables'
import { inputOf } from '@/domain/docker/shell/run'
import type { Builtin } from './builtin'

type Options = {
  raw: boolean
  fd: string
  prompt: string
  count: number
  end: string
  names: string[]
  silent: boolean
}

function optionsOf(argv: string[]): Options {
  const options: Options = { raw: false, fd: '0', prompt: '', count: 0, end: '\n', names: [], silent: false }
  const rest = argv.slice(1)
  while (rest[0]?.startsWith('-') && rest[0] !== '-') {
    const arg = rest.shift() ?? ''
    if (arg === '--') break
    for (let i = 1; i < arg.length; i++) {
      const letter = arg[i] ?? ''
      const value = () => {
        const text = arg.slice(i + 1) || (rest.shift() ?? '')
        i = arg.length
        return text
      }
      if (letter === 'r') options.raw = true
      else if (letter === 's') options.silent = true
      else if (letter === 'p') options.prompt = value()
      else if (letter === 'u') options.fd = value()
      else if (letter === 'n' || letter === 'N') options.count = Number(value())
      else if (letter === 'd') options.end = value().slice(0, 1) || '\0'
      else if (letter === 't' || letter === 'a') value()
    }
  }
  options.names = rest
  return options
}

/** Cuts a line into as many pieces as there are names, the last taking the rest. */
function pieces(text: string, count: number, ifs: string): string[] {
  const blanks = [...ifs].filter((char) => /\s/.test(char)).join('')
  const trim = (value: string) => {
    let start = 0
    let end = value.length
    while (start < end && blanks.includes(value[start] ?? '')) start++
    while (end > start && blanks.includes(value[end - 1] ?? '')) end--
    return value.slice(start, end)
  }
  const found: string[] = []
  let rest = trim(text)
  while (found.length < count - 1 && rest) {
    const at = [...rest].findIndex((char) => ifs.includes(char))
    if (at < 0) break
    found.push(rest.slice(0, at))
    const blank = blanks.includes(rest[at] ?? '')
    rest = trim(rest.slice(at + 1))
    if (blank && rest && ifs.includes(rest[0] ?? '') && !blanks.includes(rest[0] ?? '')) rest = trim(rest.slice(1))
  }
  return [...found, rest]
}

/** Takes a line off the input; null while it has not all come. */
function takeLine(shell: Shell, { fd, raw, count, end }: Options): { text: string; complete: boolean } | null {
  const input = inputOf(shell.run.sim, shell.run.ref, shell.fds[fd])
  const text = input.text()
  if (count > 0) {
    if (text.length < count && input.open()) return null
    return { text: input.take(count), complete: text.length >= count }
  }
  let line = ''
  for (let i = 0; i < text.length; i++) {
    const char = text[i] ?? ''
    if (char === end) {
      input.take(i + 1)
      return { text: line, complete: true }
    }
    if (char !== '\\' || raw) line += char
    else if (text[++i] !== '\n') line += text[i] ?? ''
  }
  if (input.open()) return null
  input.take(text.length)
  return { text: line, complete: false }
}

export const read: Builtin = (shell, argv) => {
  const options = optionsOf(argv)
  const line = takeLine(shell, options)
  if (!line) {
    const again = shell.state.stack.at(-1)?.f === 'builtin'
    if (!again && options.prompt && shell.run.isTerminal(0))
      (shell.state.dialect === 'bash' ? err : out)(shell, options.prompt)
    shell.verdict = { wait: { for: 'input' }, data: null }
    return 'waits'
  }
  const names = options.names.length ? options.names : ['REPLY']
  const ifs = shell.state.variables.IFS ?? ' \t\n'
  const values = options.names.length ? pieces(line.text, names.length, ifs) : [line.text]
  for (const [i, name] of names.entries()) setVariable(shell, name, values[i] ?? '')
  return line.complete ? 0 : 1
}
