import { timeValue } from '@/domain/docker/cli/go-time'
import { type GoObject, type GoValue, isObject, nilList, nilMap, struct } from '@/domain/docker/cli/go-value'
import { address, prefix } from '@/domain/docker/cli/netip'
import { done, type Outcome, refuse } from '@/domain/docker/outcome'
import { bootedAt } from '@/domain/docker/shell/system-files'
import type { World } from '@/domain/docker/world/world'
import { type Filters, knownFilters, matchesExactly, matchesLabels, matchesPattern, truthOf } from './filters'
import { networkDocument } from './network-document'
import { networkId, networksOf } from './networks'

/** One of the networks that every engine has; this model makes no others. */
export type EngineNetwork = { name: string; id: string; driver: string; createdAt: number }

const drivers: Record<string, string> = { bridge: 'bridge', host: 'host', none: 'null' }
const bootTime = 4_000

/** `bridge`, `host` and `none`, as old as the engine (moby daemon/daemon_unix.go configureNetworking). */
export const listNetworks = (world: World): EngineNetwork[] =>
  Object.entries(drivers).map(([name, driver]) => ({
    name,
    id: networkId(world, name),
    driver,
    createdAt: bootedAt + bootTime,
  }))

const accepted = ['dangling', 'driver', 'id', 'label', 'name', 'scope', 'type']

/** Networks that filters leave (moby daemon/network/filter.go). */
export function filterNetworks(world: World, filters: Filters): Outcome<EngineNetwork[]> {
  const known = knownFilters(filters, accepted)
  if (!known.ok) return known
  const dangling = truthOf(filters, 'dangling', false)
  if (!dangling.ok) return dangling
  const wrongType = filters.type?.find((type) => type !== 'builtin' && type !== 'custom')
  if (wrongType !== undefined) return refuse('invalid', `invalid filter: 'type'='${wrongType}'`)
  return done(
    listNetworks(world).filter(
      ({ name, id, driver }) =>
        !dangling.value &&
        matchesExactly(filters, 'driver', driver) &&
        matchesPattern(filters, 'name', name) &&
        matchesPattern(filters, 'id', id) &&
        matchesExactly(filters, 'scope', 'local') &&
        matchesLabels(filters, 'label', {}) &&
        (filters.type?.[0] ?? 'builtin') === 'builtin',
    ),
  )
}

/** By name, id, or the beginning of an id (moby daemon/server/router/network getNetwork). */
export function findNetwork(world: World, text: string): Outcome<EngineNetwork> {
  const all = listNetworks(world)
  const exact = all.find(({ name, id }) => id === text || name === text)
  if (exact) return done(exact)
  const [first, second] = all.filter(({ id }) => id.startsWith(text))
  if (second) return refuse('invalid', `network ${text} is ambiguous`)
  return first ? done(first) : refuse('not-found', `network ${text} not found`)
}

const bridgeOptions = {
  'com.docker.network.bridge.default_bridge': 'true',
  'com.docker.network.bridge.enable_icc': 'true',
  'com.docker.network.bridge.enable_ip_masquerade': 'true',
  'com.docker.network.bridge.host_binding_ipv4': '0.0.0.0',
  'com.docker.network.bridge.name': 'docker0',
  'com.docker.network.driver.mtu': '1500',
}

/** What a running container has in a network. */
function attachments(world: World, network: EngineNetwork): Record<string, GoObject> {
  const attached: Record<string, GoObject> = {}
  for (const container of Object.values(world.containers)) {
    if (container.store !== world.store || container.state.pid === 0) continue
    if (!networksOf(world, container).some(({ id }) => id === network.id)) continue
    const document = networkDocument(world, container)
    const all = isObject(document) ? document.Networks : null
    const own = isObject(all) ? all[network.name] : null
    if (!isObject(own)) continue
    attached[container.id] = struct('network.EndpointResource', {
      Name: container.name,
      EndpointID: own.EndpointID,
      MacAddress: own.MacAddress,
      IPv4Address: prefix(network.name === 'bridge' && container.address ? `${container.address}/16` : ''),
      IPv6Address: prefix(''),
    })
  }
  return attached
}

/** A network as inspect shows it (moby api/types/network/inspect.go). */
export function engineNetworkDocument(world: World, network: EngineNetwork): GoValue {
  const isBridge = network.driver === 'bridge'
  const containers = attachments(world, network)
  const inUse = Object.keys(containers).length + 3
  const subnets = {
    '172.17.0.0/16': struct('network.SubnetStatus', { IPsInUse: inUse, DynamicIPsAvailable: 65_536 - inUse }),
  }
  const config = struct('network.IPAMConfig', { Subnet: prefix('172.17.0.0/16'), Gateway: address('172.17.0.1') })
  return struct(
    'network.Inspect',
    {
      Name: network.name,
      Id: network.id,
      Created: timeValue(network.createdAt),
      Scope: 'local',
      Driver: network.driver,
      EnableIPv4: true,
      EnableIPv6: false,
      IPAM: struct('network.IPAM', { Driver: 'default', Options: nilMap, Config: isBridge ? [config] : nilList }),
      Internal: false,
      Attachable: false,
      Ingress: false,
      ConfigFrom: struct('network.ConfigReference', { Network: '' }),
      ConfigOnly: false,
      Options: isBridge ? bridgeOptions : {},
      Labels: {},
      Containers: containers,
      Status: struct('*network.Status', {
        IPAM: struct('network.IPAMStatus', isBridge ? { Subnets: subnets } : {}),
      }),
    },
    {},
    { Id: 'ID' },
  )
}
