import type { PortSummary } from '@/domain/docker/engine/port-summaries'

const isSix = (ip: string) => ip.includes(':')
const joined = (ip: string, port: string | number) => (isSix(ip) ? `[${ip}]:${port}` : `${ip}:${port}`)

/** Addresses as Go's netip orders them: none, then IPv4 by number, then IPv6. */
function compareAddresses(a: string | null, b: string | null): number {
  if (a === b) return 0
  if (a === null) return -1
  if (b === null) return 1
  if (isSix(a) !== isSix(b)) return isSix(a) ? 1 : -1
  if (isSix(a)) return a < b ? -1 : 1
  const [left, right] = [a.split('.').map(Number), b.split('.').map(Number)]
  return left.map((part, i) => part - (right[i] ?? 0)).find((difference) => difference !== 0) ?? 0
}

const compare = (a: PortSummary, b: PortSummary): number =>
  a.privatePort - b.privatePort ||
  compareAddresses(a.ip, b.ip) ||
  a.publicPort - b.publicPort ||
  (a.protocol < b.protocol ? -1 : a.protocol > b.protocol ? 1 : 0)

type Range = { ip: string | null; protocol: string; first: number; last: number }

function rangeText({ ip, protocol, first, last }: Range): string {
  const ports = first === last ? `${first}` : `${first}-${last}`
  return `${ip === null ? ports : `${joined(ip, ports)}->${ports}`}/${protocol}`
}

/**
 * Ports in one line: `80/tcp`, `0.0.0.0:8080->80/tcp, [::]:8080->80/tcp`. Ports that follow one another and are
 * given out under their own number become a range (docker/cli formatter/container.go, DisplayablePorts).
 */
export function displayPorts(ports: readonly PortSummary[]): string {
  const ranges: Record<string, Range> = {}
  const closed: string[] = []
  const mapped: string[] = []
  for (const { ip, protocol, privatePort, publicPort } of [...ports].sort(compare)) {
    if (ip !== null && publicPort !== privatePort) {
      mapped.push(`${joined(ip, publicPort)}->${privatePort}/${protocol}`)
      continue
    }
    const key = `${ip ?? ''}/${protocol}`
    const open = ranges[key]
    if (open?.last === privatePort - 1) open.last = privatePort
    else {
      if (open) closed.push(rangeText(open))
      ranges[key] = { ip, protocol, first: privatePort, last: privatePort }
    }
  }
  return [...closed, ...Object.values(ranges).map(rangeText), ...mapped].join(', ')
}
