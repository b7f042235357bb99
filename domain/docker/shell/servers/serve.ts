import { processOf, setProcess } from '@/domain/docker/shell/machine'
import { isPortTaken, type Serving } from '@/domain/docker/shell/network/reach'
import type { OnSignal, Run, Verdict } from '@/domain/docker/shell/program'
import type { Signal } from '@/domain/docker/world/process'

/** A server goes on until a signal ends it. */
export const serve = (data: Serving): Verdict => ({ wait: { for: 'ever' }, data })

/** Whether somebody listens at a port already. */
export const isTaken = (run: Run, port: number): boolean => isPortTaken(run.sim, run.ref, port, run.pid)

/** Signals that end a server, with its last words; all others have their default effect, or none where `ignored`. */
export const endsOn =
  (signals: Readonly<Record<Signal, (run: Run) => number>>, ignored: readonly Signal[] = []): OnSignal =>
  (run, signal) => {
    const end = signals[signal]
    if (end) return { exit: end(run) }
    return ignored.includes(signal) ? 'ignore' : 'default'
  }

/** Makes a process look otherwise in `ps`, as servers name their processes. */
export function rename(run: Run, argv: string[]): void {
  if (processOf(run.sim, run.ref, run.pid)) setProcess(run.sim, run.ref, run.pid, { argv })
}
