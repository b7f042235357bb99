import type { MachineRef } from '@/domain/docker/files/machine-disk'
import type { Outcome } from '@/domain/docker/outcome'
import type { Sim } from '@/domain/docker/sim'
import type { Machine, Signal, Sink } from '@/domain/docker/world/process'

export type ProcessSpec = {
  argv: string[]
  env: Record<string, string>
  cwd: string
  /** `name`, `uid`, `name:group`, `uid:gid`; empty for root. */
  user: string
  tty: boolean
  stdin: { text: string; open: boolean }
  stdout: Sink
  stderr: Sink
}

/**
 * Begins a process; it runs when runMachine is next called.
 * @returns its pid, or a refusal: `ENOENT` (no such program in PATH, or no such file), `EACCES` (not executable),
 *   `EISDIR`, `ENOEXEC` (another platform's program), `NOUSER`
 */
export function spawn(_sim: Sim, _ref: MachineRef, _spec: ProcessSpec): Outcome<number> {
  throw new Error('not yet')
}

/** Delivers a signal. The machine's pid 1 takes only those it has a handler for, and KILL (kill(2)). */
export function signal(_sim: Sim, _ref: MachineRef, _pid: number, _name: Signal): void {
  throw new Error('not yet')
}

/** Gives a process more to read; `open: false` ends its input. */
export function feed(_sim: Sim, _ref: MachineRef, _pid: number, _text: string, _open: boolean): void {
  throw new Error('not yet')
}

/** Runs every process of a machine that can go on, until each waits or has ended. Time does not pass. */
export function runMachine(_sim: Sim, _ref: MachineRef): void {
  throw new Error('not yet')
}

/** When the machine's next sleeper wakes (milliseconds since 1970), or null. */
export function nextWake(_machine: Machine): number | null {
  throw new Error('not yet')
}
