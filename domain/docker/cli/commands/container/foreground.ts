import type { Cli } from '@/domain/docker/cli/spec'
import { waitFor } from '@/domain/docker/engine/clock'
import { hasExited, killWithSignal } from '@/domain/docker/engine/kill'
import { signal } from '@/domain/docker/shell/processes'
import { update } from '@/domain/docker/sim'
import type { Container } from '@/domain/docker/world/container'

/** A client's view of a container: what it shows, and how Ctrl-C gets there. */
export type View = {
  id: string
  kind: 'run' | 'attach'
  stdout: boolean
  stderr: boolean
  /** The container has a terminal; with stdin, Ctrl-C goes through it. */
  tty: boolean
  stdin: boolean
  sigProxy: boolean
  /** Characters of its log, by stream, that were there before. */
  seen: { stdout: number; stderr: number }
}

/** As long as one waits for a container that does not end, before Ctrl-C; in simulated milliseconds. */
const longestWait = 3_600_000
/** Between one Ctrl-C and the next. */
const patience = 10_000

export function lengths(container: Pick<Container, 'logs'>): View['seen'] {
  const of = (wanted: string) =>
    container.logs.reduce((sum, { stream, text }) => sum + (stream === wanted ? text.length : 0), 0)
  return { stdout: of('stdout'), stderr: of('stderr') }
}

const lastSeen = ({ sim }: Cli, id: string): Container | undefined => sim.world.containers[id] ?? sim.removed?.[id]

/** Writes what is new in the log; with a terminal all of it is one stream. */
function show(cli: Cli, view: View): void {
  const logs = lastSeen(cli, view.id)?.logs ?? []
  const passed = { stdout: 0, stderr: 0 }
  for (const { stream, text } of logs) {
    const fresh = text.slice(Math.max(0, view.seen[stream] - passed[stream]))
    passed[stream] += text.length
    if (stream === 'stdout' ? view.stdout : view.stderr) (stream === 'stdout' ? cli.out : cli.err)(fresh)
  }
  view.seen = passed
}

const hasEnded = (cli: Cli, { id }: View) => hasExited(cli.sim, id)

/** Whether a person at this terminal is asked for a line. */
function asksForInput(cli: Cli, { id }: View): boolean {
  const processes = Object.values(cli.sim.world.containers[id]?.machine.processes ?? {})
  const terminal = processes.find(({ pid }) => pid === 1)?.terminal
  return processes.some((process) => process.waiting?.for === 'input' && process.terminal === terminal)
}

function interrupt(cli: Cli, { id, tty, stdin, sigProxy }: View): void {
  const ref = { container: id }
  const processes = Object.values(cli.sim.world.containers[id]?.machine.processes ?? {})
  const inFront = processes.filter(({ pid }) => pid !== 1)
  if (tty && stdin) for (const { pid } of inFront.length ? inFront : processes) signal(cli.sim, ref, pid, 'INT')
  else if (sigProxy) killWithSignal(cli.sim, id, 'INT')
}

/**
 * Ctrl-C, up to three times: each is handed on to the process. If that does not end it, the client gives up, and the
 * container runs on (docker/cli cmd/docker/docker.go, forceExitAfter3TerminationSignals).
 */
function pressCtrlC(cli: Cli, view: View): number | null {
  for (let times = 1; times <= 3; times++) {
    interrupt(cli, view)
    waitFor(cli.sim, () => hasEnded(cli, view), patience)
    show(cli, view)
    if (hasEnded(cli, view)) return null
  }
  cli.err('\ngot 3 SIGTERM/SIGINTs, forcefully exiting\n')
  return 1
}

/**
 * Stays with a running container until it ends, and shows its output (docker/cli container/run.go and attach.go).
 * Where a person may type, the terminal goes into it as soon as it asks for a line.
 * @returns the exit status: the container's own
 */
export function stayWith(cli: Cli, view: View): number {
  const stays = view.stdin && cli.stdin.open
  waitFor(cli.sim, () => hasEnded(cli, view) || (stays && asksForInput(cli, view)), longestWait)
  show(cli, view)
  if (!hasEnded(cli, view)) {
    if (stays && asksForInput(cli, view)) return enter(cli, view)
    const gaveUp = pressCtrlC(cli, view)
    if (gaveUp !== null) return gaveUp
  }
  return lastSeen(cli, view.id)?.state.exitCode ?? 0
}

/** The next lines of the terminal go to the container's main process. */
function enter(cli: Cli, { id, kind, seen }: View): number {
  const session = { container: id, pid: 1, kind, seen: seen.stdout + seen.stderr, client: '' }
  update(cli.sim, { session })
  return 0
}
