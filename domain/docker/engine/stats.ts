import { hex } from '@/domain/docker/digest'
import { sizeOfChanges } from '@/domain/docker/files/layers'
import { hostMemory, hostProcessors } from '@/domain/docker/shell/system-files'
import type { Container } from '@/domain/docker/world/container'
import type { Process } from '@/domain/docker/world/process'
import { isRunning } from './status'

/** What a container uses; bytes, and percent of one processor. */
export type Usage = {
  cpu: number
  memory: number
  limit: number
  received: number
  sent: number
  read: number
  written: number
  processes: number
}

const nothing: Usage = { cpu: 0, memory: 0, limit: 0, received: 0, sent: 0, read: 0, written: 0, processes: 0 }

/** Memory that well-known programs take, in MiB. */
const appetites: Readonly<Record<string, number>> = {
  nginx: 2.1,
  node: 38,
  python: 9.5,
  python3: 9.5,
  'redis-server': 4.2,
  postgres: 24,
  java: 160,
}

const mebi = 1024 * 1024
/** A number from 0 to 1 that is always the same for the same text. */
const share = (text: string): number => Number.parseInt(hex(text).slice(0, 8), 16) / 0xffffffff

function memoryOf({ argv }: Process): number {
  const name =
    (argv[0] ?? '')
      .replace(/[: ].*$/s, '')
      .split('/')
      .at(-1) ?? ''
  return Math.round((appetites[name] ?? 0.35) * mebi * (0.9 + 0.2 * share(argv.join(' '))))
}

/** A process that never rests takes a whole processor. */
const isBusy = ({ waiting, throttled }: Process) => waiting === null || (throttled ?? 0) > 0

function network({ id, host, state }: Container, now: number): Pick<Usage, 'received' | 'sent'> {
  if (['host', 'none'].includes(host.network)) return { received: 0, sent: 0 }
  const minutes = Math.min(60, Math.max(0, now - (state.startedAt ?? now)) / 60_000)
  return { received: Math.round(746 + 130 * share(id) + 42 * minutes), sent: 126 }
}

/** What a container uses now: made up, but always the same for the same state; nothing when it does not run. */
export function usageOf(container: Container, now: number): Usage {
  if (!isRunning(container) || container.state.status === 'restarting') return nothing
  const processes = Object.values(container.machine.processes)
  const limit = container.host.memory || hostMemory
  const busy = container.state.status === 'paused' ? 0 : processes.filter(isBusy).length
  const most = container.host.nanoCpus ? container.host.nanoCpus / 1e7 : 100 * hostProcessors
  const memory = 0.4 * mebi + processes.reduce((sum, process) => sum + memoryOf(process), 0)
  return {
    cpu: Math.min(most, busy * 100),
    memory: Math.min(limit, Math.round(memory)),
    limit,
    ...network(container, now),
    read: 0,
    written: Math.ceil(sizeOfChanges(container.changes) / 4096) * 4096,
    processes: processes.length,
  }
}
