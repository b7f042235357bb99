import {
  asStructs,
  type GoObject,
  type GoValue,
  isList,
  isObject,
  nilList,
  nilMap,
  struct,
  typedMap,
} from '@/domain/docker/cli/go-value'
import { address } from '@/domain/docker/cli/netip'
import type { Container, HostConfig, Json, PortBinding } from '@/domain/docker/world/container'
import { hostResources } from './host-resources'
import { portBinding } from './network-document'

const maskedPaths = [
  '/proc/acpi',
  '/proc/asound',
  '/proc/interrupts',
  '/proc/kcore',
  '/proc/keys',
  '/proc/latency_stats',
  '/proc/sched_debug',
  '/proc/scsi',
  '/proc/timer_list',
  '/proc/timer_stats',
  '/sys/devices/virtual/powercap',
  '/sys/firmware',
]
const readonlyPaths = ['/proc/bus', '/proc/fs', '/proc/irq', '/proc/sys', '/proc/sysrq-trigger']

/** Go's nil slice for what was not given. */
const listOrNil = (list: readonly string[]): readonly GoValue[] => (list.length ? list : nilList)

const portText = ({ hostPort, hostPortEnd }: PortBinding): string =>
  hostPort === null
    ? ''
    : hostPortEnd === undefined || hostPortEnd === hostPort
      ? `${hostPort}`
      : `${hostPort}-${hostPortEnd}`

/** Ports as asked for: container's port → places of the host. */
function portBindings(ports: readonly PortBinding[]): Record<string, GoValue[]> {
  const all: Record<string, GoValue[]> = {}
  for (const port of ports) {
    const name = `${port.containerPort}/${port.protocol}`
    all[name] = [...(all[name] ?? []), portBinding(port.hostIp, portText(port))]
  }
  return all
}

/** What of --tmpfs the container keeps: target → options. */
function tmpfs({ mounts }: Container): Record<string, string> | undefined {
  const own = mounts.filter(({ tmpfsOptions }) => tmpfsOptions !== undefined)
  return own.length ? Object.fromEntries(own.map(({ target, tmpfsOptions = '' }) => [target, tmpfsOptions])) : undefined
}

/** The daemon turns labels off for privileged containers (moby daemon/create.go, generateSecurityOpt). */
function securityOptions({ securityOpt, privileged, others }: HostConfig): readonly GoValue[] {
  if (securityOpt.some((option) => option.split('=')[0] === 'label')) return securityOpt
  const open = privileged || others.IpcMode === 'host' || others.PidMode === 'host'
  return listOrNil(open ? [...securityOpt, 'label=disable'] : securityOpt)
}

const systemPaths = ({ privileged }: HostConfig) => ({
  MaskedPaths: privileged ? nilList : maskedPaths,
  ReadonlyPaths: privileged ? nilList : readonlyPaths,
})

/** HostConfig of an inspected container; keys in the API's order, those with omitempty left out where empty. */
export function hostConfigDocument(container: Container): GoValue {
  const { host, state } = container
  const { others } = host
  const all: Record<string, GoValue> = {
    Binds: nilList,
    ContainerIDFile: host.containerIdFile,
    LogConfig: struct('container.LogConfig', { Type: host.logDriver || 'json-file', Config: {} }),
    NetworkMode: host.network,
    PortBindings: typedMap('map[network.Port][]network.PortBinding', portBindings(host.ports)),
    RestartPolicy: struct('container.RestartPolicy', {
      Name: host.restart.name,
      MaximumRetryCount: host.restart.maximumRetries,
    }),
    AutoRemove: host.autoRemove,
    VolumeDriver: '',
    VolumesFrom: nilList,
    ConsoleSize: [0, 0],
    Annotations: undefined,
    CapAdd: listOrNil(host.capAdd),
    CapDrop: listOrNil(host.capDrop),
    CgroupnsMode: 'private',
    Dns: host.dns.length ? host.dns.map(address) : nilList,
    DnsOptions: [],
    DnsSearch: [],
    ExtraHosts: listOrNil(host.extraHosts),
    GroupAdd: nilList,
    IpcMode: 'private',
    Cgroup: '',
    Links: nilList,
    OomScoreAdj: 0,
    PidMode: '',
    Privileged: host.privileged,
    PublishAllPorts: host.publishAll,
    ReadonlyRootfs: host.readOnlyRoot,
    SecurityOpt: securityOptions(host),
    StorageOpt: undefined,
    Tmpfs: tmpfs(container),
    UTSMode: '',
    UsernsMode: '',
    ShmSize: host.shmSize,
    Sysctls: undefined,
    Runtime: 'runc',
    Isolation: '',
    ...hostResources(host, state.startedAt !== null || state.startedBefore === true || state.error !== ''),
    Mounts: undefined,
    ...systemPaths(host),
    Init: undefined,
  }
  const asked = Object.fromEntries(Object.entries(others).map(([name, value]) => [name, shaped(name, value)]))
  const own = { MemorySwappiness: null, OomKillDisable: all.OomKillDisable, Links: links(container) }
  const given: Record<string, GoValue> = { ...all, ...asked, ...own }
  const { Annotations, StorageOpt, Tmpfs, Sysctls, Mounts, Init, ...kept } = given
  return orderedLike(all, { ...kept, ...present({ Annotations, StorageOpt, Tmpfs, Sysctls, Mounts, Init }) })
}

const maps = ['Annotations', 'StorageOpt', 'Tmpfs', 'Sysctls']

/** Objects that are no maps keep their keys in the order given. */
function shaped(name: string, value: Json): GoValue {
  if (maps.includes(name)) return value
  const structs = asStructs(`container.${name}`, value, { maps: ['Config', 'Options'], pointers: [] })
  const each = lists[name]
  return each && isList(structs) ? structs.map((item) => (isObject(item) ? each(item) : item)) : structs
}

const emptyMount: GoObject = {
  Type: '',
  Source: '',
  Target: '',
  ReadOnly: false,
  Consistency: '',
  BindOptions: null,
  VolumeOptions: null,
  ImageOptions: null,
  TmpfsOptions: null,
  ClusterOptions: null,
}

/** Items of lists that templates see otherwise (moby api/types/mount/mount.go; go-units ulimit.go, String). */
const lists: Readonly<Record<string, (item: GoObject) => GoValue>> = {
  Mounts: (mount) => struct('mount.Mount', mount, { ...emptyMount, ...mount }),
  Ulimits: (limit) => struct('*units.Ulimit', limit, { String: `${limit.Name}=${limit.Soft}:${limit.Hard}` }),
}

/** `--link db:alias` as the daemon keeps it (moby daemon/inspect.go). */
function links({ name, host }: Container): readonly GoValue[] {
  const { Links } = host.others
  const asked = Array.isArray(Links) ? Links.map(String) : []
  return listOrNil(asked.map((link) => link.split(':')).map(([of = '', alias = of]) => `/${of}:/${name}/${alias}`))
}

const present = (fields: Record<string, GoValue>): Record<string, GoValue> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))

const whenAbsent: Record<string, GoValue> = {
  Annotations: nilMap,
  StorageOpt: nilMap,
  Tmpfs: nilMap,
  Sysctls: nilMap,
  Mounts: nilList,
  Init: null,
}

/** Go writes abbreviations in capitals, JSON does not. */
const goNames = {
  Dns: 'DNS',
  DnsOptions: 'DNSOptions',
  DnsSearch: 'DNSSearch',
  CpuShares: 'CPUShares',
  NanoCpus: 'NanoCPUs',
  CpuPeriod: 'CPUPeriod',
  CpuQuota: 'CPUQuota',
  CpuRealtimePeriod: 'CPURealtimePeriod',
  CpuRealtimeRuntime: 'CPURealtimeRuntime',
  CpuCount: 'CPUCount',
  CpuPercent: 'CPUPercent',
}

/** The fields in the order of a model; what is absent only templates see. */
function orderedLike(model: Record<string, GoValue>, fields: Record<string, GoValue>): GoValue {
  const names = Object.keys(model)
  const shown = Object.fromEntries(names.filter((name) => name in fields).map((name) => [name, fields[name]]))
  const hidden = Object.fromEntries(names.filter((name) => !(name in fields)).map((name) => [name, whenAbsent[name]]))
  return struct('container.HostConfig', shown, hidden, goNames)
}
