import { done, type Outcome, refuse } from '@/domain/docker/outcome'
import type { Container, PortBinding } from '@/domain/docker/world/container'
import type { World } from '@/domain/docker/world/world'
import { ownContainers } from './find'

const firstFree = 32_768
const lastFree = 60_999
const everywhere = ['0.0.0.0', '::']

const isSix = (ip: string) => ip.includes(':')
/** Whether two addresses of the host cannot both give out one port. */
const clash = (a: string, b: string) =>
  isSix(a) === isSix(b) && (a === b || everywhere.some((ip) => ip === a || ip === b))

const addressesOf = ({ hostIp }: PortBinding) => (hostIp ? [hostIp] : everywhere)

/** moby daemon/libnetwork/portallocator/osallocator_linux.go, bindTCPOrUDP. */
const inUse = (ip: string, port: number) =>
  `failed to bind host port ${isSix(ip) ? `[${ip}]` : ip}:${port}/tcp: address already in use`

/** What a container asks to publish, -P and ports by number, in order of its own ports. */
export function wantedPorts({ config, host }: Pick<Container, 'config' | 'host'>): PortBinding[] {
  const bound = (port: string) => host.ports.some((given) => `${given.containerPort}/${given.protocol}` === port)
  const rest = host.publishAll ? Object.keys(config.ExposedPorts ?? {}).filter((port) => !bound(port)) : []
  const any = rest.map((port): PortBinding => {
    const [number = '', protocol = 'tcp'] = port.split('/')
    return { containerPort: Number(number), protocol: protocol as PortBinding['protocol'], hostIp: '', hostPort: null }
  })
  const order = (a: PortBinding, b: PortBinding) =>
    a.containerPort - b.containerPort || a.protocol.localeCompare(b.protocol)
  return [...host.ports, ...any].sort(order)
}

/**
 * Gives out ports of the host to a container that starts (moby daemon/libnetwork/portallocator).
 * Each goes to 0.0.0.0 and to [::], unless an address was asked for.
 * @param isBusy whether a process of the host has a TCP port
 * Refused: `Bind for 0.0.0.0:8080 failed: port is already allocated`, `all ports are allocated`.
 * @returns the ports, and the last one that was given out where any would do
 */
export function givePorts(
  world: World,
  wanted: PortBinding[],
  isBusy: (port: number) => boolean = () => false,
): Outcome<{ ports: PortBinding[]; last?: number }> {
  const taken = ownContainers(world).flatMap(({ ports }) => ports)
  const given: PortBinding[] = []
  let last = world.lastPort
  const owner = (want: PortBinding, port: number) =>
    [...taken, ...given].find(
      (other) =>
        other.hostPort === port &&
        other.protocol === want.protocol &&
        addressesOf(want).some((ip) => clash(ip, other.hostIp)),
    )
  for (const want of wanted) {
    const { hostPort, hostPortEnd } = want
    const fixed = hostPort !== null && (hostPortEnd === undefined || hostPortEnd === hostPort) ? hostPort : null
    const from = hostPort ?? firstFree
    const to = hostPortEnd ?? lastFree
    const holder = fixed === null ? undefined : owner(want, fixed)
    if (holder) return refuse('conflict', `Bind for ${holder.hostIp}:${fixed} failed: port is already allocated`)
    const busy = (at: number) => want.protocol === 'tcp' && isBusy(at)
    if (fixed !== null && busy(fixed)) return refuse('conflict', inUse(addressesOf(want)[0] ?? '', fixed))
    const port =
      fixed ?? freePort(from, to, hostPort === null ? last : undefined, (at) => !owner(want, at) && !busy(at))
    if (port === null) return refuse('conflict', 'all ports are allocated')
    if (hostPort === null) last = port
    for (const hostIp of addressesOf(want)) {
      given.push({ containerPort: want.containerPort, protocol: want.protocol, hostIp, hostPort: port })
    }
  }
  return done(last === undefined ? { ports: given } : { ports: given, last })
}

/** The next free port after the last one, round the range. */
function freePort(from: number, to: number, last: number | undefined, isFree: (port: number) => boolean) {
  const size = to - from + 1
  const start = last !== undefined && last >= from && last <= to ? last + 1 - from : 0
  for (let step = 0; step < size; step++) {
    const port = from + ((start + step) % size)
    if (isFree(port)) return port
  }
  return null
}

/** The lowest free address of the bridge network, 172.17.0.2 first; null when all are taken. */
export function freeAddress(world: World): string | null {
  const taken = new Set(ownContainers(world).map(({ address }) => address))
  for (let index = 2; index < 65_534; index++) {
    const address = `172.17.${index >> 8}.${index & 255}`
    if (!taken.has(address)) return address
  }
  return null
}
