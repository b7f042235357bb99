import { csvFields } from '@/domain/docker/cli/csv'
import { goQuote } from '@/domain/docker/cli/go-quote'
import { parseBytes } from '@/domain/docker/cli/units'
import { done, type Outcome, refuse } from '@/domain/docker/outcome'

type Checked = Outcome<string>
const wrong = (message: string): Checked => refuse('flag', message)

/** Whether a text is an IPv4 or IPv6 address, as Go's net.ParseIP has it. */
export function isAddress(text: string): boolean {
  const four = (part: string) =>
    /^(\d{1,3}\.){3}\d{1,3}$/.test(part) && part.split('.').every((n) => /^(0|[1-9]\d*)$/.test(n) && Number(n) < 256)
  if (four(text)) return true
  const halves = text.split('::')
  if (!text.includes(':') || halves.length > 2) return false
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')))
  const last = groups.at(-1) ?? ''
  const size = groups.length + (last.includes('.') ? 1 : 0)
  const fits = halves.length === 2 ? size < 8 : size === 8
  return fits && groups.every((group, i) => /^[0-9a-f]{1,4}$/i.test(group) || (i === groups.length - 1 && four(group)))
}

/** docker/cli container/opts.go, validateAttach. */
export function checkAttach(value: string): Checked {
  const stream = value.toLowerCase()
  return ['stdin', 'stdout', 'stderr'].includes(stream)
    ? done(stream)
    : wrong('valid streams are STDIN, STDOUT and STDERR')
}

export const checkCgroupRule = (value: string): Checked =>
  /^[acb] (\d+|\*):(\d+|\*) [rwm]{1,3}$/.test(value) ? done(value) : wrong(`invalid device cgroup format '${value}'`)

/** docker/cli opts/opts.go, ValidateIPAddress. */
export const checkAddress = (value: string): Checked =>
  isAddress(value.trim()) ? done(value.trim()) : wrong(`IP address is not correctly formatted: ${value}`)

/** spf13/pflag ip.go. */
export const checkIp = (value: string): Checked =>
  value === '' || isAddress(value.trim()) ? done(value.trim()) : wrong(`failed to parse IP: ${goQuote(value)}`)

const label = '[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?'
const domain = new RegExp(`^(:?${label}(?::?\\.${label})*)\\.?\\s*$`)

/** docker/cli opts/opts.go, ValidateDNSSearch. */
export function checkDomain(value: string): Checked {
  const name = value.replace(/^ +| +$/g, '')
  if (name === '.') return done(name)
  const found = /[a-zA-Z]/.test(name) ? domain.exec(name)?.[1] : undefined
  return found && found.length < 255 ? done(found) : wrong(`${name} is not a valid domain`)
}

/** `name:ip` or `name=ip` (docker/cli opts/hosts.go, ValidateExtraHost). */
export function checkExtraHost(value: string): Checked {
  const separator = value.includes('=') ? '=' : ':'
  const at = value.indexOf(separator)
  const name = value.slice(0, Math.max(at, 0))
  const ip = value.slice(at + 1).replace(/^\[(.+)\]$/, '$1')
  if (at < 0 || name === '' || name.includes(':')) return wrong(`bad format for add-host: ${goQuote(value)}`)
  if (ip !== 'host-gateway' && !isAddress(ip.trim())) return wrong(`invalid IP address in add-host: ${goQuote(ip)}`)
  return done(`${name}:${ip}`)
}

/** docker/cli opts/opts.go, ParseLink. */
export function checkLink(value: string): Checked {
  if (value === '') return wrong('empty string specified for links')
  return value.split(':').length > 2 ? wrong(`bad format for links: ${value}`) : done(value)
}

const sysctls = /^(kernel\.(msgmax|msgmnb|msgmni|sem|shmall|shmmax|shmmni|shm_rmid_forced)|net\..*|fs\.mqueue\..*)$/

export function checkSysctl(value: string): Checked {
  const [key = ''] = value.split('=')
  return value.includes('=') && sysctls.test(key) ? done(value) : wrong(`sysctl '${value}' is not allowed`)
}

const limits = /^(core|cpu|data|fsize|locks|memlock|msgqueue|nice|nofile|nproc|rss|rtprio|rttime|sigpending|stack)$/

/** `nofile=1024:2048` (go-units ulimit.go, ParseUlimit). */
export function checkUlimit(value: string): Checked {
  const at = value.indexOf('=')
  if (at < 0) return wrong(`invalid ulimit argument: ${value}`)
  const [name, text] = [value.slice(0, at), value.slice(at + 1)]
  if (!limits.test(name)) return wrong(`invalid ulimit type: ${name}`)
  const parts = text.split(':')
  if (parts.length > 2)
    return wrong(`too many limit value arguments - ${text}, can only have up to two, \`soft[:hard]\``)
  const odd = parts.toReversed().find((part) => !/^[+-]?\d+$/.test(part))
  if (odd !== undefined) return wrong(`strconv.ParseInt: parsing ${goQuote(odd)}: invalid syntax`)
  const [soft = 0, hard = soft] = parts.map(Number)
  const rule = 'ulimit soft limit must be less than or equal to hard limit: '
  if (hard !== -1 && soft === -1) return wrong(`${rule}soft: -1 (unlimited), hard: ${hard}`)
  return hard !== -1 && soft > hard ? wrong(`${rule}${soft} > ${hard}`) : done(value)
}

function deviceValue(value: string): Outcome<string> {
  const at = value.indexOf(':')
  if (at <= 0) return wrong(`bad format: ${value}`)
  return value.startsWith('/dev/') ? done(value.slice(at + 1)) : wrong(`bad format for device path: ${value}`)
}

/** docker/cli opts/weightdevice.go. */
export function checkWeightDevice(value: string): Checked {
  const weight = deviceValue(value)
  if (!weight.ok) return weight
  const number = Number(weight.value)
  const fits = /^\d+$/.test(weight.value) && (number === 0 || (number >= 10 && number <= 1000))
  return fits ? done(value) : wrong(`invalid weight for device: ${value}`)
}

/** docker/cli opts/throttledevice.go, ValidateThrottleBpsDevice. */
export function checkRate(value: string): Checked {
  const rate = deviceValue(value)
  if (!rate.ok) return rate
  return parseBytes(rate.value).ok
    ? done(value)
    : wrong(
        `invalid rate for device: ${value}. The correct format is <device-path>:<number>[<unit>]. Number must be a positive integer. Unit is optional and can be kb, mb, or gb`,
      )
}

/** docker/cli opts/throttledevice.go, ValidateThrottleIOpsDevice. */
export function checkOperations(value: string): Checked {
  const rate = deviceValue(value)
  if (!rate.ok) return rate
  return /^\d+$/.test(rate.value)
    ? done(value)
    : wrong(
        `invalid rate for device: ${value}. The correct format is <device-path>:<number>. Number must be a positive integer`,
      )
}

function countError(text: string): Checked | null {
  if (text === 'all' || /^[+-]?\d+$/.test(text)) return null
  return wrong(`invalid count (${text}): value must be either "all" or an integer: invalid syntax`)
}

/** docker/cli opts/gpus.go. */
export function checkGpus(value: string): Checked {
  const fields = csvFields(value)
  if (!fields.ok) return fields
  const seen = new Set<string>()
  for (const field of fields.value) {
    const [key = ''] = field.split('=', 1)
    if (seen.has(key)) return wrong(`gpu request key '${key}' can be specified only once`)
    seen.add(key)
    if (!field.includes('=')) seen.add('count')
    const count = field.includes('=') ? (key === 'count' ? field.slice(6) : 'all') : key
    const bad = countError(count)
    if (bad) return bad
    if (field.includes('=') && !['driver', 'count', 'device', 'capabilities', 'options'].includes(key))
      return wrong(`unexpected key '${key}' in '${field}'`)
  }
  return done(value)
}
