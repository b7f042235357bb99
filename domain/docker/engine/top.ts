import { diskOf } from '@/domain/docker/files/machine-disk'
import { done, type Outcome, refuse } from '@/domain/docker/outcome'
import { userName } from '@/domain/docker/shell/users'
import type { Sim } from '@/domain/docker/sim'
import type { Container } from '@/domain/docker/world/container'
import type { Process } from '@/domain/docker/world/process'
import { findContainer } from './find'
import { columnsOf, type PsColumn } from './ps-columns'
import { isRunning } from './status'

export type Top = { titles: string[]; processes: string[][] }

/** The pid that the host sees; the shim that began the container comes before its first process. */
export const hostPid = ({ state }: Container, pid: number): number => (pid === 0 ? state.pid - 22 : state.pid + pid - 1)

/** `-o uid=PID` and the like would hide which column is the real PID. */
function refuseTitles(options: string): string | null {
  for (const [, name = '', title = ''] of options.matchAll(/\s+(\S*)=\s*(PID\S*)/g))
    if (name !== 'pid') return `specifying "${name}=${title}" is not allowed`
  return null
}

/**
 * Processes of a container as `ps` on the host lists them (moby daemon/top_unix.go).
 * @param options of ps, in one text; empty for `-ef`
 */
export function containerTop(sim: Sim, text: string, options: string): Outcome<Top> {
  const refused = refuseTitles(options)
  if (refused) return refuse('unknown', refused)
  const found = findContainer(sim.world, text)
  if (!found.ok) return found
  const container = found.value
  if (!isRunning(container)) return refuse('conflict', `container ${container.id} is not running`)
  if (container.state.status === 'restarting')
    return refuse('conflict', `Container ${container.id} is restarting, wait until the container is running`)
  const columns = columnsOf(options || '-ef')
  if (!columns.ok) return refuse('system', `ps: ${columns.message}`)
  if (!columns.value.some(({ title }) => title === 'PID'))
    return refuse('unknown', "Couldn't find PID field in ps output")
  return done({
    titles: columns.value.map(({ title }) => title),
    processes: Object.values(container.machine.processes).map((process) =>
      rowOf(sim, container, process, columns.value),
    ),
  })
}

function rowOf(sim: Sim, container: Container, process: Process, columns: readonly PsColumn[]): string[] {
  const facts = {
    process,
    pid: hostPid(container, process.pid),
    parent: hostPid(container, process.parent),
    user: userName(diskOf(sim, 'host'), process.uid),
    now: sim.world.now,
  }
  return columns.map(({ value }) => value(facts))
}
