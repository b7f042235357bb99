import { pairsOf } from '@/domain/docker/cli/label-flag'
import type { Flags } from '@/domain/docker/cli/spec'
import type { MountSpec } from '@/domain/docker/engine/mount-request'
import type { Json } from '@/domain/docker/world/container'
import type { Device } from './device-flag'

/** Names of inspect's HostConfig → flags whose values they hold as they are. */
const texts: Readonly<Record<string, string>> = {
  IpcMode: 'ipc',
  PidMode: 'pid',
  UTSMode: 'uts',
  UsernsMode: 'userns',
  CgroupnsMode: 'cgroupns',
  CgroupParent: 'cgroup-parent',
  Isolation: 'isolation',
  Runtime: 'runtime',
  VolumeDriver: 'volume-driver',
}
const numbers: Readonly<Record<string, string>> = {
  OomScoreAdj: 'oom-score-adj',
  BlkioWeight: 'blkio-weight',
  CpuRealtimePeriod: 'cpu-rt-period',
  CpuRealtimeRuntime: 'cpu-rt-runtime',
}
const lists: Readonly<Record<string, string>> = {
  DnsSearch: 'dns-search',
  GroupAdd: 'group-add',
  Links: 'link',
  VolumesFrom: 'volumes-from',
  DeviceCgroupRules: 'device-cgroup-rule',
}
const maps: Readonly<Record<string, string>> = {
  Sysctls: 'sysctl',
  StorageOpt: 'storage-opt',
  Annotations: 'annotation',
}

const ulimit = (text: string): Json => {
  const [Name = '', limits = ''] = text.split('=')
  const [Soft = 0, Hard = Soft] = limits.split(':').map(Number)
  return { Name, Hard, Soft }
}

/** One --gpus, as the daemon is asked for it (docker/cli opts/gpus.go). */
function gpus(text: string): Json {
  const fields = text.split(',')
  const count = fields.find((field) => !field.includes('=')) ?? /(?:^|,)count=([^,]*)/.exec(text)?.[1] ?? '1'
  return {
    Driver: /(?:^|,)driver=([^,]*)/.exec(text)?.[1] ?? '',
    Count: count === 'all' ? -1 : Number(count),
    DeviceIDs: null,
    Capabilities: [['gpu']],
    Options: {},
  }
}

const mountJson = ({ type, source, target, readOnly, propagation, noCopy }: MountSpec): Json => ({
  Type: type,
  ...(source && { Source: source }),
  Target: target,
  ...(readOnly && { ReadOnly: true }),
  ...(propagation && { BindOptions: { Propagation: propagation } }),
  ...(noCopy && { VolumeOptions: { NoCopy: true } }),
})

const chosen = (names: Readonly<Record<string, string>>, given: (flag: string) => Json | undefined) =>
  Object.entries(names).flatMap(([name, flag]) => {
    const value = given(flag)
    return value === undefined ? [] : [[name, value] as const]
  })

/** Options that only inspect shows, named as it shows them; what was not given is absent. */
export function otherOptions(
  flags: Flags,
  { binds, specs, devices }: { binds: string[]; specs: MountSpec[]; devices: Device[] },
): Record<string, Json> {
  const some = (list: readonly Json[]) => (list.length ? list : undefined)
  const entries = [
    ...chosen(texts, (flag) => flags.text(flag) || undefined),
    ...chosen(numbers, (flag) => flags.int(flag) || undefined),
    ...chosen(lists, (flag) => some(flags.list(flag))),
    ...chosen(maps, (flag) => (flags.given(flag) ? pairsOf(flags.list(flag)) : undefined)),
    ...chosen({ Init: 'init' }, (flag) => (flags.given(flag) ? flags.bool(flag) : undefined)),
    ...chosen({ OomKillDisable: 'oom-kill-disable' }, (flag) => flags.bool(flag) || undefined),
  ]
  const more: Record<string, Json | undefined> = {
    MemorySwappiness: flags.int('memory-swappiness') === -1 ? undefined : flags.int('memory-swappiness'),
    DnsOptions: some([...flags.list('dns-opt'), ...flags.list('dns-option')]),
    Ulimits: flags.given('ulimit') ? flags.list('ulimit').map(ulimit) : undefined,
    LogConfig: flags.given('log-opt')
      ? { Type: flags.text('log-driver') || 'json-file', Config: pairsOf(flags.list('log-opt')) }
      : undefined,
    Tmpfs: flags.given('tmpfs') ? tmpfsOf(flags) : undefined,
    Binds: some(binds),
    Mounts: some(specs.map(mountJson)),
    Devices: some(devices),
    DeviceRequests: some(flags.list('gpus').map(gpus)),
  }
  const given = Object.entries(more).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]))
  return Object.fromEntries([...entries, ...given])
}

/** --tmpfs: path → options. */
export const tmpfsOf = (flags: Flags): Record<string, string> =>
  Object.fromEntries(
    flags.list('tmpfs').map((text) => {
      const at = text.indexOf(':')
      return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)]
    }),
  )
