import { type GoValue, nilList } from '@/domain/docker/cli/go-value'
import type { HostConfig } from '@/domain/docker/world/container'

/** Resources in the order of the API (moby api/types/container/hostconfig.go, Resources). */
export const hostResources = (host: HostConfig, isStarted: boolean): Record<string, GoValue> => ({
  CpuShares: host.cpuShares,
  Memory: host.memory,
  NanoCpus: host.nanoCpus,
  CgroupParent: '',
  BlkioWeight: 0,
  BlkioWeightDevice: [],
  BlkioDeviceReadBps: [],
  BlkioDeviceWriteBps: [],
  BlkioDeviceReadIOps: [],
  BlkioDeviceWriteIOps: [],
  CpuPeriod: host.cpuPeriod,
  CpuQuota: host.cpuQuota,
  CpuRealtimePeriod: 0,
  CpuRealtimeRuntime: 0,
  CpusetCpus: host.cpusetCpus,
  CpusetMems: host.cpusetMems,
  Devices: [],
  DeviceCgroupRules: nilList,
  DeviceRequests: nilList,
  MemoryReservation: host.memoryReservation,
  MemorySwap: host.memorySwap,
  MemorySwappiness: null,
  // cgroup v2 knows no such thing; only until the first start it stands at its default.
  OomKillDisable: isStarted ? null : false,
  PidsLimit: host.pidsLimit,
  Ulimits: [],
  CpuCount: 0,
  CpuPercent: 0,
  IOMaximumIOps: 0,
  IOMaximumBandwidth: 0,
})
