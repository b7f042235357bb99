import type { MachineRef } from '@/domain/docker/files/machine-disk'
import type { Sim } from '@/domain/docker/sim'
import type { Machine, Process, Signal } from '@/domain/docker/world/process'
import { appletOf } from './begin'
import { exists, machineOf, processOf, setMachine, setProcess } from './machine'
import type { Run, Verdict } from './program'
import { entryOf } from './programs/all'
import { type Kept, makeRun } from './run'
import { ignoredByDefault, numberOf } from './signals'
import { isFull, leaveStreams } from './streams'
import { addWork, isTired } from './work'
import { makeWriter } from './writer'

/** Turns that one process gets before it has to let time pass, and all of a machine together. */
const turnsOfOne = 1500
const turnsOfAll = 30_000

/** Processes in the middle of a turn: the docker command, run by one, may look after its machine meanwhile. */
const busy = new WeakMap<Sim, Set<string>>()
const key = (ref: MachineRef, pid: number) => `${ref === 'host' ? 'host' : ref.container}/${pid}`

function isReady(sim: Sim, ref: MachineRef, process: Process): boolean {
  if (busy.get(sim)?.has(key(ref, process.pid))) return false
  if (process.pending.length) return true
  const out = process.fds[1]
  if (out && 'to' in out && out.to === 'stream' && isFull(sim, ref, out.stream)) return false
  const { waiting } = process
  return waiting === null || (waiting.for === 'time' && waiting.until <= sim.world.now)
}

/** Ends a process: whoever waits for it learns its exit code; with a container's pid 1 all others end. */
export function end(sim: Sim, ref: MachineRef, pid: number, code: number): void {
  const machine = machineOf(sim, ref)
  const process = machine.processes[pid]
  if (!process) return
  leaveStreams(sim, ref, pid)
  if (pid === 1 && ref !== 'host') {
    endAll(sim, ref, code)
    return
  }
  const { [pid]: _gone, ...others } = machineOf(sim, ref).processes
  const processes: Record<number, Process> = {}
  for (const other of Object.values(others)) {
    const woken = other.pid === process.parent && awaitsChild(other)
    const orphan = other.parent === pid
    processes[other.pid] =
      woken || orphan
        ? { ...other, ...(woken && { waiting: null }), ...(orphan && { parent: ref === 'host' ? 0 : 1, orphan: true }) }
        : other
  }
  const asked = !process.orphan && (process.parent === 0 || processes[process.parent])
  const { ended } = machineOf(sim, ref)
  setMachine(sim, ref, { processes, ended: asked ? { ...ended, [pid]: code } : ended })
}

const awaitsChild = ({ waiting }: Process): boolean =>
  waiting?.for === 'process' || (waiting?.for === 'time' && waiting.orChild === true)

function endAll(sim: Sim, ref: MachineRef, code: number): void {
  const { processes, ended } = machineOf(sim, ref)
  const others = Object.values(processes).filter((process) => process.parent === 0 && process.pid !== 1)
  const killed = Object.fromEntries(others.map((process) => [process.pid, 137]))
  setMachine(sim, ref, { processes: {}, ended: { ...ended, ...killed, 1: code }, streams: {} })
}

/** Does what a program decided. */
function apply(sim: Sim, ref: MachineRef, pid: number, verdict: Verdict): void {
  if ('exit' in verdict) {
    end(sim, ref, pid, verdict.exit & 255)
    return
  }
  if ('killed' in verdict) {
    const asked = processOf(sim, ref, pid)?.parent !== 0
    if (asked) setMachine(sim, ref, { signalled: { ...machineOf(sim, ref).signalled, [pid]: verdict.killed } })
    end(sim, ref, pid, 128 + numberOf(verdict.killed))
    return
  }
  const process = processOf(sim, ref, pid)
  if (!process) return
  if ('exec' in verdict) {
    const { program, env } = verdict.exec
    const { argv, identity } = appletOf(verdict.exec.identity, verdict.exec.argv)
    const state: Kept = { identity, data: undefined }
    setProcess(sim, ref, pid, { argv, program, env, state, waiting: null, ...verdict.exec.who })
    return
  }
  const state: Kept = { identity: (process.state as Kept).identity, data: verdict.data }
  setProcess(sim, ref, pid, { state, waiting: verdict.wait })
}

/** One signal's effect; null where the process goes on as before. */
function verdictOn(run: Run, signal: Signal, isInit: boolean): Verdict | null {
  if (signal === 'KILL') return { killed: 'KILL' }
  const own = entryOf((run.process.state as Kept).identity).on?.(run, signal) ?? 'default'
  if (own !== 'default') return own === 'ignore' ? null : own
  return ignoredByDefault.has(signal) || isInit ? null : { killed: signal }
}

/** Lets one process go on until it waits or ends. */
function turn(sim: Sim, ref: MachineRef, pid: number): void {
  const writer = makeWriter(sim, ref)
  const isInit = pid === 1 && ref !== 'host'
  for (let signal = processOf(sim, ref, pid)?.pending[0]; signal; signal = processOf(sim, ref, pid)?.pending[0]) {
    const process = processOf(sim, ref, pid)
    if (!process) return
    setProcess(sim, ref, pid, { pending: process.pending.slice(1) })
    const verdict = verdictOn(makeRun(sim, ref, process, writer), signal, isInit)
    writer.flush()
    if (verdict) apply(sim, ref, pid, verdict)
  }
  const process = processOf(sim, ref, pid)
  if (!process || !isReady(sim, ref, process)) return
  setProcess(sim, ref, pid, { waiting: null })
  const mine = busy.get(sim) ?? new Set()
  busy.set(sim, mine)
  mine.add(key(ref, pid))
  try {
    const verdict = entryOf((process.state as Kept).identity).run(
      makeRun(sim, ref, { ...process, waiting: null }, writer),
    )
    addWork(sim, writer.size() / 100)
    writer.flush()
    if (!exists(sim, ref)) return
    apply(sim, ref, pid, writer.broken() && !('exec' in verdict) ? { killed: 'PIPE' } : verdict)
  } finally {
    mine.delete(key(ref, pid))
  }
}

const second = 1000
/** Makes a process rest that would work for ever; the more often, the longer. */
function rest(sim: Sim, ref: MachineRef, pid: number): void {
  const process = processOf(sim, ref, pid)
  // One that was waiting for this very moment is ready, and has to rest as well.
  if (!process || (process.waiting && process.waiting.for !== 'time')) return
  const throttled = (process.throttled ?? 0) + 1
  const seconds = isTired(sim, ref) ? 3600 : Math.min(60, 2 ** Math.max(0, throttled - 5))
  setProcess(sim, ref, pid, { throttled, waiting: { for: 'time', until: sim.world.now + seconds * second } })
}

/** Runs every process of a machine that can go on, until each waits or has ended. Time does not pass. */
export function runMachine(sim: Sim, ref: MachineRef): void {
  const turns = new Map<number, number>()
  let all = 0
  for (;;) {
    if (!exists(sim, ref)) return
    const ready = Object.values(machineOf(sim, ref).processes).filter((process) => isReady(sim, ref, process))
    if (!ready.length) return
    for (const { pid } of ready) {
      const count = (turns.get(pid) ?? 0) + 1
      turns.set(pid, count)
      addWork(sim, 1)
      const tired = ++all > turnsOfAll || count > turnsOfOne || turns.size > turnsOfOne || isTired(sim, ref)
      // A signal is always taken: it may be the one that ends it.
      if (tired && !processOf(sim, ref, pid)?.pending.length) rest(sim, ref, pid)
      else if (exists(sim, ref)) turn(sim, ref, pid)
    }
    if (all > turnsOfAll * 2) return
  }
}

/** When the machine's next sleeper wakes (milliseconds since 1970), or null. */
export function nextWake(machine: Machine): number | null {
  const times = Object.values(machine.processes).flatMap(({ waiting }) =>
    waiting?.for === 'time' ? [waiting.until] : [],
  )
  return times.length ? Math.min(...times) : null
}
