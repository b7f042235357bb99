import type { Digest } from '@/domain/docker/digest'
import type { Changes, FsNode, Tree } from '@/domain/docker/files/node'
import type { Healthcheck, Platform, RunConfig } from '@/domain/docker/images/blobs'
import type { Machine } from './process'
import type { Store } from './store'

export type Status = 'created' | 'running' | 'paused' | 'restarting' | 'removing' | 'exited' | 'dead'

export type Mount = {
  /** `engine`: a file that the engine itself puts there (/etc/hosts); neither inspect nor diff shows it. */
  type: 'volume' | 'bind' | 'tmpfs' | 'image' | 'engine'
  /** Where it stands in the container. */
  target: string
  /** A volume's name, a path on the host, an image as typed, or nothing. */
  source: string
  readOnly: boolean
  /** What a tmpfs, an image or an engine's file holds. */
  tree?: Tree
  /** A tmpfs's own directory. */
  top?: FsNode
  /** As inspect shows it: `z` of a volume, what followed the last colon of -v. */
  mode?: string
  /** Of a bind: `rprivate` where nothing else was asked for. */
  propagation?: string
  /** A part of a volume's, or of an image's, tree. */
  subpath?: string
  /** A volume that was made without a name, for this mount: `rm -v` and --rm take it along. */
  anonymous?: true
  /** --mount does not make a missing path on the host, -v does. */
  mustExist?: true
  /** Of --tmpfs, which inspect lists in HostConfig.Tmpfs only: everything after the colon. */
  tmpfsOptions?: string
  /** Of a tmpfs that --mount asked for: `mode=700,size=1048576`. */
  options?: string
}

export type PortBinding = {
  containerPort: number
  protocol: 'tcp' | 'udp' | 'sctp'
  hostIp: string
  hostPort: number | null
  /** Where any port from `hostPort` up to this one will do. */
  hostPortEnd?: number
}

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
  Domainname?: string
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
  /** Options without effect here, named as inspect's HostConfig shows them; those left at their default are absent. */
  others: Readonly<Record<string, Json>>
}

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

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
  /** Told to stop: the policy rests until the next start, `always` too (moby restartmanager Cancel). */
  restartCanceled?: boolean
  /** Milliseconds that the policy waited last time. */
  backoff?: number
  /** In the middle of docker restart: neither --rm nor the policy act on its exit. */
  restartingByHand?: boolean
  /** Whether it was ever started. */
  startedBefore?: boolean
  health: {
    status: 'starting' | 'healthy' | 'unhealthy'
    failing: number
    nextAt: number
    log: HealthResult[]
    probe?: Probe
  } | null
}
/** A health check at work: its process, and when it began. */
export type Probe = { pid: number; startedAt: number }
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
