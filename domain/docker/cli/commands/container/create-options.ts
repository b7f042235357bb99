import { pairsOf } from '@/domain/docker/cli/label-flag'
import type { Cli, Flags } from '@/domain/docker/cli/spec'
import type { CreateRequest } from '@/domain/docker/engine/create'
import { done, type Outcome } from '@/domain/docker/outcome'
import type { ContainerConfig, HostConfig } from '@/domain/docker/world/container'
import { otherOptions, tmpfsOf } from './host-options'
import { optionParts, type Parts } from './option-parts'

/** Where standard input, output and errors of the client go (-a, -i, -t). */
function attached(
  flags: Flags,
): Pick<ContainerConfig, 'Tty' | 'OpenStdin' | 'AttachStdin' | 'AttachStdout' | 'AttachStderr'> {
  const streams = flags.list('attach')
  return {
    Tty: flags.bool('tty'),
    OpenStdin: flags.bool('interactive'),
    AttachStdin: flags.bool('interactive') || streams.includes('stdin'),
    AttachStdout: !streams.length || streams.includes('stdout'),
    AttachStderr: !streams.length || streams.includes('stderr'),
  }
}

const set = (keys: readonly string[]) => Object.fromEntries(keys.map((key) => [key, {}]))

function configOf(flags: Flags, parts: Parts, [Image = '', ...Cmd]: string[]): ContainerConfig {
  const entrypoint = flags.given('entrypoint') ? { Entrypoint: [flags.text('entrypoint')] } : {}
  const exposed = [
    ...parts.ports.map(({ containerPort, protocol }) => `${containerPort}/${protocol}`),
    ...parts.exposed,
  ]
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

/** As the client sends them: `CAP_…`, each once, sorted (moby client/container_create.go, normalizeCapabilities). */
function capabilitiesOf(names: readonly string[]): string[] {
  const full = names
    .map((name) => name.toUpperCase())
    .map((name) => (name === 'ALL' || name.startsWith('CAP_') ? name : `CAP_${name}`))
  return [...new Set(full)].sort()
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
    capAdd: capabilitiesOf(flags.list('cap-add')),
    capDrop: capabilitiesOf(flags.list('cap-drop')),
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
  const parts = optionParts(cli, flags)
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
