import { goQuote } from '@/domain/docker/cli/go-quote'
import { done, type Outcome, refuse } from '@/domain/docker/outcome'
import type { RuleName } from './lint'

const refused = (message: string) => refuse('invalid', message)

function numberOf(text: string): number | null {
  if (!/^[+-]?\d+$/.test(text)) return null
  const port = Number(text)
  return port >= 0 && port <= 65535 ? port : null
}

function rangeOf(text: string): { start: number; end: number } | null {
  const [first = '', last] = text.split(/-([\s\S]*)/)
  const start = numberOf(first)
  const end = last === undefined || last === first ? start : numberOf(last)
  return start === null || end === null || end < start ? null : { start, end }
}

function split(text: string): { ip: string; host: string; container: string } {
  const parts = text.split(':')
  const container = parts.pop() ?? ''
  const host = parts.pop() ?? ''
  return { ip: parts.join(':'), host, container }
}

type Report = (rule: RuleName, port: string) => void

/** Ports of one word of EXPOSE, `80`, `8000-8005/udp` (buildkit dockerfile2llb/convert_expose.go). */
function portsOf(text: string, report: Report): Outcome<string[]> {
  const { ip, host, container } = split(text)
  const [port = '', given = ''] = container.split(/\/([\s\S]*)/)
  if (port === '') return refused(`invalid port: ${goQuote(text)}: no port specified`)
  const protocol = given.toLowerCase() || 'tcp'
  if (!['tcp', 'udp', 'sctp'].includes(protocol))
    return refused(`invalid port: ${goQuote(text)}: invalid proto: ${given}`)
  if (given !== given.toLowerCase()) report('ExposeProtoCasing', text)
  if (ip || host) report('ExposeInvalidFormat', text)
  const plainIp = ip.replace(/^\[(.*)\]$/, '$1')
  if (ip && !/^(\d{1,3}(\.\d{1,3}){3}|[0-9a-fA-F:]*:[0-9a-fA-F:.]*)$/.test(plainIp))
    return refused(`invalid IP address: ${plainIp}`)
  const range = rangeOf(port)
  if (!range) return refused(`invalid containerPort: ${port}`)
  const hostRange = host ? rangeOf(host) : range
  if (!hostRange) return refused(`invalid hostPort: ${host}`)
  if (range.end !== range.start && range.end - range.start !== hostRange.end - hostRange.start)
    return refused(`invalid ranges specified for container and host Ports: ${port} and ${host}`)
  const count = range.end - range.start + 1
  return done(Array.from({ length: count }, (_, i) => `${range.start + i}/${protocol}`))
}

/** All ports of an EXPOSE, in its order. */
export function exposedPorts(words: readonly string[], report: Report): Outcome<string[]> {
  const ports: string[] = []
  for (const word of words) {
    const some = portsOf(word, report)
    if (!some.ok) return some
    ports.push(...some.value)
  }
  return done(ports)
}
