import type { Digest } from '@/domain/docker/digest'
import type { Changes, Tree } from '@/domain/docker/files/node'
import type { Healthcheck, Platform, RunConfig } from '@/domain/docker/images/blobs'
import type { Machine } from './process'
import type { Store } from './store'

export type Status = 'created' | 'running' | 'paused' | 'restarting' | 'removing' | 'exited' | 'dead'

export type Mount = {
  type: 'volume' | 'bind' | 'tmpfs'
  /** Where it stands in the container. */
  target: string
  /** A volume's name, a path on the host, or nothing. */
  source: string
  readOnly: boolean
  /** What a tmpfs holds. */
  tree?: Tree
}

export type PortBinding = { containerPort: number; protocol: 'tcp' | 'udp'; hostIp: string; hostPort: number | null }

export type RestartPolicy = { name: 'no' | 'on-failure' | 'always' | 'unless-stopped'; maximumRetries: number }

export type LogLine = { at: number; stream: 'stdout' | 'stderr'; text: string }

/** What a container was told at create: the image's defaults and the options, merged. */
export type ContainerConfig = RunConfig & {
  Hostname: string
  /** As typed. */
  Image: string
  Tty: boolean
  OpenStdin: boolean
  AttachStdin: boolean
  AttachStdout: boolean
  AttachStderr: boolean
  StopTimeout?: number
  Healthcheck?: Healthcheck
}

export type HostConfig = {
  /** Requested publications, before the host's ports are given out. */
  ports: PortBinding[]
  publishAll: boolean
  restart: RestartPolicy
  autoRemove: boolean
  memory: number
  memoryReservation: number
  memorySwap: number
  nanoCpus: number
  cpuShares: number
  cpuPeriod: number
  cpuQuota: number
  cpusetCpus: string
  cpusetMems: string
  pidsLimit: number | null
  privileged: boolean
  readOnlyRoot: boolean
  network: string
  init: boolean
  capAdd: string[]
  capDrop: string[]
  securityOpt: string[]
  extraHosts: string[]
  dns: string[]
  shmSize: number
  logDriver: string
  containerIdFile: string
}

export type ContainerState = {
  status: Status
  exitCode: number
  error: string
  oomKilled: boolean
  /** On the host; 0 when nothing runs. */
  pid: number
  /** Milliseconds since 1970; null for never. */
  startedAt: number | null
  finishedAt: number | null
  /** When the restart policy starts it again. */
  restartAt: number | null
  restartCount: number
  /** Stopped by a person: the restart policy rests (moby HasBeenManuallyStopped). */
  stoppedByHand: boolean
  health: { status: 'starting' | 'healthy' | 'unhealthy'; failing: number; nextAt: number; log: HealthResult[] } | null
}
export type HealthResult = { start: number; end: number; exitCode: number; output: string }

export type Container = {
  /** 64 hexadecimal digits. */
  id: string
  /** Without the slash. */
  name: string
  /** A container lives in the store it was made in. */
  store: Store
  created: number
  path: string
  args: string[]
  /** Image id as its store counts it: index or manifest digest, or config digest. */
  image: Digest
  /** The manifest it was made from (containerd). */
  manifest: Digest
  configDigest: Digest
  platform: Platform
  /** Digests of the image's layer blobs, the bottom first. */
  layers: Digest[]
  config: ContainerConfig
  host: HostConfig
  state: ContainerState
  /** The writable layer. */
  changes: Changes
  mounts: Mount[]
  /** Ports as given out while running. */
  ports: PortBinding[]
  logs: LogLine[]
  machine: Machine
  /** In the network, 172.17.0.x; null when not running. */
  address: string | null
}
