import { find } from '@/domain/docker/shell/interpreter/children'
import { exitShell, leaveFunction, leaveLoops, leaveShell, pushText } from '@/domain/docker/shell/interpreter/leave'
import { complain } from '@/domain/docker/shell/interpreter/messages'
import { err, pathOf, push, type Shell, setDescriptors } from '@/domain/docker/shell/interpreter/shell'
import { environment, setVariable, variableOf } from '@/domain/docker/shell/interpreter/variables'
import { calculate } from '@/domain/docker/shell/language/arithmetic'
import { type Builtin, say } from './builtin'

/** A status given as an argument; null, with a message, where it is no number. */
function statusOf(shell: Shell, argv: string[]): number | null {
  const [name = '', text] = argv
  if (text === undefined) return shell.state.status
  if (/^-?\d+$/.test(text)) return Number(text) & 255
  const bash = shell.state.dialect === 'bash'
  complain(shell, bash ? `${text}: numeric argument required` : `Illegal number: ${text}`, name)
  return null
}

const exit: Builtin = (shell, argv) => {
  const status = statusOf(shell, argv)
  if (shell.state.interactive && shell.state.dialect === 'bash' && shell.run.process.tty && !shell.state.subshell)
    err(shell, 'exit\n')
  exitShell(shell, status ?? 2)
  return 'done'
}

const leave: Builtin = (shell, argv) => {
  const status = statusOf(shell, argv) ?? 2
  if (leaveFunction(shell, status)) return 'done'
  if (shell.state.dialect === 'bash')
    return say(shell, 'return', "can only `return' from a function or sourced script", 2)
  exitShell(shell, status)
  return 'done'
}

const loop =
  (goOn: boolean): Builtin =>
  (shell, [name = '', levels = '1']) => {
    if (leaveLoops(shell, Math.max(1, Number(levels) || 1), goOn)) return 'done'
    if (shell.state.dialect === 'bash') say(shell, name, "only meaningful in a `for', `while', or `until' loop")
    return 0
  }

const evaluate: Builtin = (shell, argv) => {
  shell.state.status = 0
  pushText(shell, argv.slice(argv[1] === '--' ? 2 : 1).join(' '), shell.state.line)
  return 'done'
}

const source: Builtin = (shell, [name = '', ...given]) => {
  const [text = '', ...args] = given[0] === '--' ? given.slice(1) : given
  const { dialect } = shell.state
  if (!text)
    return say(shell, name, dialect === 'bash' ? 'filename argument required' : 'filename argument required', 2)
  const path = text.includes('/') ? pathOf(shell, text) : inPath(shell, text)
  const read = shell.run.disk.read(path)
  if (!read.ok) return notRead(shell, name, text, read.message)
  push(shell, { f: 'source', args: args.length ? shell.state.args : null })
  if (args.length) shell.state.args = args
  shell.state.status = 0
  pushText(shell, read.value)
  return 'done'
}

function inPath(shell: Shell, name: string): string {
  const found = (shell.state.variables.PATH ?? '')
    .split(':')
    .map((directory) => pathOf(shell, `${directory}/${name}`))
    .find((path) => shell.run.disk.stat(path)?.kind === 'file')
  return found ?? pathOf(shell, name)
}

function notRead(shell: Shell, name: string, text: string, message: string): number | 'done' {
  const { dialect } = shell.state
  if (dialect === 'bash') {
    complain(shell, `${text}: ${message}`)
    return 1
  }
  complain(shell, dialect === 'dash' ? `cannot open ${text}: No such file` : `can't open '${text}': ${message}`, name)
  leaveShell(shell, 2)
  return 'done'
}

const exec: Builtin = (shell, argv) => {
  const words = argv.slice(argv[1] === '--' ? 2 : 1)
  const named = words[0] === '-a' ? words.splice(0, 2)[1] : undefined
  if (!words.length) return 0
  const found = find(shell, words)
  if (found.ok) {
    setDescriptors(shell, shell.fds)
    const program = named ? { ...found.value, argv: [named, ...found.value.argv.slice(1)] } : found.value
    shell.verdict = { exec: { ...program, env: environment(shell) } }
    return 'done'
  }
  const [name = ''] = words
  const denied = found.code === 'EACCES' || (found.code === 'EISDIR' && name.includes('/'))
  const missing = shell.state.dialect === 'bash' && name.includes('/') ? 'No such file or directory' : 'not found'
  complain(
    shell,
    `${name}: ${denied ? 'Permission denied' : missing}`,
    shell.state.dialect === 'bash' && name.includes('/') ? '' : 'exec',
  )
  leaveShell(shell, denied ? 126 : 127)
  return 'done'
}

const arithmetic: Builtin = (shell, argv) => {
  try {
    const numbers = {
      get: (name: string) => variableOf(shell, name),
      set: (name: string, value: string) => void setVariable(shell, name, value),
    }
    const values = argv.slice(1).map((text) => calculate(text, numbers))
    return values.at(-1) === 0n ? 1 : 0
  } catch (error) {
    return say(shell, 'let', error instanceof Error ? error.message : '')
  }
}

export const flow: Record<string, Builtin> = {
  ':': () => 0,
  true: () => 0,
  false: () => 1,
  exit,
  return: leave,
  break: loop(false),
  continue: loop(true),
  eval: evaluate,
  '.': source,
  source,
  exec,
  let: arithmetic,
  times: (shell) => {
    shell.writer.to(shell.fds[1], '0m0.000s 0m0.000s\n0m0.000s 0m0.000s\n')
    return 0
  },
}
