import type { ContainerConfig, HostConfig } from '@/domain/docker/world/container'

const conflict = (what: string) => `conflicting options: ${what}`

/** What does not go with the network of another container (moby daemon/internal/runconfig/hostconfig.go). */
function wrongSharing(config: ContainerConfig, host: HostConfig): string | null {
  const { network, dns, extraHosts, ports, publishAll, others } = host
  if (network !== 'container' && !network.startsWith('container:')) return null
  if (network === 'container' || network === 'container:')
    return 'invalid network mode: invalid container format container:<name|id>'
  if (config.Hostname) return conflict('hostname and the network mode')
  if (others.Links)
    return conflict("container type network can't be used with links. This would result in undefined behavior")
  if (dns.length) return conflict('dns and the network mode')
  if (extraHosts.length) return conflict('custom host-to-IP mapping and the network mode')
  if (ports.length || publishAll) return conflict('port publishing and the container type network mode')
  const exposed = Object.keys(config.ExposedPorts ?? {})
  return exposed.length ? conflict('port exposing and the container type network mode') : null
}

/** What the API refuses as it reads a request to create (moby daemon/internal/runconfig), or null. */
export function wrongRequest(config: ContainerConfig, host: HostConfig): string | null {
  const sharing = wrongSharing(config, host)
  if (sharing) return sharing
  const { others, network, cpuShares } = host
  if (others.UTSMode === 'host' && config.Hostname) return conflict('hostname and the UTS mode')
  if (network === 'host' && others.Links)
    return conflict("host type networking can't be used with links. This would result in undefined behavior")
  const isolation = String(others.Isolation ?? 'default')
  if (isolation.toLowerCase() !== 'default') return `invalid isolation (${isolation}): linux only supports 'default'`
  if (others.CpuRealtimePeriod || others.CpuRealtimeRuntime) return 'kernel does not support CPU real-time scheduler'
  return cpuShares < 0 ? `invalid CPU shares (${cpuShares}): value must be a positive integer` : null
}
