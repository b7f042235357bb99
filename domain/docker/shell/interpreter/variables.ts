import { draw } from '@/domain/docker/sim'
import { complain } from './messages'
import type { Shell } from './shell'
import type { Former } from './state'

/** The value of a variable or a special parameter; undefined where it is not set. */
export function variableOf(shell: Shell, name: string): string | undefined {
  const { state } = shell
  if (/^\d+$/.test(name)) return name === '0' ? state.name : state.args[Number(name) - 1]
  if (/^\w+$/.test(name)) return state.variables[name] ?? dynamic(shell, name)
  if (name === '?') return String(state.status)
  if (name === '$') return String(state.self)
  if (name === '#') return String(state.args.length)
  if (name === '!') return state.background ? String(state.background) : ''
  if (name === '-') return flags(shell)
  return undefined
}

function dynamic(shell: Shell, name: string): string | undefined {
  const { state, run } = shell
  if (name === 'RANDOM' && state.dialect !== 'dash')
    return String(Number.parseInt(draw(run.sim).slice(0, 4), 16) & 32767)
  if (name === 'LINENO') return String(state.line)
  if (name === 'SECONDS' && state.dialect === 'bash')
    return String(Math.floor((run.sim.world.now - run.process.startedAt) / 1000))
  if (name === 'EPOCHSECONDS' && state.dialect === 'bash') return String(Math.floor(run.sim.world.now / 1000))
  if (state.dialect !== 'bash') return name === 'PPID' ? String(run.process.parent) : undefined
  const fixed: Record<string, string> = {
    PPID: String(run.process.parent),
    UID: String(run.process.uid),
    EUID: String(run.process.uid),
    BASH_VERSION: '5.2.37(1)-release',
    BASH: '/bin/bash',
    BASHPID: String(run.pid),
    FUNCNAME: '',
    OSTYPE: 'linux-gnu',
    HOSTTYPE: 'x86_64',
    MACHTYPE: 'x86_64-pc-linux-gnu',
    SHLVL: '1',
  }
  return fixed[name]
}

function flags(shell: Shell): string {
  const { options, dialect, source, interactive } = shell.state
  const set = (['e', 'f', 'n', 'u', 'v', 'x', 'a'] as const).filter((option) => options[option]).join('')
  const fixed = dialect === 'bash' ? 'hB' : ''
  return `${interactive ? 'i' : ''}${fixed}${set}${source === 'input' ? 's' : dialect === 'bash' && source === 'command' ? 'c' : ''}`
}

/** Sets a variable. False, with a message, where it is read-only. */
export function setVariable(shell: Shell, name: string, value: string): boolean {
  const { state } = shell
  if (state.readonly[name]) {
    complain(shell, state.dialect === 'bash' ? `${name}: readonly variable` : `${name}: is read only`)
    return false
  }
  state.variables[name] = value
  if (state.options.a) state.exported[name] = true
  return true
}

export function unsetVariable(shell: Shell, name: string): void {
  delete shell.state.variables[name]
  delete shell.state.exported[name]
}

/** Notes what a variable is, unless that was noted before. */
export function remember(shell: Shell, former: Former, name: string): void {
  former[name] ??= { value: shell.state.variables[name] ?? null, exported: name in shell.state.exported }
}

/** Puts variables back as they were. */
export function putBack(shell: Shell, former: Former): void {
  for (const [name, { value, exported }] of Object.entries(former)) {
    unsetVariable(shell, name)
    if (value !== null) shell.state.variables[name] = value
    if (exported) shell.state.exported[name] = true
  }
}

/** What a command started by the shell gets as its environment. */
export function environment(shell: Shell): Record<string, string> {
  const { variables, exported } = shell.state
  return Object.fromEntries(Object.entries(variables).filter(([name]) => exported[name]))
}
