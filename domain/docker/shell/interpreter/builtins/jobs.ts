import { leaveShell } from '@/domain/docker/shell/interpreter/leave'
import { complain } from '@/domain/docker/shell/interpreter/messages'
import { err, out, type Shell } from '@/domain/docker/shell/interpreter/shell'
import { machineOf, setMachine, setProcess } from '@/domain/docker/shell/machine'
import { killText, sendSignals } from '@/domain/docker/shell/programs/send-signals'
import { signalNamed } from '@/domain/docker/shell/signals'
import { type Builtin, say } from './builtin'

/** Notes how background jobs ended. */
export function collectJobs(shell: Shell): void {
  const { sim, ref } = shell.run
  const ended = { ...machineOf(sim, ref).ended }
  const done = shell.state.jobs.filter((pid) => ended[pid] !== undefined)
  if (!done.length) return
  for (const pid of done) {
    shell.state.codes[pid] = ended[pid] ?? 0
    delete ended[pid]
  }
  shell.state.jobs = shell.state.jobs.filter((pid) => !done.includes(pid))
  setMachine(sim, ref, { ended })
}

function jobPid(shell: Shell, text: string): number {
  if (!text.startsWith('%')) return Number(text)
  const known = [...Object.keys(shell.state.codes).map(Number), ...shell.state.jobs].sort((a, b) => a - b)
  return text === '%%' || text === '%+' ? (known.at(-1) ?? 0) : (known[Number(text.slice(1)) - 1] ?? 0)
}

const wait: Builtin = (shell, [, ...args]) => {
  collectJobs(shell)
  const { state } = shell
  const words = args.filter((arg) => !arg.startsWith('-'))
  const pids = words.map((text) => jobPid(shell, text))
  const missing = (args.includes('-n') && !pids.length ? [] : pids.length ? pids : state.jobs).find((pid) =>
    state.jobs.includes(pid),
  )
  const anyOne = args.includes('-n') && state.jobs.length > 0 && !Object.keys(state.codes).length
  if (missing !== undefined || anyOne) {
    shell.verdict = { wait: { for: 'process', pid: missing ?? 0 }, data: null }
    return 'waits'
  }
  if (!pids.length) {
    const last = args.includes('-n') ? (Object.values(state.codes)[0] ?? 127) : 0
    state.codes = {}
    return last
  }
  let status = 0
  for (const pid of pids) {
    const code = state.codes[pid]
    delete state.codes[pid]
    status = code ?? 127
    if (code === undefined && state.dialect === 'bash') say(shell, 'wait', `pid ${pid} is not a child of this shell`)
    if (code === 143 && state.dialect !== 'bash' && !state.subshell) err(shell, 'Terminated\n')
    if (code === 137 && state.dialect !== 'bash' && !state.subshell) err(shell, 'Killed\n')
  }
  return status
}

const kill: Builtin = (shell, [, ...args]) => {
  const { sim, ref, process } = shell.run
  const words = args.map((arg) => (arg.startsWith('%') ? String(jobPid(shell, arg)) : arg))
  const { dialect } = shell.state
  const sent = sendSignals(sim, ref, words, process.uid)
  if (sent.kind === 'usage') {
    if (dialect === 'bash')
      err(shell, 'kill: usage: kill [-s sigspec | -n signum | -sigspec] pid | jobspec ... or kill -l [sigspec]\n')
    else if (dialect === 'dash')
      say(shell, 'kill', 'Usage: kill [-s sigspec | -signum | -sigspec] [pid | job]... or\nkill -l [exitstatus]')
    else complain(shell, 'you need to specify whom to kill')
    return dialect === 'ash' ? 1 : 2
  }
  if (sent.kind === 'list') out(shell, sent.text)
  for (const { target, why } of sent.kind === 'sent' ? sent.problems : []) killProblem(shell, target, why)
  const failed = sent.kind === 'sent' && sent.problems.length > 0
  // What is sent to the shell itself is taken before its next command.
  if (sent.kind === 'sent' && sent.pids.includes(shell.run.pid)) shell.verdict ??= { wait: null, data: null }
  return failed ? 1 : 0
}

function killProblem(shell: Shell, target: string, why: string): void {
  const { dialect } = shell.state
  if (dialect === 'bash') complain(shell, killText(target, why, 'bash'), 'kill')
  else if (dialect === 'dash' && why === 'No such process' && /\D/.test(target.replace(/^-/, '')))
    complain(shell, `Illegal number: ${target}`, 'kill')
  else if (dialect === 'dash') {
    complain(shell, why, 'kill')
    err(shell, '\n')
  } else complain(shell, killText(target, why, 'ash'))
}

const trap: Builtin = (shell, [, ...given]) => {
  const args = given[0] === '--' ? given.slice(1) : given
  const { state } = shell
  const listed = args[0] === '-l' || args[0] === '-p'
  if (!args.length || listed) {
    for (const [signal, action] of Object.entries(state.traps)) {
      const name = state.dialect === 'bash' && signal !== 'EXIT' ? `SIG${signal}` : signal
      out(shell, `trap -- '${action.replaceAll("'", `'\\''`)}' ${name}\n`)
    }
    return 0
  }
  const [first = '', ...rest] = args
  const reset = first === '-' || (rest.length === 0 && signalNamed(first) !== undefined)
  let status = 0
  for (const word of first === '-' ? rest : reset ? args : rest) {
    const signal =
      signalNamed(word) ?? (state.dialect === 'bash' && /^(?:ERR|DEBUG|RETURN)$/.test(word) ? word : undefined)
    if (!signal) status = badTrap(shell, word)
    else if (reset) delete state.traps[signal]
    else state.traps[signal] = first
  }
  return status
}

function badTrap(shell: Shell, word: string): number {
  if (shell.state.dialect === 'dash') err(shell, `trap: ${word}: bad trap\n`)
  else say(shell, 'trap', `${word}: invalid signal specification`)
  return 1
}

const jobs: Builtin = (shell) => {
  collectJobs(shell)
  for (const [i, pid] of shell.state.jobs.entries()) {
    out(shell, `[${i + 1}]${i === shell.state.jobs.length - 1 ? '+' : '-'}  Running                 ${pid} &\n`)
  }
  return 0
}

const noJobs: Builtin = (shell, [name = '']) => {
  const bash = shell.state.dialect === 'bash'
  say(shell, name, bash ? 'no job control' : 'No current job')
  if (bash) return 1
  leaveShell(shell, 2)
  return 'done'
}

/** Marks background processes as nobody's: they outlive the shell, as all do here. */
const disown: Builtin = (shell) => {
  const { sim, ref } = shell.run
  for (const pid of shell.state.jobs) setProcess(sim, ref, pid, { orphan: true })
  shell.state.jobs = []
  return 0
}

export const jobControl: Record<string, Builtin> = { wait, kill, trap, jobs, fg: noJobs, bg: noJobs, disown }
