import { waitFor } from '@/domain/docker/engine/clock'
import { type Sim, update } from '@/domain/docker/sim'
import { hostShell, type ParkedShell } from './host-shell'
import type { ShellState } from './interpreter/state'
import { parse } from './language/parse'
import { machineOf, processOf, setProcess } from './machine'
import { feed, signal, takeExitCode, takeOutput } from './processes'
import type { Kept } from './run'

export { isComplete } from './language/parse'

/** A line that takes longer than this, in milliseconds of simulated time, is ended as by Ctrl-C. */
const longestLine = 24 * 3600 * 1000
/** How often Ctrl-C is pressed before the terminal is closed. */
const mostInterrupts = 3

export type HostRan = { stdout: string; stderr: string; exitCode: number }

const stateOf = (sim: Sim, pid: number): ShellState | undefined =>
  (processOf(sim, 'host', pid)?.state as Kept | undefined)?.data as ShellState | undefined

/** Whether the line has run: the shell waits for the next, or has ended. */
const isDone = (sim: Sim, pid: number): boolean => {
  const process = processOf(sim, 'host', pid)
  return !process || (process.waiting?.for === 'ever' && stateOf(sim, pid)?.stack.at(-1)?.f === 'park')
}

/** Processes of the host in the foreground: all below the shell that are no background jobs. */
function foreground(sim: Sim, shell: number): number[] {
  const { processes } = machineOf(sim, 'host')
  const jobs = stateOf(sim, shell)?.jobs ?? []
  const below = (pid: number): number[] =>
    Object.values(processes)
      .filter(({ parent, orphan }) => parent === pid && !orphan)
      .map((process) => process.pid)
      .filter((child) => pid !== shell || !jobs.includes(child))
      .flatMap((child) => [child, ...below(child)])
  return below(shell)
}

function interrupt(sim: Sim, pid: number, name: string): void {
  for (const other of [...foreground(sim, pid), pid]) signal(sim, 'host', other, name)
}

function runToEnd(sim: Sim, pid: number): void {
  waitFor(sim, () => isDone(sim, pid), longestLine)
  for (let presses = 0; presses < mostInterrupts && !isDone(sim, pid); presses++) {
    interrupt(sim, pid, 'INT')
    waitFor(sim, () => isDone(sim, pid), 1000)
  }
  if (isDone(sim, pid)) return
  interrupt(sim, pid, 'KILL')
  waitFor(sim, () => isDone(sim, pid), 0)
}

/** What the next line, and docker, see of the shell. */
function keep(sim: Sim, pid: number, status: number): void {
  const state = stateOf(sim, pid)
  const process = processOf(sim, 'host', pid)
  if (!state || !process) {
    update(sim, { host: { ...sim.world.host, status } })
    return
  }
  const { variables, exported, functions, options } = state
  const shell = { variables, exported: Object.keys(exported), functions, options }
  update(sim, { host: { ...sim.world.host, ...shell, cwd: process.cwd, status } })
}

/**
 * Runs one line in the host's shell, which keeps its variables, functions, directory and
 * background processes from line to line. Output goes to a terminal of unknown width
 * unless it is redirected or piped. A here-document's lines are part of the line.
 * @param input `open` where a person may type more; else standard input is a terminal on which nobody types
 */
export function runHostLine(sim: Sim, line: string, input: 'open' | 'closed'): HostRan {
  const { problem } = parse(line, 'bash')
  const parked: ParkedShell = hostShell(sim, line)
  const { pid, client } = parked
  feed(sim, 'host', pid, '', input === 'open')
  setProcess(sim, 'host', pid, { waiting: null })
  runToEnd(sim, pid)
  const ended = takeExitCode(sim, 'host', pid)
  const status = ended ?? stateOf(sim, pid)?.status ?? 0
  keep(sim, pid, status)
  const written = takeOutput(sim, 'host', client)
  const of = (stream: string) =>
    written
      .filter((piece) => piece.stream === stream)
      .map(({ text }) => text)
      .join('')
  return { stdout: of('stdout'), stderr: of('stderr'), exitCode: problem && status === 0 ? 2 : status }
}
