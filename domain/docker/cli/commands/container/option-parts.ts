import { environmentFrom } from '@/domain/docker/cli/environment-flags'
import { goQuote } from '@/domain/docker/cli/go-quote'
import type { Cli, Flags } from '@/domain/docker/cli/spec'
import type { MountSpec } from '@/domain/docker/engine/mount-request'
import { resolvePath } from '@/domain/docker/files/path'
import { done, type Outcome, refuse } from '@/domain/docker/outcome'
import type { ContainerConfig, HostConfig } from '@/domain/docker/world/container'
import { type Device, parseDevice } from './device-flag'
import { healthOf } from './health-flags'
import { parseMount } from './mount-flag'
import { isMac, type NetworkRequest, networkOf, parseNetwork } from './network-flag'
import { exposedPorts, publishedPorts } from './publish-flag'
import { parseRestart } from './restart-flag'
import { volumesOf } from './volume-flag'

/** What the options of run and create mean, each in its own shape. */
export type Parts = {
  ports: HostConfig['ports']
  exposed: string[]
  binds: string[]
  targets: string[]
  specs: MountSpec[]
  devices: Device[]
  env: string[]
  labels: string[]
  restart: HostConfig['restart']
  health: ContainerConfig['Healthcheck']
  network: NetworkRequest
}

const wrong = (message: string) => refuse('invalid', message)

/** Parsed values in order, or the first refusal. */
function all<T>(texts: readonly string[], parse: (text: string) => Outcome<T>): Outcome<T[]> {
  const values: T[] = []
  for (const text of texts) {
    const parsed = parse(text)
    if (!parsed.ok) return parsed
    values.push(parsed.value)
  }
  return done(values)
}

const modes: readonly { flag: string; rule: RegExp; words: string }[] = [
  { flag: 'pid', rule: /^(|host|container:.+)$/, words: 'PID' },
  { flag: 'uts', rule: /^(|host)$/, words: 'UTS' },
  { flag: 'userns', rule: /^(|host)$/, words: 'USER' },
  { flag: 'cgroupns', rule: /^(|host|private)$/, words: 'CGROUP' },
]

function wrongMode(flags: Flags): string | null {
  const mode = modes.find(({ flag, rule }) => !rule.test(flags.text(flag)))
  return mode ? `--${mode.flag}: invalid ${mode.words} mode` : null
}

/** seccomp profiles are files of the client (docker/cli container/opts.go, parseSecurityOpts). */
function wrongSecurity(cli: Cli, options: readonly string[]): string | null {
  for (const option of options) {
    const [key = '', value = ''] = option.includes('=') ? option.split(/=(.*)/s) : option.split(/:(.*)/s)
    if (key === 'no-new-privileges') continue
    if (value === '') return `invalid --security-opt: ${goQuote(option)}`
    if (key !== 'seccomp' || value === 'builtin' || value === 'unconfined') continue
    const profile = cli.disk.read(resolvePath(cli.cwd, value))
    if (!profile.ok) return `opening seccomp profile (${value}) failed: open ${value}: ${profile.message.toLowerCase()}`
  }
  return null
}

/** One value for each name, the last, in order of the names' first (the client keeps them in a map). */
function lastOfEach(assignments: readonly string[]): string[] {
  const byName = new Map(assignments.map((text) => [text.split('=', 1)[0], text]))
  return [...byName.values()]
}

/** What is wrong with single options that are kept as they are, or null. */
function wrongMisc(cli: Cli, flags: Flags): string | null {
  const mode = wrongMode(flags)
  if (mode) return mode
  const restart = parseRestart(flags.text('restart'))
  if (!restart.ok) return restart.message
  if (flags.text('log-driver') === 'none' && flags.list('log-opt').length) return 'invalid logging opts for driver none'
  const security = wrongSecurity(cli, flags.list('security-opt'))
  if (security) return security
  return flags.list('storage-opt').some((option) => !option.includes('=')) ? 'invalid storage option' : null
}

/** What is looked at before anything else. */
function wrongFirst(flags: Flags): string | null {
  const mac = flags.text('mac-address')
  if (mac && !isMac(mac)) return `${mac} is not a valid mac address`
  const swappiness = flags.int('memory-swappiness')
  const fits = swappiness >= -1 && swappiness <= 100
  return fits ? null : `invalid value: ${swappiness}. Valid memory swappiness range is 0-100`
}

function assignments(cli: Cli, flags: Flags): Outcome<Pick<Parts, 'env' | 'labels'>> {
  const env = environmentFrom(cli, flags.list('env-file'), lastOfEach(flags.list('env')))
  if (!env.ok) return wrong(`--env-file: ${env.message}`)
  const labels = environmentFrom({ ...cli, env: {} }, flags.list('label-file'), flags.list('label'))
  if (!labels.ok) return wrong(`--label-file: ${labels.message}`)
  return done({ env: env.value, labels: labels.value })
}

function network(flags: Flags): Outcome<NetworkRequest> {
  const networks = all([...flags.list('net'), ...flags.list('network')], parseNetwork)
  if (!networks.ok) return networks
  return networkOf(networks.value, {
    aliases: [...flags.list('net-alias'), ...flags.list('network-alias')],
    links: flags.list('link'),
    ip: flags.text('ip'),
    ip6: flags.text('ip6'),
    mac: flags.text('mac-address'),
    linkLocal: flags.list('link-local-ip'),
  })
}

/** Steps that each add to what is known, up to the first refusal. */
function gather(steps: readonly (() => Outcome<Partial<Parts>>)[]): Outcome<Parts> {
  const parts: Partial<Parts> = {}
  for (const step of steps) {
    const found = step()
    if (!found.ok) return found
    Object.assign(parts, found.value)
  }
  return done(parts as Parts)
}

const as =
  <K extends keyof Parts>(key: K, parse: () => Outcome<Parts[K]>) =>
  (): Outcome<Partial<Parts>> => {
    const value = parse()
    return value.ok ? done({ [key]: value.value } as Partial<Parts>) : value
  }

const check = (find: () => string | null) => (): Outcome<Partial<Parts>> => {
  const found = find()
  return found ? wrong(found) : done({})
}

const removesAndRestarts = (flags: Flags) =>
  flags.bool('rm') && !/^(no)?(:|$)/.test(flags.text('restart'))
    ? 'conflicting options: cannot specify both --restart and --rm'
    : null

/** Reads them; refused with what is wrong first, in the order in which the client looks (docker/cli container/opts.go, parse). */
export const optionParts = (cli: Cli, flags: Flags): Outcome<Parts> =>
  gather([
    check(() => wrongFirst(flags)),
    () => volumesOf(flags.list('volume'), cli.cwd),
    as('ports', () => publishedPorts(flags.list('publish'))),
    as('exposed', () => exposedPorts(flags.list('expose'))),
    as('devices', () => all(flags.list('device'), parseDevice)),
    () => assignments(cli, flags),
    check(() => wrongMisc(cli, flags)),
    as('restart', () => parseRestart(flags.text('restart'))),
    as('health', () => healthOf(flags)),
    check(() => removesAndRestarts(flags)),
    as('specs', () => all(flags.list('mount'), (text) => parseMount(text, cli.cwd))),
    as('network', () => network(flags)),
  ])
