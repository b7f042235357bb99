import type { Cli } from '@/domain/docker/cli/spec'
import { waitFor } from '@/domain/docker/engine/clock'
import type { Execution } from '@/domain/docker/engine/exec'
import { signal, takeExitCode, takeOutput } from '@/domain/docker/shell/processes'
import { update } from '@/domain/docker/sim'
import type { Machine, Process } from '@/domain/docker/world/process'

/** As long as one waits for a command that does not end, before Ctrl-C. */
const longestWait = 3_600_000
/** What a process that got SIGINT takes at most to end. */
const patience = 10_000
const interrupted = 130
const killed = 137

/** The machine that the process is in, or was in when its container went. */
const machineNow = ({ sim }: Cli, { container }: Execution): Machine | undefined =>
  (sim.world.containers[container] ?? sim.removed?.[container])?.machine

function endCode(cli: Cli, execution: Execution): number | undefined {
  const machine = machineNow(cli, execution)
  const code = machine?.ended[execution.pid]
  return code ?? (machine?.processes[execution.pid] ? undefined : killed)
}

/** Shows what the process wrote since the last time. */
function show(cli: Cli, execution: Execution): void {
  const { container, client } = execution
  const written = cli.sim.world.containers[container]
    ? takeOutput(cli.sim, { container }, client)
    : (machineNow(cli, execution)?.clients[client] ?? [])
  for (const { stream, text } of written) {
    if (stream === 'stdout') cli.out(text)
    else cli.err(text)
  }
}

const hasTerminal = (process: Process, terminal: string | undefined) =>
  terminal !== undefined && process.terminal === terminal

/** Processes that have the terminal. */
function atTerminal(cli: Cli, execution: Execution): Process[] {
  const machine = machineNow(cli, execution)
  const terminal = machine?.processes[execution.pid]?.terminal
  return Object.values(machine?.processes ?? {}).filter((process) => hasTerminal(process, terminal))
}

/** Whether somebody at the terminal is asked for a line. */
const asksForInput = (cli: Cli, execution: Execution): boolean =>
  atTerminal(cli, execution).some(({ waiting }) => waiting?.for === 'input')

/** Those that Ctrl-C reaches: what a shell has begun, or else the process itself. */
function inFront(cli: Cli, execution: Execution): number[] {
  const begun = atTerminal(cli, execution).filter(({ pid }) => pid !== execution.pid)
  return begun.length ? begun.map(({ pid }) => pid) : [execution.pid]
}

/** Ctrl-C: a terminal hands it to the process; otherwise only the CLI ends, and the process goes on. */
function interrupt(cli: Cli, execution: Execution, hasTty: boolean): number {
  if (!hasTty) return interrupted
  for (const pid of inFront(cli, execution)) signal(cli.sim, { container: execution.container }, pid, 'INT')
  waitFor(cli.sim, () => endCode(cli, execution) !== undefined, patience)
  show(cli, execution)
  return endCode(cli, execution) ?? interrupted
}

/**
 * Waits for a process that `docker exec` began, and shows its output (docker/cli container/exec.go, interactiveExec).
 * Where a person may type, the terminal goes into the container as soon as it is asked for a line.
 * @returns the exit status
 */
export function attachToExec(cli: Cli, execution: Execution, how: { interactive: boolean; tty: boolean }): number {
  const stays = how.interactive && cli.stdin.open
  const ended = () => endCode(cli, execution) !== undefined
  const waited = waitFor(cli.sim, () => ended() || (stays && asksForInput(cli, execution)), longestWait)
  show(cli, execution)
  const code = endCode(cli, execution)
  if (code !== undefined) {
    if (cli.sim.world.containers[execution.container]) takeExitCode(cli.sim, execution, execution.pid)
    return code
  }
  if (stays && waited === 'done') {
    update(cli.sim, { session: { ...execution, kind: 'exec', seen: 0 } })
    return 0
  }
  return interrupt(cli, execution, how.interactive && how.tty)
}
