import { done, type Outcome, refuse } from '@/domain/docker/outcome'
import type { PortBinding } from '@/domain/docker/world/container'
import { isAddress } from './option-checks'

const wrong = (message: string) => refuse('invalid', message)

function portNumber(text: string): Outcome<number> {
  if (text === '') return wrong('value is empty')
  if (!/^[+-]?\d+$/.test(text)) return wrong('invalid syntax')
  const port = Number(text)
  return port < 0 || port > 65_535 ? wrong('value out of range (0–65535)') : done(port)
}

/** `80` or `8000-8010` as its first and last (docker/go-connections nat/parse.go). */
export function portRange(text: string, read = portNumber): Outcome<{ start: number; end: number }> {
  const dash = text.indexOf('-')
  const [first, last] = dash < 0 ? [text, text] : [text.slice(0, dash), text.slice(dash + 1)]
  const start = read(first)
  if (!start.ok) return wrong(`invalid start port '${first}': ${start.message}`)
  if (first === last) return done({ start: start.value, end: start.value })
  const end = read(last)
  if (!end.ok) return wrong(`invalid end port '${last}': ${end.message}`)
  return end.value < start.value ? wrong(`invalid port range: ${text}`) : done({ start: start.value, end: end.value })
}

const isProtocol = (text: string): text is PortBinding['protocol'] => ['tcp', 'udp', 'sctp'].includes(text)

/** `[[ip:][public]:]private[/protocol]`, ranges too (docker/go-connections nat/nat.go, ParsePortSpec). */
function bindingsOf(text: string): Outcome<PortBinding[]> {
  const parts = text.split(':')
  const [rest = '', hostPort = '', ip = ''] = [parts.at(-1), parts.at(-2), parts.slice(0, -2).join(':')]
  const [containerPort = '', protocolText = ''] = rest.split(/\/(.*)/s)
  if (containerPort === '') return wrong(`no port specified: ${text}<empty>`)
  const protocol = protocolText.toLowerCase() || 'tcp'
  if (!isProtocol(protocol)) return wrong(`invalid proto: ${protocol}`)
  const hostIp = ip.replace(/^\[(.*)\]$/, '$1')
  if (hostIp && !isAddress(hostIp)) return wrong(`invalid IP address: ${hostIp}`)
  const own = portRange(containerPort)
  if (!own.ok) return wrong(`invalid containerPort: ${containerPort}`)
  const host = hostPort ? portRange(hostPort) : null
  if (host && !host.ok) return wrong(`invalid hostPort: ${hostPort}`)
  const count = own.value.end - own.value.start + 1
  const range = host?.value
  if (range && range.end - range.start + 1 !== count && count > 1)
    return wrong(`invalid ranges specified for container and host Ports: ${containerPort} and ${hostPort}`)
  const anyOf = range && count === 1 && range.end > range.start ? { hostPortEnd: range.end } : {}
  return done(
    Array.from({ length: count }, (_, i): PortBinding => {
      const at = range && range.start + i
      return { containerPort: own.value.start + i, protocol, hostIp, hostPort: at || null, ...anyOf }
    }),
  )
}

/** `published=8080,target=80` in the short notation (docker/cli container/opts.go, convertToStandardNotation). */
function standardNotation(text: string): Outcome<string> {
  if (!text.includes('=')) return done(text)
  const params: Record<string, string> = { protocol: 'tcp', published: '', target: '' }
  for (const param of text.split(',')) {
    const at = param.indexOf('=')
    if (at <= 0) return wrong(`invalid publish opts format (should be name=value but got '${param}')`)
    params[param.slice(0, at)] = param.slice(at + 1)
  }
  return done(`${params.published}:${params.target}/${params.protocol}`)
}

/** Every port that the -p options publish. */
export function publishedPorts(texts: readonly string[]): Outcome<PortBinding[]> {
  const standard: string[] = []
  for (const text of texts) {
    const converted = standardNotation(text)
    if (!converted.ok) return converted
    standard.push(converted.value)
  }
  const all: PortBinding[] = []
  for (const text of standard) {
    const bindings = bindingsOf(text)
    if (!bindings.ok) return bindings
    all.push(...bindings.value)
  }
  return done(all)
}

/** As moby's api/types/network/port.go reads one: no signs, and other words for what is too big. */
function exposedNumber(text: string): Outcome<number> {
  if (text === '') return wrong('value is empty')
  if (!/^\d+$/.test(text)) return wrong('invalid syntax')
  return Number(text) > 65_535 ? wrong('value out of range') : done(Number(text))
}

/** Every port that the --expose options name, as `80/tcp`. */
export function exposedPorts(texts: readonly string[]): Outcome<string[]> {
  const all: string[] = []
  for (const text of texts) {
    const [ports = '', protocol = ''] = text.split(/\/(.*)/s)
    const range = text === '' ? wrong('invalid port range: value is empty') : portRange(ports, exposedNumber)
    if (!range.ok) return wrong(`invalid range format for --expose: ${range.message}`)
    const { start, end } = range.value
    for (let port = start; port <= end; port++) all.push(`${port}/${protocol.toLowerCase() || 'tcp'}`)
  }
  return done(all)
}
