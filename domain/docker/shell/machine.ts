import type { MachineRef } from '@/domain/docker/files/machine-disk'
import { containerOf, type Sim, setContainer, update } from '@/domain/docker/sim'
import type { Machine, Process } from '@/domain/docker/world/process'

/** The machine of the host, or of a container that must exist. */
export const machineOf = (sim: Sim, ref: MachineRef): Machine =>
  ref === 'host' ? sim.world.host.machine : containerOf(sim, ref.container).machine

export function setMachine(sim: Sim, ref: MachineRef, part: Partial<Machine>): void {
  const machine = { ...machineOf(sim, ref), ...part }
  if (ref === 'host') update(sim, { host: { ...sim.world.host, machine } })
  else setContainer(sim, ref.container, { machine })
}

export const processOf = (sim: Sim, ref: MachineRef, pid: number): Process | undefined =>
  machineOf(sim, ref).processes[pid]

/** Changes a process, if it still is there. */
export function setProcess(sim: Sim, ref: MachineRef, pid: number, part: Partial<Process>): void {
  const { processes } = machineOf(sim, ref)
  const process = processes[pid]
  if (process) setMachine(sim, ref, { processes: { ...processes, [pid]: { ...process, ...part } } })
}

/** Whether a container of this id is there: commands may remove it while it runs. */
export const exists = (sim: Sim, ref: MachineRef): boolean =>
  ref === 'host' || sim.world.containers[ref.container] !== undefined
