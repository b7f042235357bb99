import type { Descriptor } from '@/domain/docker/world/process'
import { builtins, specialBuiltins } from './builtins/all'
import { find, launch } from './children'
import { conclude, leaveShell } from './leave'
import { complain, complainNotFound } from './messages'
import { dropUnused } from './redirect'
import { push, type Shell, setDescriptors } from './shell'
import { startNode } from './start-node'
import type { Former } from './state'
import { environment, remember, setVariable } from './variables'

/** A command whose words have been expanded. */
export type Ready = {
  argv: string[]
  assignments: [string, string][]
  fds: Record<string, Descriptor> | null
  text: string
}

/** Runs a command: a builtin, a function unless `plain`, or a program. */
export function runCommand(shell: Shell, ready: Ready, plain: boolean): void {
  const name = ready.argv[0] ?? ''
  if (specialBuiltins.has(name)) {
    runBuiltin(shell, ready)
    return
  }
  if (shell.state.functions[name] && !plain) {
    callFunction(shell, ready)
    return
  }
  if (builtins[name] && exists(shell, name)) {
    runBuiltin(shell, ready)
    return
  }
  runProgram(shell, ready)
}

const onlyBash = new Set([
  'source',
  'declare',
  'typeset',
  'shopt',
  'pushd',
  'popd',
  'dirs',
  'mapfile',
  'readarray',
  'builtin',
  'disown',
  'history',
  'let',
  '[[',
])
const inAsh = new Set(['source', 'let', '[['])
const exists = (shell: Shell, name: string): boolean => {
  const { dialect } = shell.state
  return !onlyBash.has(name) || dialect === 'bash' || (dialect === 'ash' && inAsh.has(name))
}

/** Puts assignments in place for one command; `former` says how to undo them. */
function assignFor(shell: Shell, assignments: [string, string][], former: Former): boolean {
  return assignments.every(([name, value]) => {
    remember(shell, former, name)
    if (!setVariable(shell, name, value)) return false
    shell.state.exported[name] = true
    return true
  })
}

function runBuiltin(shell: Shell, { argv, assignments, fds }: Ready): void {
  const name = argv[0] ?? ''
  const former: Former = {}
  const lasting = specialBuiltins.has(name) && shell.state.dialect !== 'bash'
  if (!assignFor(shell, assignments, lasting ? {} : former)) {
    leaveShell(shell, 1)
    return
  }
  if (name === 'exec' && fds) {
    setDescriptors(shell, fds)
  } else if (fds || assignments.length) {
    push(shell, { f: 'restore', fds: fds ? { ...shell.fds } : null, former })
    if (fds) setDescriptors(shell, fds)
  }
  const status = builtins[name]?.(shell, argv) ?? 0
  if (status === 'done') return
  if (status === 'waits') {
    push(shell, { f: 'builtin', argv })
    return
  }
  conclude(shell, status)
}

function callFunction(shell: Shell, { argv, assignments, fds }: Ready): void {
  const body = shell.state.functions[argv[0] ?? '']
  if (!body) return
  if (shell.state.stack.length > 2000) {
    complain(shell, `${argv[0]}: maximum function nesting level exceeded`)
    leaveShell(shell, 2)
    return
  }
  const former: Former = {}
  assignFor(shell, assignments, former)
  push(shell, { f: 'restore', fds: fds ? { ...shell.fds } : null, former })
  if (fds) setDescriptors(shell, fds)
  push(shell, { f: 'call', args: shell.state.args, former: {} })
  shell.state.args = argv.slice(1)
  startNode(shell, body)
}

/** Whether nothing is left to do after this command, so that it may take the shell's place. */
const isLast = (shell: Shell): boolean =>
  shell.state.mayExec &&
  Object.keys(shell.state.traps).length === 0 &&
  shell.state.stack.every((frame) => frame.f === 'list' && frame.at >= frame.nodes.length)

function runProgram(shell: Shell, { argv, assignments, fds, text }: Ready): void {
  const found = find(shell, argv)
  if (!found.ok) {
    if (fds) dropUnused(shell, fds)
    failToRun(shell, { argv, assignments, fds, text }, found.code)
    return
  }
  const extra = Object.fromEntries(assignments)
  if (isLast(shell)) {
    if (fds) setDescriptors(shell, fds)
    shell.verdict = { exec: { ...found.value, env: { ...environment(shell), ...extra } } }
    return
  }
  const pid = launch(shell, found.value, fds ?? shell.fds, extra)
  push(shell, { f: 'wait', pids: [pid], codes: {}, text })
}

function failToRun(shell: Shell, ready: Ready, code: string): void {
  const [name = ''] = ready.argv
  const saved = shell.fds
  const to = ready.fds?.[2]
  if (to) shell.fds = { ...shell.fds, 2: to }
  if (code === 'EACCES' || (code === 'EISDIR' && name.includes('/'))) {
    complain(
      shell,
      `${name}: ${code === 'EISDIR' && shell.state.dialect === 'bash' ? 'Is a directory' : 'Permission denied'}`,
    )
  } else if (code !== 'ENOEXEC') complainNotFound(shell, name)
  shell.fds = saved
  if (code === 'ENOEXEC') {
    runAsScript(shell, ready)
    return
  }
  conclude(shell, code === 'EACCES' || (code === 'EISDIR' && name.includes('/')) ? 126 : 127)
}

/** A text file without `#!` is a script for the shell itself. */
function runAsScript(shell: Shell, { argv, assignments, fds }: Ready): void {
  const shells = { ash: 'ash', dash: 'dash', bash: 'bash' } as const
  const program = shells[shell.state.dialect]
  const [name = '', ...args] = argv
  const full = name.includes('/') ? name : (pathIn(shell, name) ?? name)
  const identity = { program, variant: program }
  const pid = launch(
    shell,
    { argv: [program, full, ...args], program: '/bin/sh', identity },
    fds ?? shell.fds,
    Object.fromEntries(assignments),
  )
  push(shell, { f: 'wait', pids: [pid], codes: {}, text: argv.join(' ') })
}

const pathIn = (shell: Shell, name: string): string | undefined =>
  (shell.state.variables.PATH ?? '')
    .split(':')
    .map((directory) => `${directory}/${name}`)
    .find((path) => shell.run.disk.stat(path)?.kind === 'file')
