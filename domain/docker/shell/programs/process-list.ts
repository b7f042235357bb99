import { machineOf } from '@/domain/docker/shell/machine'
import type { Run } from '@/domain/docker/shell/program'
import type { Process } from '@/domain/docker/world/process'

/** Every process of the machine that a program runs on. */
export const allOf = (run: Run): Process[] =>
  Object.values(machineOf(run.sim, run.ref).processes).sort((a, b) => a.pid - b.pid)

/** Its command line, as typed. */
export const command = (process: Process): string => process.argv.join(' ')
