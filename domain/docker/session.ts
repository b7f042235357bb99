import { settle, waitFor } from '@/domain/docker/engine/clock'
import { feed, signal, takeExitCode, takeOutput } from '@/domain/docker/shell/processes'
import { type Sim, update } from './sim'
import type { Machine, Process } from './world/process'
import type { Session } from './world/world'

type Shown = { stdout: string; stderr: string; exitCode: number }

const interrupt = '\u0003'
const endOfInput = '\u0004'
/** What is typed waits for an answer no longer than this, in simulated milliseconds. */
const patience = 60 * 60 * 1000

/**
 * Types a line into the container that holds the terminal, and gives what that shows.
 * `\u0003` stands for Ctrl-C, `\u0004` for Ctrl-D. When the process ends, the terminal is the host's again.
 */
export function typeInto(sim: Sim, session: Session, line: string): Shown {
  const ref = { container: session.container }
  if (machineOf(sim, session)) {
    if (line === interrupt) for (const { pid } of inFront(sim, session)) signal(sim, ref, pid, 'INT')
    else if (line === endOfInput) feed(sim, ref, session.pid, '', false)
    else feed(sim, ref, session.pid, `${line}\n`, true)
    settle(sim)
    waitFor(sim, () => isOver(sim, session) || awaitsInput(sim, session), patience)
  }
  const shown = collect(sim, session)
  const exitCode = exitCodeOf(sim, session)
  if (exitCode === null) return { ...shown, exitCode: 0 }
  update(sim, { session: null, host: { ...sim.world.host, status: exitCode } })
  return { ...shown, exitCode }
}

const machineOf = (sim: Sim, { container }: Session): Machine | undefined => sim.world.containers[container]?.machine

/** Processes that share the session's terminal. */
function atTerminal(sim: Sim, session: Session): Process[] {
  const all = Object.values(machineOf(sim, session)?.processes ?? {})
  const own = all.find(({ pid }) => pid === session.pid)
  return all.filter((process) => process === own || (own?.terminal && process.terminal === own.terminal))
}

/** Those that Ctrl-C reaches: the shell's children, or else the process itself. */
function inFront(sim: Sim, session: Session): Process[] {
  const all = atTerminal(sim, session)
  const children = all.filter(({ pid }) => pid !== session.pid)
  return children.length ? children : all
}

const awaitsInput = (sim: Sim, session: Session): boolean =>
  atTerminal(sim, session).some(({ waiting }) => waiting?.for === 'input')

const isOver = (sim: Sim, session: Session): boolean =>
  sim.world.session?.ended !== undefined || !machineOf(sim, session)?.processes[session.pid]

/** Output that the terminal has not shown yet. */
function collect(sim: Sim, session: Session): { stdout: string; stderr: string } {
  const ended = sim.world.session?.ended
  if (ended) return { stdout: ended.output, stderr: '' }
  const container = sim.world.containers[session.container]
  if (!container) return { stdout: '', stderr: '' }
  if (session.kind === 'exec') return byStream(takeOutput(sim, { container: session.container }, session.client))
  let passed = 0
  const fresh = container.logs.map(({ stream, text }) => {
    const from = Math.max(0, session.seen - passed)
    passed += text.length
    return { stream, text: text.slice(from) }
  })
  update(sim, { session: { ...session, seen: passed } })
  return byStream(fresh)
}

function byStream(pieces: readonly { stream: 'stdout' | 'stderr'; text: string }[]): {
  stdout: string
  stderr: string
} {
  const of = (wanted: string) => pieces.map(({ stream, text }) => (stream === wanted ? text : '')).join('')
  return { stdout: of('stdout'), stderr: of('stderr') }
}

/** What the session's process ended with; null while it runs. */
function exitCodeOf(sim: Sim, session: Session): number | null {
  const ended = sim.world.session?.ended
  if (ended) return ended.exitCode
  const container = sim.world.containers[session.container]
  if (!container) return 137
  if (container.machine.processes[session.pid]) return null
  if (session.kind === 'exec') return takeExitCode(sim, { container: session.container }, session.pid) ?? 0
  return container.state.exitCode
}
