import type { MachineRef } from '@/domain/docker/files/machine-disk'
import type { Sim } from '@/domain/docker/sim'

/**
 * Work that one command line may cause, in turns and in hundreds of characters
 * written: in containers first, so that the host's shell can still end the line.
 * However long a loop would run, a line comes back.
 */
const mostWork = { containers: 15_000, host: 40_000 }
/** What a docker command counts for. */
export const dockerWork = 200

const done = new WeakMap<Sim, number>()

export const addWork = (sim: Sim, more: number): void => {
  done.set(sim, (done.get(sim) ?? 0) + more)
}

/** Whether a machine's processes have to rest until the line has ended. */
export const isTired = (sim: Sim, ref: MachineRef): boolean =>
  (done.get(sim) ?? 0) > (ref === 'host' ? mostWork.host : mostWork.containers)
