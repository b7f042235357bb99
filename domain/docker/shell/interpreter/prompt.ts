import { hostnameOf } from '@/domain/docker/shell/system-files'
import type { Shell } from './shell'

/** What each shell shows where nobody set PS1. Debian's bash has its own from /etc/bash.bashrc or ~/.bashrc. */
function defaultPrompt(shell: Shell): string {
  const { dialect } = shell.state
  if (dialect === 'ash') return '\\w \\$ '
  if (dialect === 'dash') return '\\$ '
  const { disk } = shell.run
  return disk.stat('/etc/bash.bashrc') || disk.stat('/root/.bashrc') ? '\\u@\\h:\\w\\$ ' : '\\s-\\v\\$ '
}

/** The prompt of an interactive shell. */
export function prompt(shell: Shell): string {
  const { run, state, cwd } = shell
  const home = state.variables.HOME ?? ''
  const where =
    home && home !== '/' && (cwd === home || cwd.startsWith(`${home}/`)) ? `~${cwd.slice(home.length)}` : cwd
  const values: Record<string, string> = {
    u: run.process.user,
    h: hostnameOf(run.sim, run.ref).split('.')[0] ?? '',
    w: where,
    W: where.split('/').at(-1) || where,
    $: run.process.uid === 0 ? '#' : '$',
    s: 'bash',
    v: '5.2',
    n: '\n',
    '[': '',
    ']': '',
  }
  return (state.variables.PS1 ?? defaultPrompt(shell)).replace(/\\(.)/g, (all, key: string) => values[key] ?? all)
}
