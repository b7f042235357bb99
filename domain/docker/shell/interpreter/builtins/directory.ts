import { resolvePath } from '@/domain/docker/files/path'
import { complain } from '@/domain/docker/shell/interpreter/messages'
import { out, pathOf, type Shell } from '@/domain/docker/shell/interpreter/shell'
import { setVariable } from '@/domain/docker/shell/interpreter/variables'
import { may } from '@/domain/docker/shell/user-disk'
import { type Builtin, say } from './builtin'

function cannot(shell: Shell, name: string, text: string, why: string): number {
  const { dialect } = shell.state
  if (dialect === 'bash') return say(shell, name, `${text}: ${why}`)
  return say(shell, name, `can't cd to ${text}${dialect === 'dash' ? '' : `: ${why}`}`, 2)
}

const cd: Builtin = (shell, [name = 'cd', ...given]) => {
  const args = given.filter((arg) => !/^-[LPe]+$/.test(arg) && arg !== '--')
  if (args.length > 1 && shell.state.dialect === 'bash') return say(shell, name, 'too many arguments')
  const { variables } = shell.state
  const text = args[0] === '-' ? variables.OLDPWD : (args[0] ?? variables.HOME)
  if (text === undefined) {
    if (shell.state.dialect !== 'bash') return args[0] === '-' ? goTo(shell, shell.cwd) : 0
    return say(shell, name, args[0] === '-' ? 'OLDPWD not set' : 'HOME not set')
  }
  const physical = given.includes('-P')
  const real = shell.run.disk.real(pathOf(shell, text))
  const path = physical && real.ok ? real.value : pathOf(shell, text)
  const node = shell.run.disk.stat(path)
  if (!node) return cannot(shell, name, text, 'No such file or directory')
  if (node.kind !== 'dir') return cannot(shell, name, text, 'Not a directory')
  if (!may(node, shell.run.process, 1)) return cannot(shell, name, text, 'Permission denied')
  goTo(shell, path)
  if (args[0] === '-') out(shell, `${path}\n`)
  return 0
}

function goTo(shell: Shell, path: string): number {
  setVariable(shell, 'OLDPWD', shell.cwd)
  setVariable(shell, 'PWD', path)
  shell.cwd = path
  shell.run.cwd = path
  shell.run.path = (text) => resolvePath(path, text)
  return 0
}

const pwd: Builtin = (shell, argv) => {
  const real = shell.run.disk.real(shell.cwd)
  out(shell, `${argv.includes('-P') && real.ok ? real.value : shell.cwd}\n`)
  return 0
}

const umask: Builtin = (shell, [, ...args]) => {
  const text = args.find((arg) => !arg.startsWith('-'))
  if (text === undefined) {
    const { umask: mask } = shell
    if (!args.includes('-S')) out(shell, `${mask.toString(8).padStart(4, '0')}\n`)
    else {
      const letters = (bits: number) => ['r', 'w', 'x'].filter((_, i) => (bits & (4 >> i)) === 0).join('')
      out(shell, `u=${letters(mask >> 6)},g=${letters(mask >> 3)},o=${letters(mask)}\n`)
    }
    return 0
  }
  if (!/^[0-7]{1,4}$/.test(text))
    return say(
      shell,
      'umask',
      shell.state.dialect === 'bash' ? `${text}: octal number out of range` : `Illegal mode: ${text}`,
    )
  shell.umask = Number.parseInt(text, 8) & 0o777
  return 0
}

/** bash's stack of directories is not modelled beyond going there and back. */
const pushd: Builtin = (shell, argv) => {
  const status = cd(shell, ['pushd', ...argv.slice(1)])
  if (status === 0) out(shell, `${shell.cwd} ${shell.state.variables.OLDPWD ?? ''}\n`)
  return status
}
const popd: Builtin = (shell) => {
  if (shell.state.variables.OLDPWD === undefined) {
    complain(shell, 'directory stack empty', 'popd')
    return 1
  }
  goTo(shell, shell.state.variables.OLDPWD)
  out(shell, `${shell.cwd}\n`)
  return 0
}

export const directories: Record<string, Builtin> = { cd, pwd, umask, pushd, popd, dirs: pwd }
