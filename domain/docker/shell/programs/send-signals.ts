import type { MachineRef } from '@/domain/docker/files/machine-disk'
import { machineOf, processOf, setProcess } from '@/domain/docker/shell/machine'
import { numberOf, signalNamed, signalNames } from '@/domain/docker/shell/signals'
import type { Sim } from '@/domain/docker/sim'
import type { Signal } from '@/domain/docker/world/process'

export type Sent =
  | { kind: 'usage' }
  | { kind: 'list'; text: string }
  | { kind: 'sent'; pids: number[]; problems: { target: string; why: string }[] }

/** How a problem with one target is told. */
export const killText = (target: string, why: string, wording: 'bash' | 'ash'): string => {
  if (why.endsWith('invalid signal specification')) return wording === 'bash' ? why : `bad signal name '${target}'`
  if (/\D/.test(target.replace(/^-/, '')))
    return wording === 'bash' ? `${target}: arguments must be process or job IDs` : `invalid number '${target}'`
  return wording === 'bash' ? `(${target}) - ${why}` : `can't kill pid ${target}: ${why}`
}

const list = (args: string[]): string => {
  if (!args.length) return signalNames.map((name, i) => `${String(i + 1).padStart(2)}) SIG${name}\n`).join('')
  return args
    .map((arg) => {
      const number = Number(arg)
      return /^\d+$/.test(arg)
        ? `${signalNames[(number > 128 ? number - 128 : number) - 1] ?? ''}\n`
        : `${numberOf(signalNamed(arg) ?? '')}\n`
    })
    .join('')
}

/** Sends a signal as a process of the same machine: nobody can kill or stop its pid 1, not even root (pid_namespaces(7)). */
export function sendFromInside(sim: Sim, ref: MachineRef, pid: number, signal: Signal): void {
  const shielded = ref !== 'host' && pid === 1 && (signal === 'KILL' || signal === 'STOP')
  const process = processOf(sim, ref, pid)
  if (process && !shielded) setProcess(sim, ref, pid, { pending: [...process.pending, signal] })
}

/** Does what `kill` was asked to: `kill [-SIGNAL | -s SIGNAL | -n NUMBER] PID…`, `kill -l`. */
export function sendSignals(sim: Sim, ref: MachineRef, given: readonly string[], uid: number): Sent {
  const args = [...given]
  let name = 'TERM'
  if (args[0] === '-l' || args[0] === '-L') return { kind: 'list', text: list(args.slice(1)) }
  if (args[0] === '-s' || args[0] === '-n') {
    args.shift()
    name = args.shift() ?? ''
  } else if (/^-[A-Za-z0-9]/.test(args[0] ?? '')) name = (args.shift() ?? '').slice(1)
  if (args[0] === '--') args.shift()
  if (!args.length) return { kind: 'usage' }
  const signal = signalNamed(name)
  if (!signal)
    return { kind: 'sent', pids: [], problems: [{ target: name, why: `${name}: invalid signal specification` }] }
  const problems: { target: string; why: string }[] = []
  const reached: number[] = []
  for (const target of args) {
    const pids =
      target === '-1'
        ? Object.keys(machineOf(sim, ref).processes)
            .map(Number)
            .filter((pid) => pid !== 1)
        : [Math.abs(Number(target))]
    for (const pid of pids) {
      const process = Number.isInteger(pid) ? processOf(sim, ref, pid) : undefined
      if (!process) problems.push({ target, why: 'No such process' })
      else if (uid !== 0 && process.uid !== uid) problems.push({ target, why: 'Operation not permitted' })
      else {
        reached.push(pid)
        if (signal !== 'EXIT') sendFromInside(sim, ref, pid, signal)
      }
    }
  }
  return { kind: 'sent', pids: reached, problems }
}
