import { goQuote } from '@/domain/docker/cli/go-quote'
import type { ContainerConfig, HostConfig } from '@/domain/docker/world/container'
import { wrongTarget } from './mount-request'
import { parseSignal } from './signals'
import { resourceWarnings, wrongResources } from './verify-resources'

const longestHostname = 64

const capabilities = new Set(
  'AUDIT_CONTROL AUDIT_READ AUDIT_WRITE BLOCK_SUSPEND BPF CHECKPOINT_RESTORE CHOWN DAC_OVERRIDE DAC_READ_SEARCH FOWNER FSETID IPC_LOCK IPC_OWNER KILL LEASE LINUX_IMMUTABLE MAC_ADMIN MAC_OVERRIDE MKNOD NET_ADMIN NET_BIND_SERVICE NET_BROADCAST NET_RAW PERFMON SETFCAP SETGID SETPCAP SETUID SYSLOG SYS_ADMIN SYS_BOOT SYS_CHROOT SYS_MODULE SYS_NICE SYS_PACCT SYS_PTRACE SYS_RAWIO SYS_RESOURCE SYS_TIME SYS_TTY_CONFIG WAKE_ALARM'.split(
    ' ',
  ),
)

function wrongCapability(title: string, asked: readonly string[]): string | null {
  for (const text of asked) {
    const name = text.toUpperCase()
    if (name === 'ALL' || capabilities.has(name.replace(/^CAP_/, ''))) continue
    return `invalid ${title}: unknown capability: ${goQuote(name.startsWith('CAP_') ? name : `CAP_${name}`)}`
  }
  return null
}

/** moby api/types/container/hostconfig.go, ValidateRestartPolicy. */
function wrongRestart({ name, maximumRetries }: HostConfig['restart']): string | null {
  const known = ['no', 'always', 'on-failure', 'unless-stopped']
  if (!known.includes(name))
    return `invalid restart policy: unknown policy '${name}'; use one of 'no', 'always', 'on-failure', or 'unless-stopped'`
  if (name === 'on-failure')
    return maximumRetries < 0 ? 'invalid restart policy: maximum retry count cannot be negative' : null
  if (maximumRetries === 0) return null
  const negative = maximumRetries < 0 ? ' and cannot be negative' : ''
  return `invalid restart policy: maximum retry count can only be used with 'on-failure'${negative}`
}

const periods = ['Interval', 'Timeout', 'StartPeriod', 'StartInterval'] as const

function wrongConfig(config: ContainerConfig): string | null {
  const { WorkingDir = '', StopSignal, Env = [], Healthcheck: health } = config
  if (WorkingDir && !WorkingDir.startsWith('/'))
    return `the working directory '${WorkingDir}' is invalid, it needs to be an absolute path`
  const signal = StopSignal ? parseSignal(StopSignal) : null
  if (signal && !signal.ok) return signal.message
  const nameless = Env.find((assignment) => assignment.split('=', 1)[0] === '')
  if (nameless !== undefined) return `invalid environment variable: ${nameless}`
  const short = periods.find((name) => health?.[name] && health[name] < 1e6)
  return short ? `${short} in Healthcheck cannot be less than 1ms` : null
}

function wrongHost(host: HostConfig, mounts: string | null): string | null {
  if (host.autoRemove && host.restart.name !== 'no') return "can't create 'AutoRemove' container with restart policy"
  if (mounts) return mounts
  const zero = host.ports.find(({ containerPort }) => containerPort === 0)
  if (zero) return `invalid port specification: ${goQuote(`0/${zero.protocol}`)}`
  return (
    wrongRestart(host.restart) ??
    wrongCapability('CapAdd', host.capAdd) ??
    wrongCapability('CapDrop', host.capDrop) ??
    (Object.hasOwn(Object(host.others.Annotations), '')
      ? 'invalid Annotations: the empty string is not permitted as an annotation key'
      : null)
  )
}

function wrongModes({ others, shmSize }: HostConfig): string | null {
  const ipc = String(others.IpcMode ?? '')
  if (!/^(|none|private|host|shareable|container:.+)$/.test(ipc)) return `invalid IPC mode: ${ipc}`
  if (shmSize < 0) return 'SHM size can not be less than 0'
  const score = Number(others.OomScoreAdj ?? 0)
  if (score < -1000 || score > 1000) return `Invalid value ${score}, range for oom score adj is [-1000, 1000]`
  const parent = String(others.CgroupParent ?? '')
  if (parent && !/^.+\.slice$/.test(parent))
    return 'cgroup-parent for systemd cgroup should be a valid slice named as "xxx.slice"'
  const runtime = String(others.Runtime ?? '')
  if (!/^(|runc|io\.containerd\.\w+\.v\d+)$/.test(runtime)) return `unknown or invalid runtime name: ${runtime}`
  const wrongTmpfs = Object.keys(Object(others.Tmpfs))
    .map(wrongTarget)
    .find((wrong) => wrong !== null)
  return wrongTmpfs ?? null
}

/**
 * What is wrong with a container's settings, the first thing first (moby daemon/container.go,
 * verifyContainerSettings), or null.
 * @param mounts what is wrong with its mounts
 */
export function wrongSettings(
  config: ContainerConfig | null,
  host: HostConfig,
  { update = false, mounts = null }: { update?: boolean; mounts?: string | null } = {},
): string | null {
  return (
    (config && wrongConfig(config)) ??
    wrongHost(host, mounts) ??
    (config && config.Hostname.length > longestHostname
      ? `hostname ${goQuote(config.Hostname)} is too long (maximum ${longestHostname} bytes)`
      : null) ??
    wrongResources(host, update) ??
    wrongModes(host)
  )
}

const deprecatedLinks =
  'Links on the default bridge network are deprecated and will be removed in a future release. Use a custom network instead.'

/** What the daemon only warns of. */
export const settingsWarnings = (host: HostConfig): string[] => [
  ...resourceWarnings(host),
  ...(host.network === 'host' && host.ports.length
    ? ['Published ports are discarded when using host network mode']
    : []),
  ...(host.network === 'bridge' && host.others.Links ? [deprecatedLinks] : []),
]
