import { environmentFrom } from '@/domain/docker/cli/environment-flags'
import { goQuote } from '@/domain/docker/cli/go-quote'
import { pairsOf } from '@/domain/docker/cli/label-flag'
import type { Cli, Flags } from '@/domain/docker/cli/spec'
import type { CreateRequest } from '@/domain/docker/engine/create'
import type { MountSpec } from '@/domain/docker/engine/mount-request'
import { resolvePath } from '@/domain/docker/files/path'
import { done, type Outcome, refuse } from '@/domain/docker/outcome'
import type { ContainerConfig, HostConfig } from '@/domain/docker/world/container'
import { type Device, parseDevice } from './device-flag'
import { healthOf } from './health-flags'
import { otherOptions, tmpfsOf } from './host-options'
import { parseMount } from './mount-flag'
import { isMac, type NetworkRequest, networkOf, parseNetwork } from './network-flag'
import { exposedPorts, publishedPorts } from './publish-flag'
import { parseRestart } from './restart-flag'
import { volumesOf } from './volume-flag'

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

/** Where standard input, output and errors of the client go (-a, -i, -t). */
function attached(flags: Flags): Pick<ContainerConfig, 'Tty' | 'OpenStdin' | 'AttachStdin' | 'AttachStdout' | 'AttachStderr'> {
  const streams = flags.list('attach')
  return {
    Tty: flags.bool('tty'),
    OpenStdin: flags.bool('interactive'),
    AttachStdin: flags.bool('interactive') || streams.includes('stdin'),
    AttachStdout: !streams.length || streams.includes('stdout'),
    AttachStderr: !streams.length || streams.includes('stderr'),
  }
}

type Parts = {
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

/** Everything that can be wrong, in the order in which the client looks. */
function partsOf(cli: Cli, flags: Flags): Outcome<Parts> {
  const mac = flags.text('mac-address')
  if (mac && !isMac(mac)) return wrong(`${mac} is not a valid mac address`)
  const swappiness = flags.int('memory-swappiness')
  if (swappiness < -1 || swappiness > 100)
    return wrong(`invalid value: ${swappiness}. Valid memory swappiness range is 0-100`)
  const volumes = volumesOf(flags.list('volume'), cli.cwd)
  if (!volumes.ok) return volumes
  const ports = publishedPorts(flags.list('publish'))
  if (!ports.ok) return ports
  const exposed = exposedPorts(flags.list('expose'))
  if (!exposed.ok) return exposed
  const devices = all(flags.list('device'), parseDevice)
  if (!devices.ok) return devices
  const env = environmentFrom(cli, flags.list('env-file'), lastOfEach(flags.list('env')))
  if (!env.ok) return wrong(`--env-file: ${env.message}`)
  const labels = environmentFrom({ ...cli, env: {} }, flags.list('label-file'), flags.list('label'))
  if (!labels.ok) return wrong(`--label-file: ${labels.message}`)
  const mode = wrongMode(flags)
  if (mode) return wrong(mode)
  const restart = parseRestart(flags.text('restart'))
  if (!restart.ok) return restart
  if (flags.text('log-driver') === 'none' && flags.list('log-opt').length)
    return wrong('invalid logging opts for driver none')
  const security = wrongSecurity(cli, flags.list('security-opt'))
  if (security) return wrong(security)
  if (flags.list('storage-opt').some((option) => !option.includes('='))) return wrong('invalid storage option')
  const health = healthOf(flags)
  if (!health.ok) return health
  if (flags.bool('rm') && restart.value.name !== 'no')
    return wrong('conflicting options: cannot specify both --restart and --rm')
  const specs = all(flags.list('mount'), (text) => parseMount(text, cli.cwd))
  if (!specs.ok) return specs
  const networks = all([...flags.list('net'), ...flags.list('network')], parseNetwork)
  if (!networks.ok) return networks
  const network = networkOf(networks.value, {
    aliases: [...flags.list('net-alias'), ...flags.list('network-alias')],
    links: flags.list('link'),
    ip: flags.text('ip'),
    ip6: flags.text('ip6'),
    mac,
  })
  if (!network.ok) return network
  return done({
    ports: ports.value,
    exposed: exposed.value,
    ...volumes.value,
    specs: specs.value,
    devices: devices.value,
    env: env.value,
    labels: labels.value,
    restart: restart.value,
    health: health.value,
    network: network.value,
  })
}

const set = (keys: readonly string[]) => Object.fromEntries(keys.map((key) => [key, {}]))

function configOf(flags: Flags, parts: Parts, [Image = '', ...Cmd]: string[]): ContainerConfig {
  const entrypoint = flags.given('entrypoint') ? { Entrypoint: [flags.text('entrypoint')] } : {}
  const exposed = [...parts.ports.map(({ containerPort, protocol }) => `${containerPort}/${protocol}`), ...parts.exposed]
  return {
    Hostname: flags.text('hostname'),
    ...(flags.text('domainname') && { Domainname: flags.text('domainname') }),
    User: flags.text('user'),
    ...attached(flags),
    ExposedPorts: set(exposed),
    Env: parts.env,
    ...(Cmd.length && { Cmd }),
    ...entrypoint,
    Image,
    Volumes: set(parts.targets),
    WorkingDir: flags.text('workdir'),
    Labels: pairsOf(parts.labels),
    ...(flags.text('stop-signal') && { StopSignal: flags.text('stop-signal') }),
    ...(flags.given('stop-timeout') && { StopTimeout: flags.int('stop-timeout') }),
    ...(parts.health && { Healthcheck: parts.health }),
  }
}

function hostOf(flags: Flags, parts: Parts): HostConfig {
  return {
    ports: parts.ports,
    publishAll: flags.bool('publish-all'),
    restart: parts.restart,
    autoRemove: flags.bool('rm'),
    memory: flags.int('memory'),
    memoryReservation: flags.int('memory-reservation'),
    memorySwap: flags.int('memory-swap'),
    nanoCpus: flags.int('cpus'),
    cpuShares: flags.int('cpu-shares'),
    cpuPeriod: flags.int('cpu-period'),
    cpuQuota: flags.int('cpu-quota'),
    cpusetCpus: flags.text('cpuset-cpus'),
    cpusetMems: flags.text('cpuset-mems'),
    pidsLimit: flags.int('pids-limit') || null,
    privileged: flags.bool('privileged'),
    readOnlyRoot: flags.bool('read-only'),
    network: parts.network.target === 'default' ? 'bridge' : parts.network.target,
    init: flags.bool('init'),
    capAdd: flags.list('cap-add'),
    capDrop: flags.list('cap-drop'),
    securityOpt: flags.list('security-opt').filter((option) => option !== 'systempaths=unconfined'),
    extraHosts: flags.list('add-host'),
    dns: flags.list('dns'),
    shmSize: flags.int('shm-size'),
    logDriver: flags.text('log-driver'),
    containerIdFile: flags.text('cidfile'),
    others: otherOptions(flags, parts),
  }
}

/** What the client asks the daemon for (docker/cli cli/command/container/opts.go, parse); refused in its words. */
export function createRequestOf(cli: Cli, flags: Flags, args: string[]): Outcome<Omit<CreateRequest, 'platform'>> {
  const parts = partsOf(cli, flags)
  if (!parts.ok) return parts
  const { binds, specs, network } = parts.value
  return done({
    name: flags.text('name'),
    config: configOf(flags, parts.value, args),
    host: hostOf(flags, parts.value),
    mounts: {
      binds,
      specs,
      tmpfs: tmpfsOf(flags),
      volumesFrom: flags.list('volumes-from'),
      volumeDriver: flags.text('volume-driver'),
    },
    staticAddress: network.ip !== '' || network.ip6 !== '',
  })
}
