import { done, type Outcome, refuse } from '@/domain/docker/outcome'

/** A port number, or the words of Go's network.ParsePort for what is none. */
export function portNumber(text: string): Outcome<number> {
  if (text === '') return refuse('invalid', 'value is empty')
  if (!/^\d+$/.test(text)) return refuse('invalid', 'invalid syntax')
  return Number(text) > 65535 ? refuse('invalid', 'value out of range') : done(Number(text))
}

/** `80`, `8080-8090`, `53/udp` as single ports `80/tcp` (moby api/types/network/port.go, ParsePortRange). */
export function portRange(text: string): Outcome<string[]> {
  if (text === '') return refuse('invalid', 'invalid port range: value is empty')
  const [range = '', protocol = ''] = text.split(/\/(.*)/s)
  const [first = '', last] = range.split(/-(.*)/s)
  const start = portNumber(first)
  if (!start.ok) return refuse('invalid', `invalid start port '${first}': ${start.message}`)
  const end = last === undefined ? start : portNumber(last)
  if (!end.ok) return refuse('invalid', `invalid end port '${last}': ${end.message}`)
  if (end.value < start.value) return refuse('invalid', `invalid port range: ${text}`)
  const suffix = protocol.toLowerCase() || 'tcp'
  return done(Array.from({ length: end.value - start.value + 1 }, (_, i) => `${start.value + i}/${suffix}`))
}

/** Ports that `--filter publish=…` or `expose=…` asks for (moby daemon/list.go, portOp). */
export function portsOfFilter(key: string, values: readonly string[] = []): Outcome<ReadonlySet<string>> {
  const ports = new Set<string>()
  for (const value of values) {
    if (value.includes(':')) return refuse('system', `filter for '${key}' should not contain ':': ${value}`)
    const range = portRange(value)
    if (!range.ok) return refuse('system', `error while looking up for ${key} ${value}: ${range.message}`)
    for (const port of range.value) ports.add(port)
  }
  return done(ports)
}
