import { csvFields } from '@/domain/docker/cli/csv'
import { goQuote } from '@/domain/docker/cli/go-quote'
import { done, type Outcome, refuse } from '@/domain/docker/outcome'
import { isAddress } from './option-checks'

/** One --network: a name, and what was asked for in it. */
export type NetworkRequest = {
  target: string
  aliases: string[]
  ip: string
  ip6: string
  mac: string
  linkLocal: string[]
}

const wrong = (message: string) => refuse('flag', message)

function setField(request: NetworkRequest, field: string): Outcome<null> {
  const at = field.indexOf('=')
  if (at <= 0) return wrong(`invalid field ${field.toLowerCase()}`)
  const key = field.slice(0, at).toLowerCase().trim()
  const value = field
    .slice(at + 1)
    .toLowerCase()
    .trim()
  const isIp = key === 'ip' || key === 'ip6' || key === 'link-local-ip'
  if (isIp && !isAddress(value)) return wrong(`ParseAddr(${goQuote(value)}): unable to parse IP`)
  if (key === 'name') request.target = value
  else if (key === 'alias') request.aliases.push(value)
  else if (key === 'ip' || key === 'ip6') request[key] = value
  else if (key === 'mac-address') request.mac = value
  else if (key === 'driver-opt')
    return value.includes('=') && !value.startsWith('=')
      ? done(null)
      : wrong('invalid key value pair format in driver options')
  else if (key === 'gw-priority')
    return /^[+-]?\d+$/.test(value) ? done(null) : wrong(`invalid gw-priority (${value}): invalid syntax`)
  else if (isIp) request.linkLocal.push(value)
  else return wrong(`invalid field key ${key}`)
  return done(null)
}

/** Reads a --network, `name=…,alias=…` or a name alone (docker/cli opts/network.go). */
export function parseNetwork(text: string): Outcome<NetworkRequest> {
  const request: NetworkRequest = { target: text, aliases: [], ip: '', ip6: '', mac: '', linkLocal: [] }
  if (!/\w+=\w+(,\w+=\w+)*/.test(text)) return done(request)
  const fields = csvFields(text)
  if (!fields.ok) return fields
  request.target = ''
  for (const field of fields.value) {
    const set = setField(request, field)
    if (!set.ok) return set
  }
  return request.target ? done(request) : wrong('network name/id is not specified')
}

export function checkNetwork(value: string): Outcome<string> {
  const parsed = parseNetwork(value)
  return parsed.ok ? done(value) : parsed
}

const predefined = ['bridge', 'default', 'host', 'none']
const isUserDefined = (name: string) => !predefined.includes(name) && !/^container:/.test(name)

type Given = Omit<NetworkRequest, 'target'> & { links: string[] }

/**
 * The network that a container joins, or what is wrong with how it was asked for
 * (docker/cli container/opts.go, parseNetworkOpts).
 */
export function networkOf(requests: NetworkRequest[], given: Given): Outcome<NetworkRequest> {
  const first = requests[0] ?? { target: 'default', aliases: [], ip: '', ip6: '', mac: '', linkLocal: [] }
  const both = (option: string, word: string) =>
    refuse('invalid', `conflicting options: cannot specify both ${option} and per-network ${word}`)
  if (first.aliases.length && given.aliases.length) return both('--network-alias', 'alias')
  if (first.ip && given.ip) return both('--ip', 'IPv4 address')
  if (first.ip6 && given.ip6) return both('--ip6', 'IPv6 address')
  if (first.mac && given.mac) return both('--mac-address', 'MAC address')
  if (first.linkLocal.length && given.linkLocal.length) return both('--link-local-ip', 'link-local IP addresses')
  const whole = {
    linkLocal: [...first.linkLocal, ...given.linkLocal],
    target: first.target,
    aliases: first.aliases.length ? first.aliases : given.aliases,
    ip: first.ip || given.ip,
    ip6: first.ip6 || given.ip6,
    mac: first.mac || given.mac,
  }
  const all = [whole, ...requests.slice(1)]
  for (const [i, { target, aliases, mac }] of all.entries()) {
    if (target.trim() === '') return refuse('invalid', 'no name set for network')
    if (!isUserDefined(target) && aliases.length)
      return refuse('invalid', 'network-scoped aliases are only supported for user-defined networks')
    if (mac && !isMac(mac)) return refuse('invalid', `${mac} is not a valid mac address`)
    if (all.slice(0, i).some((other) => other.target === target))
      return refuse('invalid', `network ${goQuote(target)} is specified multiple times`)
  }
  if (all.some(({ target }) => isUserDefined(target)) && all.some(({ target }) => !isUserDefined(target)))
    return refuse('invalid', 'conflicting options: cannot attach both user-defined and non-user-defined network-modes')
  return done(whole)
}

/** Six, eight or twenty bytes in hexadecimal, as Go's net.ParseMAC takes them. */
export const isMac = (text: string): boolean =>
  /^([0-9a-f]{2}([:-]))([0-9a-f]{2}\2){4}[0-9a-f]{2}$/i.test(text.trim()) ||
  /^([0-9a-f]{4}\.){2}[0-9a-f]{4}$/i.test(text.trim())
