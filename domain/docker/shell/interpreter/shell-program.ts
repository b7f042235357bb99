import type { Dialect } from '@/domain/docker/shell/language/syntax'
import { setProcess } from '@/domain/docker/shell/machine'
import type { Entry, OnSignal, Program, Run, Verdict } from '@/domain/docker/shell/program'
import { numberOf } from '@/domain/docker/shell/signals'
import { addWork } from '@/domain/docker/shell/work'
import { dropLine, exitShell, pushText } from './leave'
import { copyOf, pop, push, type Shell, top } from './shell'
import { startShell } from './start-shell'
import type { ShellState } from './state'
import { step } from './step'

/** Steps that a shell makes in one turn; one that needs more is made to rest. */
const stepsOfTurn = 50_000
/** So many steps count as one turn of a simpler program. */
const stepsOfWork = 40
/** What it may have written in one turn, when the other end of a pipe has yet to read. */
const writtenOfTurn = 60_000

/** A shell of one dialect, as a program. */
export const shellEntry = (dialect: Dialect): Entry => ({ run: runShell(dialect), on: onSignal })

export const openShell = (run: Run, state: ShellState): Shell => ({
  run,
  state: copyOf(state),
  fds: run.fds,
  cwd: run.cwd,
  umask: run.process.umask,
  writer: run.writer,
  verdict: null,
})

const runShell =
  (dialect: Dialect): Program =>
  (run) => {
    if (run.data !== undefined) return goOn(openShell(run, run.data as ShellState))
    const start = startShell(run, dialect)
    if ('exit' in start) return start
    const shell = openShell(run, start.state)
    if (start.text !== null) pushText(shell, start.text)
    return goOn(shell)
  }

/** Lets a shell go on until it waits or ends. */
export function goOn(shell: Shell): Verdict {
  const { sim, ref, pid } = shell.run
  const limit = shell.state.rests > 5 ? stepsOfTurn / 25 : stepsOfTurn
  let steps = 0
  for (; !shell.verdict; steps++) {
    if (steps > limit) shell.verdict = rest(shell)
    else if (shell.writer.size() > writtenOfTurn || shell.writer.broken()) shell.verdict = { wait: null, data: null }
    else {
      runTraps(shell)
      const frame = top(shell)
      if (frame) step(shell, frame)
      else exitShell(shell, shell.state.status)
    }
  }
  addWork(sim, steps / stepsOfWork)
  setProcess(sim, ref, pid, { cwd: shell.cwd, umask: shell.umask })
  return 'wait' in shell.verdict ? { ...shell.verdict, data: shell.state } : shell.verdict
}

function rest(shell: Shell): Verdict {
  const out = shell.fds[1]
  // Whoever reads from the pipe may end it.
  if (out && 'to' in out && out.to === 'stream') return { wait: null, data: null }
  const seconds = Math.min(60, 2 ** Math.max(0, ++shell.state.rests - 5))
  return { wait: { for: 'time', until: shell.run.sim.world.now + seconds * 1000 }, data: null }
}

/** Runs the trap of a signal that was caught, unless a command has to end first. */
function runTraps(shell: Shell): void {
  const frame = top(shell)
  if (!shell.state.caught.length || frame?.f === 'wait' || frame?.f === 'capture') return
  const signal = shell.state.caught.shift() ?? ''
  const action = shell.state.traps[signal]
  if (frame?.f === 'builtin') {
    pop(shell)
    shell.state.status = 128 + numberOf(signal)
  }
  if (!action) return
  push(shell, { f: 'trap', status: shell.state.status })
  pushText(shell, action)
}

const onSignal: OnSignal = (run, signal) => {
  const state = run.data as ShellState | undefined
  const action = state?.traps[signal]
  if (!state || action === undefined) return untrapped(run, state, signal)
  if (action === '') return 'ignore'
  const frame = state.stack.at(-1)
  const interrupted = frame?.f === 'builtin' || frame?.f === 'input'
  const data: ShellState = { ...state, caught: [...state.caught, signal] }
  return { wait: interrupted ? null : run.process.waiting, data }
}

/** An interactive shell ignores TERM and QUIT; INT only drops the line. */
function untrapped(run: Run, state: ShellState | undefined, signal: string): ReturnType<OnSignal> {
  if (!state?.interactive) return 'default'
  if (signal === 'TERM' || signal === 'QUIT' || signal === 'TSTP') return 'ignore'
  if (signal !== 'INT') return 'default'
  const shell = openShell(run, state)
  dropLine(shell)
  const frame = top(shell)
  if (frame?.f === 'input') Object.assign(frame, { text: '', prompted: false })
  shell.state.status = 130
  if (frame?.f === 'input') run.err('\n')
  return { wait: null, data: shell.state }
}
