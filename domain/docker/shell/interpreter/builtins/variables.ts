import { leaveShell } from '@/domain/docker/shell/interpreter/leave'
import { optionList, setOption } from '@/domain/docker/shell/interpreter/options'
import { err, out, type Shell } from '@/domain/docker/shell/interpreter/shell'
import { remember, setVariable, unsetVariable, variableOf } from '@/domain/docker/shell/interpreter/variables'
import { type Builtin, isName, say } from './builtin'

const quoted = (value: string, shell: Shell): string =>
  shell.state.dialect === 'bash' ? `"${value.replace(/["\\$`]/g, '\\$&')}"` : `'${value.replaceAll("'", `'"'"'`)}'`

function listMarked(shell: Shell, builtin: 'export' | 'readonly'): number {
  const { state } = shell
  const names = Object.keys(builtin === 'export' ? state.exported : state.readonly).sort()
  const word = state.dialect === 'bash' ? `declare -${builtin === 'export' ? 'x' : 'r'}` : builtin
  for (const name of names) {
    const value = state.variables[name]
    out(shell, `${word} ${name}${value === undefined ? '' : `=${quoted(value, shell)}`}\n`)
  }
  return 0
}

/** `export` and `readonly`. */
const mark =
  (builtin: 'export' | 'readonly'): Builtin =>
  (shell, [, ...args]) => {
    const words = args.filter((arg) => !/^-[pfn]+$/.test(arg))
    const remove = args.includes('-n')
    if (!words.length) return listMarked(shell, builtin)
    let status = 0
    for (const word of words) {
      const [, name = '', assigned, value = ''] = /^([^=]*?)(=([\s\S]*))?$/.exec(word) ?? []
      if (!isName(name)) {
        if (shell.state.dialect !== 'bash') {
          say(shell, builtin, `${name}: bad variable name`)
          leaveShell(shell, 2)
          return 'done'
        }
        status = say(shell, builtin, `\`${word}': not a valid identifier`)
        continue
      }
      if (assigned !== undefined && !setVariable(shell, name, value)) status = 1
      const marks = builtin === 'export' ? shell.state.exported : shell.state.readonly
      if (remove) delete marks[name]
      else marks[name] = true
    }
    return status
  }

const unset: Builtin = (shell, [, ...args]) => {
  let status = 0
  const functions = args.includes('-f')
  for (const name of args.filter((arg) => !/^-[fv]$/.test(arg))) {
    if (shell.state.readonly[name]) {
      status = say(
        shell,
        'unset',
        shell.state.dialect === 'bash' ? `${name}: cannot unset: readonly variable` : `${name}: is read only`,
      )
    } else if (functions) delete shell.state.functions[name]
    else if (shell.state.variables[name] !== undefined) unsetVariable(shell, name)
    else if (shell.state.dialect === 'bash') delete shell.state.functions[name]
  }
  return status
}

/** New positional parameters; in all but bash, getopts begins anew with them. */
function setArguments(shell: Shell, args: string[]): void {
  shell.state.args = args
  if (shell.state.dialect === 'bash') return
  shell.state.option = 0
  shell.state.variables.OPTIND = '1'
}

const set: Builtin = (shell, [, ...args]) => {
  const { state } = shell
  if (!args.length) {
    for (const [name, value] of Object.entries(state.variables).sort(([a], [b]) => (a < b ? -1 : 1))) {
      const plain = state.dialect === 'bash' && /^[\w@%+=:,./-]*$/.test(value)
      out(shell, `${name}=${plain ? value : `'${value.replaceAll("'", `'"'"'`)}'`}\n`)
    }
    return 0
  }
  const rest = [...args]
  while (rest[0]?.match(/^[-+]./) || rest[0] === '-' || rest[0] === '--') {
    const arg = rest.shift() ?? ''
    if (arg === '--' || arg === '-') {
      setArguments(shell, rest)
      return 0
    }
    const on = arg.startsWith('-')
    for (const letter of arg.slice(1)) {
      if (letter === 'o' && !rest.length) out(shell, optionList(state))
      else {
        const name = letter === 'o' ? (rest.shift() ?? '') : letter
        if (!setOption(state, name, on)) return illegal(shell, arg, letter, name)
      }
    }
  }
  if (rest.length) setArguments(shell, rest)
  return 0
}

function illegal(shell: Shell, arg: string, letter: string, name: string): number | 'done' {
  const { dialect } = shell.state
  if (dialect === 'bash') {
    if (letter === 'o') return say(shell, 'set', `${name}: invalid option name`, 2)
    say(shell, 'set', `${arg}: invalid option`)
    err(shell, 'set: usage: set [-abefhkmnptuvxBCEHPT] [-o option-name] [--] [-] [arg ...]\n')
    return 2
  }
  const shown = letter === 'o' ? `-o ${name}` : `-${letter}`
  say(shell, 'set', `${dialect === 'dash' ? 'Illegal' : 'illegal'} option ${shown}`)
  leaveShell(shell, 2)
  return 'done'
}

const shift: Builtin = (shell, [, count = '1']) => {
  const many = Number(count)
  if (many <= shell.state.args.length) {
    shell.state.args = shell.state.args.slice(many)
    return 0
  }
  if (shell.state.dialect !== 'dash') return 1
  say(shell, 'shift', "can't shift that many")
  leaveShell(shell, 2)
  return 'done'
}

const local: Builtin = (shell, [, ...args]) => {
  const call = shell.state.stack.findLast((frame) => frame.f === 'call')
  if (call?.f !== 'call') {
    if (shell.state.dialect === 'bash') return say(shell, 'local', 'can only be used in a function')
    say(shell, 'local', 'not in a function')
    leaveShell(shell, 2)
    return 'done'
  }
  call.former = { ...call.former }
  for (const word of args.filter((arg) => !arg.startsWith('-'))) {
    const at = word.indexOf('=')
    const name = at < 0 ? word : word.slice(0, at)
    remember(shell, call.former, name)
    if (at >= 0) setVariable(shell, name, word.slice(at + 1))
    else if (shell.state.dialect === 'bash') delete shell.state.variables[name]
  }
  return 0
}

/** bash's `declare`; arrays are not modelled. */
const declare: Builtin = (shell, [, ...args]) => {
  const options = args.filter((arg) => /^[-+]/.test(arg)).join('')
  const words = args.filter((arg) => !/^[-+]/.test(arg))
  if (options.includes('F'))
    for (const name of Object.keys(shell.state.functions).sort()) out(shell, `declare -f ${name}\n`)
  if (!words.length) return options.includes('x') ? listMarked(shell, 'export') : 0
  const inFunction = shell.state.stack.some((frame) => frame.f === 'call')
  if (inFunction && !options.includes('g')) local(shell, ['local', ...words])
  for (const word of words) {
    const [, name = '', , value] = /^([^=]*)(=([\s\S]*))?$/.exec(word) ?? []
    if (options.includes('p')) out(shell, `declare -- ${name}="${variableOf(shell, name) ?? ''}"\n`)
    else if (value !== undefined) setVariable(shell, name, value)
    if (options.includes('x')) shell.state.exported[name] = true
    if (options.includes('r')) shell.state.readonly[name] = true
  }
  return 0
}

export const variables: Record<string, Builtin> = {
  export: mark('export'),
  readonly: mark('readonly'),
  unset,
  set,
  shift,
  local,
  declare,
  typeset: declare,
  shopt: () => 0,
}
