import { type GoValue, nilList, nilMap, struct, typedMap } from '@/domain/docker/cli/go-value'
import { hex } from '@/domain/docker/digest'
import type { Container } from '@/domain/docker/world/container'
import type { World } from '@/domain/docker/world/world'
import { networksOf } from './networks'
import { portSummaries } from './port-summaries'
import { isRunning } from './status'

/** An id that a container has for as long as it runs. */
const idOf = ({ id, state }: Container, what: string): string => hex(`${id}/${what}/${state.startedAt}`)

/** Of a running container, in its network. */
export const endpointId = (container: Container): string => idOf(container, 'endpoint')

/** A random, locally administered address of one computer (moby daemon/libnetwork/netutils). */
export function macAddress(container: Container): string {
  const [first = '00', ...rest] = idOf(container, 'mac').slice(0, 12).match(/../g) ?? []
  const local = (Number.parseInt(first, 16) & 0xfe) | 0x02
  return [local.toString(16).padStart(2, '0'), ...rest].join(':')
}

const isBridge = ({ host }: Container) => !['host', 'none'].includes(host.network)

/** One network of a container; what it got there is there only while it runs (moby api/types/network/endpoint.go). */
function endpoint(container: Container, networkId: string): GoValue {
  const up = isRunning(container)
  const own = up && isBridge(container)
  return struct('network.EndpointSettings', {
    IPAMConfig: null,
    Links: nilList,
    Aliases: nilList,
    DriverOpts: nilMap,
    GwPriority: 0,
    NetworkID: up || container.state.startedBefore ? networkId : '',
    EndpointID: up ? endpointId(container) : '',
    Gateway: own ? '172.17.0.1' : '',
    IPAddress: own ? (container.address ?? '') : '',
    MacAddress: own ? macAddress(container) : '',
    IPPrefixLen: own ? 16 : 0,
    IPv6Gateway: '',
    GlobalIPv6Address: '',
    GlobalIPv6PrefixLen: 0,
    DNSNames: nilList,
  })
}

/** Ports by their name, with the places of the host that they are given out at; null for those exposed only. */
function portMap(container: Container): Record<string, GoValue> {
  const ports: Record<string, GoValue[]> = {}
  for (const { privatePort, protocol, ip, publicPort } of portSummaries(container)) {
    const name = `${privatePort}/${protocol}`
    ports[name] = [
      ...(ports[name] ?? []),
      ...(ip === null ? [] : [struct('network.PortBinding', { HostIp: ip, HostPort: String(publicPort) })]),
    ]
  }
  return Object.fromEntries(Object.entries(ports).map(([name, places]) => [name, places.length ? places : nilList]))
}

/** NetworkSettings of an inspected container (moby api/types/container/network_settings.go). */
export function networkDocument(world: World, container: Container): GoValue {
  const shared = container.host.network.startsWith('container:')
  const sandbox = isRunning(container) && !shared ? idOf(container, 'sandbox') : ''
  const key = container.host.network === 'host' ? 'default' : sandbox.slice(0, 12)
  return struct('container.NetworkSettings', {
    SandboxID: sandbox,
    SandboxKey: sandbox && `/var/run/docker/netns/${key}`,
    Ports: typedMap('map[network.Port][]network.PortBinding', portMap(container)),
    Networks: Object.fromEntries(networksOf(world, container).map(({ name, id }) => [name, endpoint(container, id)])),
  })
}
