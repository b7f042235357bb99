import { hostProcessors as hostCpus } from '@/domain/docker/shell/system-files'
import type { HostConfig } from '@/domain/docker/world/container'

const megabyte = 1024 * 1024
const leastMemory = 6 * megabyte

/** A rule of the daemon: what is wrong, when it is. */
type Rule = (host: HostConfig, update: boolean) => string | null

const atMost = 1_000_000
/** moby pkg/sysinfo, defaultMaxCPUs. */
const mostCpus = 8192

const rules: readonly Rule[] = [
  ({ memory }) => (memory !== 0 && memory < leastMemory ? 'Minimum memory limit allowed is 6MB' : null),
  ({ memory, memorySwap }) =>
    memory > 0 && memorySwap > 0 && memorySwap < memory
      ? 'Minimum memoryswap limit should be larger than memory limit, see usage'
      : null,
  ({ memory, memorySwap }, update) =>
    memory === 0 && memorySwap > 0 && !update
      ? 'You should always set the Memory limit when using Memoryswap limit, see usage'
      : null,
  ({ memoryReservation }) =>
    memoryReservation > 0 && memoryReservation < leastMemory ? 'Minimum memory reservation allowed is 6MB' : null,
  ({ memory, memoryReservation }) =>
    memory > 0 && memoryReservation > 0 && memory < memoryReservation
      ? 'Minimum memory limit can not be less than memory reservation limit, see usage'
      : null,
  ({ nanoCpus, cpuPeriod }) =>
    nanoCpus > 0 && cpuPeriod > 0 ? 'Conflicting options: Nano CPUs and CPU Period cannot both be set' : null,
  ({ nanoCpus, cpuQuota }) =>
    nanoCpus > 0 && cpuQuota > 0 ? 'Conflicting options: Nano CPUs and CPU Quota cannot both be set' : null,
  ({ nanoCpus }) =>
    nanoCpus < 0 || nanoCpus > hostCpus * 1e9
      ? `range of CPUs is from 0.01 to ${hostCpus}.00, as there are only ${hostCpus} CPUs available`
      : null,
  ({ cpuPeriod }) =>
    cpuPeriod !== 0 && (cpuPeriod < 1000 || cpuPeriod > atMost)
      ? 'CPU cfs period can not be less than 1ms (i.e. 1000) or larger than 1s (i.e. 1000000)'
      : null,
  ({ cpuQuota }) => (cpuQuota > 0 && cpuQuota < 1000 ? 'CPU cfs quota can not be less than 1ms (i.e. 1000)' : null),
  ({ cpusetCpus }) => cpuset('cpus', 'CPUs', cpusetCpus, hostCpus),
  ({ cpusetMems }) => cpuset('mems', 'memory nodes', cpusetMems, 1),
  ({ others }) => {
    const weight = Number(others.BlkioWeight ?? 0)
    return weight > 0 && (weight < 10 || weight > 1000) ? 'Range of blkio weight is from 10 to 1000' : null
  },
]

/** `0-3,5` against what the host has. */
function cpuset(name: string, words: string, text: string, count: number): string | null {
  if (text === '') return null
  const parts = text.split(',').map((part) => /^(\d+)(?:-(\d+))?$/.exec(part))
  if (parts.some((part) => !part || Number(part[2] ?? part[1]) < Number(part[1])))
    return `Invalid value ${text} for cpuset ${name}: invalid format: ${text}`
  const odd = parts.findIndex((part) => Number(part?.[2] ?? part?.[1]) > mostCpus)
  if (odd >= 0) return `Invalid value ${text} for cpuset ${name}: value of out range, maximum is ${mostCpus}`
  const most = Math.max(...parts.map((part) => Number(part?.[2] ?? part?.[1])))
  const available = count > 1 ? `0-${count - 1}` : '0'
  return most < count ? null : `Requested ${words} are not available - requested ${text}, available: ${available}`
}

/** What is wrong with a container's limits (moby daemon/daemon_unix.go, verifyPlatformContainerResources), or null. */
export function wrongResources(host: HostConfig, update: boolean): string | null {
  for (const rule of rules) {
    const wrong = rule(host, update)
    if (wrong) return wrong
  }
  return null
}

/** What cgroups v2 have no control for is left out, with a word. */
export function resourceWarnings({ others }: HostConfig): string[] {
  const swappiness =
    'Your kernel does not support memory swappiness capabilities or the cgroup is not mounted. Memory swappiness discarded.'
  return [
    ...(others.MemorySwappiness === undefined ? [] : [swappiness]),
    ...(others.OomKillDisable === true
      ? ['Your kernel does not support OomKillDisable. OomKillDisable discarded.']
      : []),
  ]
}
