import type { Container } from '@/domain/docker/world/container'
import { isUp } from './status'

/** One port as lists show it: exposed only, or given out on an address of the host. */
export type PortSummary = { privatePort: number; protocol: string; ip: string | null; publicPort: number }

/** The ports of a running container in the bridge network; others have none (moby daemon/container/view.go, transform). */
export function portSummaries(container: Container): PortSummary[] {
  if (!isUp(container) || !hasOwnNetwork(container)) return []
  const published = container.ports.map(({ containerPort, protocol, hostIp, hostPort }) => ({
    privatePort: containerPort,
    protocol,
    ip: hostIp || '0.0.0.0',
    publicPort: hostPort ?? 0,
  }))
  return [...exposedOnly(container), ...published]
}

const hasOwnNetwork = ({ host }: Container) => !/^(host|none|container:.*)$/.test(host.network)

function exposedOnly({ config, ports }: Container): PortSummary[] {
  return Object.keys(config.ExposedPorts ?? {})
    .map((port) => ({ privatePort: Number.parseInt(port, 10), protocol: port.split('/')[1] || 'tcp' }))
    .filter(
      ({ privatePort, protocol }) =>
        !ports.some((given) => given.containerPort === privatePort && given.protocol === protocol),
    )
    .map((port) => ({ ...port, ip: null, publicPort: 0 }))
}
