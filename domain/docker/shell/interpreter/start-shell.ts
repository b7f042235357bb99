import { nameOf } from '@/domain/docker/files/path'
import type { Dialect } from '@/domain/docker/shell/language/syntax'
import type { Run } from '@/domain/docker/shell/program'
import { setOption } from './options'
import { noOptions, type ShellState } from './state'

export type Start = { state: ShellState; text: string | null } | { exit: number }

/** What the variables of a new shell are: its environment, and what shells add to it. */
function variablesOf(run: Run, dialect: Dialect): Pick<ShellState, 'variables' | 'exported'> {
  const level = String((Number(run.env.SHLVL) || 0) + 1)
  const variables: Record<string, string> = { ...run.env, PWD: run.cwd, ...(dialect !== 'dash' && { SHLVL: level }) }
  const exported = Object.fromEntries(Object.keys(variables).map((name) => [name, true as const]))
  if (dialect === 'bash') variables._ = run.process.program
  variables.IFS = ' \t\n'
  variables.OPTIND = '1'
  delete exported.IFS
  return { variables, exported }
}

export const newState = (run: Run, dialect: Dialect): ShellState => ({
  dialect,
  name: run.process.argv[0] ?? dialect,
  args: [],
  ...variablesOf(run, dialect),
  readonly: {},
  functions: {},
  aliases: {},
  options: { ...noOptions },
  traps: {},
  caught: [],
  status: 0,
  line: 1,
  self: run.pid,
  background: 0,
  jobs: [],
  codes: {},
  stack: [],
  source: 'input',
  interactive: false,
  login: false,
  subshell: false,
  mayExec: false,
  exiting: false,
  rests: 0,
  option: 0,
})

const ignored = new Set(['--login', '--norc', '--noprofile', '--posix', '--noediting', '--verbose'])

/** Begins a shell from its arguments: `-c text`, a script's path, or commands on standard input. */
export function startShell(run: Run, dialect: Dialect): Start {
  const state = newState(run, dialect)
  const args = [...run.args]
  let command = false
  let wanted = false
  while (args[0]?.match(/^[-+]./) || args[0] === '-') {
    const arg = args.shift() ?? ''
    if (arg === '--' || arg === '-') break
    if (arg === '--version' && dialect === 'bash') return version(run)
    if (ignored.has(arg)) continue
    for (const letter of arg.slice(1)) {
      if (letter === 'c') command = true
      else if (letter === 'i') wanted = true
      else if (letter === 'l') state.login = true
      else if (letter === 's' || letter === 'm' || letter === 'b') continue
      else if (letter === 'o') setOption(state, args.shift() ?? '', arg.startsWith('-'))
      else if (!setOption(state, letter, arg.startsWith('-'))) return invalid(run, dialect, arg, letter)
    }
  }
  if (command) return startCommand(run, state, args)
  const [script, ...rest] = args
  if (script !== undefined) return startScript(run, state, script, rest)
  state.interactive = wanted || (run.isTerminal(0) && run.isTerminal(2))
  state.stack = [{ f: 'input', text: '', line: 1, prompted: false }]
  return { state, text: null }
}

function version(run: Run): Start {
  run.out(
    'GNU bash, version 5.2.37(1)-release (x86_64-pc-linux-gnu)\nCopyright (C) 2022 Free Software Foundation, Inc.\nLicense GPLv3+: GNU GPL version 3 or later <http://gnu.org/licenses/gpl.html>\n\nThis is free software; you are free to change and redistribute it.\nThere is NO WARRANTY, to the extent permitted by law.\n',
  )
  return { exit: 0 }
}

function invalid(run: Run, dialect: Dialect, arg: string, letter: string): Start {
  const name = run.process.argv[0] ?? ''
  if (dialect === 'dash') run.err(`${name}: 0: Illegal option ${arg.startsWith('--') ? '--' : `-${letter}`}\n`)
  else if (dialect === 'ash') run.err(`${name}: illegal option ${arg.startsWith('--') ? '--' : `-${letter}`}\n`)
  else run.err(`${name}: ${arg}: invalid option\n`)
  return { exit: 2 }
}

function startCommand(run: Run, state: ShellState, args: string[]): Start {
  const [text, name, ...rest] = args
  if (text === undefined) {
    if (state.dialect === 'bash') run.err(`${state.name}: -c: option requires an argument\n`)
    else run.err(`${state.name}: ${state.dialect === 'dash' ? '0: ' : ''}-c requires an argument\n`)
    return { exit: 2 }
  }
  return { state: { ...state, source: 'command', name: name ?? state.name, args: rest, mayExec: true }, text }
}

function startScript(run: Run, state: ShellState, script: string, args: string[]): Start {
  const { dialect, name } = state
  const read = run.disk.read(run.path(script))
  if (read.ok) return { state: { ...state, source: 'script', name: script, args }, text: read.value }
  if (dialect === 'bash') {
    run.err(read.code === 'EISDIR' ? `${script}: ${script}: Is a directory\n` : `${name}: ${script}: ${read.message}\n`)
    return { exit: read.code === 'ENOENT' ? 127 : 126 }
  }
  if (dialect === 'dash')
    run.err(`${name}: 0: cannot open ${script}: ${read.code === 'ENOENT' ? 'No such file' : read.message}\n`)
  else run.err(`${nameOf(name)}: can't open '${script}': ${read.message}\n`)
  return { exit: 2 }
}
