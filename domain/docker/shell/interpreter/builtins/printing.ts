import { complain } from '@/domain/docker/shell/interpreter/messages'
import { err, out, type Shell } from '@/domain/docker/shell/interpreter/shell'
import { setVariable } from '@/domain/docker/shell/interpreter/variables'
import { echoText } from '@/domain/docker/shell/programs/echo-text'
import { printfText } from '@/domain/docker/shell/programs/printf-text'
import { testExpression } from '@/domain/docker/shell/programs/test-expression'
import { isTerminal } from '@/domain/docker/shell/run'
import { type Builtin, say } from './builtin'

const echo: Builtin = (shell, [, ...args]) => {
  out(shell, echoText(args, shell.state.dialect === 'dash'))
  return 0
}

/** Writes a message of a builtin that busybox has as a program, and so names only itself. */
function object(shell: Shell, builtin: string, text: string, status: number): number {
  if (shell.state.dialect === 'ash') complain(shell, text)
  else complain(shell, text, builtin)
  return status
}

const printf: Builtin = (shell, [, ...given]) => {
  const args = given[0] === '--' ? given.slice(1) : [...given]
  const { dialect } = shell.state
  const variable = dialect === 'bash' && args[0] === '-v' ? args.splice(0, 2)[1] : undefined
  const [format, ...values] = args
  if (format === undefined && dialect === 'bash') {
    err(shell, 'printf: usage: printf [-v var] format [arguments]\n')
    return 2
  }
  if (format === undefined) return say(shell, 'printf', 'usage: printf format [arg ...]', 2)
  const { text, problems } = printfText(format, values)
  for (const { value, kind } of problems) {
    if (kind === 'directive')
      object(
        shell,
        'printf',
        dialect === 'bash' ? `\`${value.slice(-1)}': invalid format character` : `${value}: invalid format`,
        1,
      )
    else
      object(
        shell,
        'printf',
        dialect === 'bash'
          ? `${value}: invalid number`
          : dialect === 'dash'
            ? `${value}: expected numeric value`
            : `invalid number '${value}'`,
        1,
      )
  }
  if (variable) setVariable(shell, variable, text)
  else out(shell, text)
  return problems.length ? 1 : 0
}

const test: Builtin = (shell, [name = '', ...given]) => {
  const { dialect } = shell.state
  const closed = name === 'test' || given.at(-1) === (name === '[[' ? ']]' : ']')
  if (!closed) return object(shell, name, dialect === 'bash' ? "missing `]'" : 'missing ]', 2)
  const args = name === 'test' ? given : given.slice(0, -1)
  const { run } = shell
  const sight = {
    disk: run.disk,
    cwd: shell.cwd,
    isTerminal: (fd: number) => isTerminal(run.process, shell.fds[fd]),
    isSet: (variable: string) => shell.state.variables[variable] !== undefined,
    uid: run.process.uid,
    gid: run.process.gid,
  }
  const tested = testExpression(args, sight, dialect)
  if ('problem' in tested) return object(shell, name, tested.problem, 2)
  return tested.value ? 0 : 1
}

export const printing: Record<string, Builtin> = { echo, printf, test, '[': test, '[[': test }
