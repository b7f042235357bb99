import { err } from '@/domain/docker/shell/interpreter/shell'
import { setVariable, unsetVariable } from '@/domain/docker/shell/interpreter/variables'
import type { Builtin } from './builtin'

export const getopts: Builtin = (shell, [, spec = '', name = '', ...given]) => {
  const { state } = shell
  const args = given.length ? given : state.args
  const index = Number(state.variables.OPTIND ?? '1') || 1
  const word = args[index - 1] ?? ''
  const at = Math.max(1, state.option)
  const letter = word[at] ?? ''
  unsetVariable(shell, 'OPTARG')
  const finish = (next: number, option: number) => {
    setVariable(shell, 'OPTIND', String(next))
    state.option = option
  }
  if (!/^-./.test(word) || word === '--') {
    finish(word === '--' ? index + 1 : index, 0)
    setVariable(shell, name, '?')
    return 1
  }
  const last = at >= word.length - 1
  const place = spec.replace(/^:/, '').indexOf(letter)
  const quiet = spec.startsWith(':')
  const takes = spec.replace(/^:/, '')[place + 1] === ':'
  if (letter === ':' || place < 0) {
    finish(last ? index + 1 : index, last ? 0 : at + 1)
    setVariable(shell, name, '?')
    if (quiet) setVariable(shell, 'OPTARG', letter)
    else
      err(
        shell,
        state.dialect === 'bash' ? `${state.name}: illegal option -- ${letter}\n` : `Illegal option -${letter}\n`,
      )
    return 0
  }
  if (!takes) {
    finish(last ? index + 1 : index, last ? 0 : at + 1)
    setVariable(shell, name, letter)
    return 0
  }
  const value = last ? args[index] : word.slice(at + 1)
  finish(last ? index + 2 : index + 1, 0)
  if (value === undefined) {
    setVariable(shell, name, quiet ? ':' : '?')
    if (quiet) setVariable(shell, 'OPTARG', letter)
    else
      err(
        shell,
        state.dialect === 'bash'
          ? `${state.name}: option requires an argument -- ${letter}\n`
          : `No arg for -${letter} option\n`,
      )
    return 0
  }
  setVariable(shell, name, letter)
  setVariable(shell, 'OPTARG', value)
  return 0
}
