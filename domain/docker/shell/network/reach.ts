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
  /** There is no network that leads there. */
  | { kind: 'unreachable'; address: string }

export const servingOf = (process: Process): Serving | undefined => {
  const data = (process.state as Kept).data
  return typeof data === 'object' && data !== null && 'listens' in data ? (data as Serving) : undefined
}

const runningOf = (sim: Sim): Container[] =>
  Object.values(sim.world.containers).filter(
    ({ state, store }) => (state.status === 'running' || state.status === 'paused') && store === sim.world.store,
  )

/** Whose network a machine is in: its own, the host's, or another container's. */
function homeOf(sim: Sim, ref: MachineRef): MachineRef {
  let home = ref
  for (let step = 0; step < 10 && home !== 'host'; step++) {
    const network: string = sim.world.containers[home.container]?.host.network ?? ''
    if (network === 'host') return 'host'
    if (!network.startsWith('container:')) return home
    home = { container: network.slice('container:'.length) }
  }
  return home
}

const isSame = (a: MachineRef, b: MachineRef) => (a === 'host' || b === 'host' ? a === b : a.container === b.container)

/** Whether a machine has more of a network than itself: `--network none` has not. */
export function isOnline(sim: Sim, ref: MachineRef): boolean {
  const home = homeOf(sim, ref)
  return home === 'host' || sim.world.containers[home.container]?.host.network !== 'none'
}

/** The kernel's words for an address that no network leads to, as musl or glibc has them. */
export const unreachableWords = (sim: Sim, ref: MachineRef): string =>
  diskOf(sim, ref).stat('/etc/alpine-release') ? 'Network unreachable' : 'Network is unreachable'

/** Machines in a network: whose it is, and those who share it. */
function machinesIn(sim: Sim, home: MachineRef): MachineRef[] {
  const guests = runningOf(sim).map(({ id }): MachineRef => ({ container: id }))
  return [home, ...guests.filter((guest) => !isSame(guest, home) && isSame(homeOf(sim, guest), home))]
}

function listenerIn(sim: Sim, home: MachineRef, port: number, client: string): Listener | null {
  for (const ref of machinesIn(sim, home)) {
    const process = Object.values(machineOf(sim, ref).processes).find((candidate) =>
      servingOf(candidate)?.listens.includes(port),
    )
    if (process) return { ref, process, port, client }
  }
  return null
}

/** Whether some process listens at a port in the network that a machine is in, but for one process of that machine. */
export function isListenedAt(sim: Sim, ref: MachineRef, port: number, except?: number): boolean {
  return machinesIn(sim, homeOf(sim, ref)).some((machine) =>
    Object.values(machineOf(sim, machine).processes).some(
      (process) => !(process.pid === except && isSame(machine, ref)) && servingOf(process)?.listens.includes(port),
    ),
  )
}

/** Whether a server cannot have a port: another has it, or the host publishes it. */
export const isPortTaken = (sim: Sim, ref: MachineRef, port: number, except: number): boolean =>
  isListenedAt(sim, ref, port, except) || (homeOf(sim, ref) === 'host' && published(sim, port) !== null)

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
  const home = homeOf(sim, from)
  const own = home === 'host' ? '127.0.0.1' : (sim.world.containers[home.container]?.address ?? '127.0.0.1')
  if (home !== 'host' && (isLoopback(address) || address === own))
    return answer(listenerIn(sim, home, port, '127.0.0.1'), address)
  if (!isOnline(sim, home)) return { kind: 'unreachable', address }
  const container = runningOf(sim).find((candidate) => candidate.address !== null && candidate.address === address)
  if (container) return toContainer(sim, container, port, home === 'host' ? gateway : own, address)
  const isHost = address === gateway || address === '192.168.65.3' || (home === 'host' && isLoopback(address))
  if (!isHost) return { kind: 'silent', address }
  const behind = published(sim, port)
  if (behind) return toContainer(sim, behind.container, behind.port, gateway, address)
  return answer(listenerIn(sim, 'host', port, '127.0.0.1'), address)
}

const answer = (listener: Listener | null, address: string): Reached =>
  listener ? { kind: 'listener', listener } : { kind: 'refused', address }

function toContainer(sim: Sim, container: Container, port: number, client: string, address: string): Reached {
  if (container.state.status === 'paused') return { kind: 'silent', address }
  return answer(listenerIn(sim, { container: container.id }, port, client), address)
}
