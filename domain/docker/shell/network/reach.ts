import type { MachineRef } from '@/domain/docker/files/machine-disk'
import { diskOf } from '@/domain/docker/files/machine-disk'
import { machineOf } from '@/domain/docker/shell/machine'
import type { Kept } from '@/domain/docker/shell/run'
import { hostnameOf } from '@/domain/docker/shell/system-files'
import type { Sim } from '@/domain/docker/sim'
import type { Container } from '@/domain/docker/world/container'
import type { Process } from '@/domain/docker/world/process'

/** What a server keeps: which ports it listens on, and whatever else it needs. */
export type Serving = { listens: number[]; [key: string]: unknown }

/** A place in the network: whose process listens at a port. */
export type Listener = { ref: MachineRef; process: Process; port: number; client: string }
export type Reached =
  | { kind: 'listener'; listener: Listener }
  | { kind: 'refused'; address: string }
  | { kind: 'unknown' }
  | { kind: 'silent'; address: string }

export const servingOf = (process: Process): Serving | undefined => {
  const data = (process.state as Kept).data
  return typeof data === 'object' && data !== null && 'listens' in data ? (data as Serving) : undefined
}

const listenerIn = (sim: Sim, ref: MachineRef, port: number, client: string): Listener | null => {
  const process = Object.values(machineOf(sim, ref).processes).find((candidate) =>
    servingOf(candidate)?.listens.includes(port),
  )
  return process ? { ref, process, port, client } : null
}

const runningOf = (sim: Sim): Container[] =>
  Object.values(sim.world.containers).filter(
    ({ state, store }) => (state.status === 'running' || state.status === 'paused') && store === sim.world.store,
  )

const gateway = '172.17.0.1'
const isLoopback = (name: string): boolean =>
  name === 'localhost' || name === '::1' || /^127\./.test(name) || name === '0.0.0.0' || name === 'ip6-localhost'

/** The address that a name stands for, as /etc/hosts and the network know it; null where nobody does. */
export function resolve(sim: Sim, from: MachineRef, name: string): string | null {
  if (isLoopback(name)) return '127.0.0.1'
  if (/^\d+\.\d+\.\d+\.\d+$/.test(name)) return name
  const hosts = diskOf(sim, from).read('/etc/hosts')
  for (const line of hosts.ok ? hosts.value.split('\n') : []) {
    const [address = '', ...names] = line.replace(/#.*/, '').trim().split(/\s+/)
    if (names.includes(name) && !address.includes(':')) return address
  }
  if (name === hostnameOf(sim, from))
    return from === 'host' ? '127.0.0.1' : (sim.world.containers[from.container]?.address ?? '127.0.0.1')
  return null
}

/** A published port of the host: the container behind it. */
function published(sim: Sim, port: number): { container: Container; port: number } | null {
  for (const container of runningOf(sim)) {
    const binding = container.ports.find(({ hostPort, protocol }) => hostPort === port && protocol === 'tcp')
    if (binding) return { container, port: binding.containerPort }
  }
  return null
}

/** Who answers at a port of an address, seen from a machine. */
export function reach(sim: Sim, from: MachineRef, name: string, port: number): Reached {
  const address = resolve(sim, from, name)
  if (address === null) return { kind: 'unknown' }
  const own = from === 'host' ? '127.0.0.1' : (sim.world.containers[from.container]?.address ?? '127.0.0.1')
  const sharesHost = from !== 'host' && sim.world.containers[from.container]?.host.network === 'host'
  if (from !== 'host' && !sharesHost && (isLoopback(address) || address === own))
    return answer(listenerIn(sim, from, port, '127.0.0.1'), address)
  const container = runningOf(sim).find((candidate) => candidate.address !== null && candidate.address === address)
  if (container) return toContainer(sim, container, port, from === 'host' ? gateway : own, address)
  const isHost =
    from === 'host' || sharesHost
      ? isLoopback(address) || address === gateway || address === '192.168.65.3'
      : address === gateway || address === '192.168.65.3'
  if (!isHost) return { kind: 'silent', address }
  const behind = published(sim, port)
  if (behind) return toContainer(sim, behind.container, behind.port, gateway, address)
  const shared = runningOf(sim)
    .filter(({ host }) => host.network === 'host')
    .map(({ id }) => listenerIn(sim, { container: id }, port, '127.0.0.1'))
    .find((found) => found !== null)
  return answer(listenerIn(sim, 'host', port, '127.0.0.1') ?? shared ?? null, address)
}

const answer = (listener: Listener | null, address: string): Reached =>
  listener ? { kind: 'listener', listener } : { kind: 'refused', address }

function toContainer(sim: Sim, container: Container, port: number, client: string, address: string): Reached {
  if (container.state.status === 'paused') return { kind: 'silent', address }
  return answer(listenerIn(sim, { container: container.id }, port, client), address)
}
