import { type GoObject, type GoValue, nilList, nilMap, struct, typedMap } from '@/domain/docker/cli/go-value'
import { address } from '@/domain/docker/cli/netip'
import type { Container } from '@/domain/docker/world/container'
import type { World } from '@/domain/docker/world/world'
import { endpointId, macAddress, sandboxId } from './mac-address'
import { networksOf } from './networks'
import { portSummaries } from './port-summaries'
import { isRunning, isUp } from './status'

const isBridge = ({ host }: Container) => !['host', 'none'].includes(host.network)

/** One network of a container; what it got there is there only while it runs (moby api/types/network/endpoint.go). */
function endpoint(container: Container, networkId: string): GoValue {
  const up = isUp(container)
  const own = up && isBridge(container)
  return struct('network.EndpointSettings', {
    IPAMConfig: null,
    Links: nilList,
    Aliases: nilList,
    DriverOpts: nilMap,
    GwPriority: 0,
    NetworkID: isRunning(container) || container.state.startedBefore ? networkId : '',
    EndpointID: up ? endpointId(container) : '',
    Gateway: address(own ? '172.17.0.1' : ''),
    IPAddress: address(own ? (container.address ?? '') : ''),
    MacAddress: own ? macAddress(container) : '',
    IPPrefixLen: own ? 16 : 0,
    IPv6Gateway: address(''),
    GlobalIPv6Address: address(''),
    GlobalIPv6PrefixLen: 0,
    DNSNames: nilList,
  })
}

/** A place of the host that a port is given out at (moby api/types/network/port.go). @param ip empty for any */
export const portBinding = (ip: string, port: string): GoObject =>
  struct('network.PortBinding', { HostIp: address(ip), HostPort: port }, {}, { HostIp: 'HostIP' })

/** Ports by their name, with the places of the host that they are given out at; null for those exposed only. */
function portMap(container: Container): Record<string, GoValue> {
  const ports: Record<string, GoValue[]> = {}
  for (const { privatePort, protocol, ip, publicPort } of portSummaries(container)) {
    const name = `${privatePort}/${protocol}`
    ports[name] = [...(ports[name] ?? []), ...(ip === null ? [] : [portBinding(ip, String(publicPort))])]
  }
  return Object.fromEntries(Object.entries(ports).map(([name, places]) => [name, places.length ? places : nilList]))
}

/** NetworkSettings of an inspected container (moby api/types/container/network_settings.go). */
export function networkDocument(world: World, container: Container): GoValue {
  const shared = container.host.network.startsWith('container:')
  const sandbox = isUp(container) && !shared ? sandboxId(container) : ''
  const key = container.host.network === 'host' ? 'default' : sandbox.slice(0, 12)
  return struct('container.NetworkSettings', {
    SandboxID: sandbox,
    SandboxKey: sandbox && `/var/run/docker/netns/${key}`,
    Ports: typedMap('map[network.Port][]network.PortBinding', portMap(container)),
    Networks: Object.fromEntries(networksOf(world, container).map(({ name, id }) => [name, endpoint(container, id)])),
  })
}
