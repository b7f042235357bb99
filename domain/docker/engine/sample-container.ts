import type { Container, ContainerState, HostConfig } from '@/domain/docker/world/container'
import { noSettings } from '@/domain/docker/world/no-settings'
import { emptyMachine } from '@/domain/docker/world/process'
import type { World } from '@/domain/docker/world/world'

const state: ContainerState = {
  status: 'running',
  exitCode: 0,
  error: '',
  oomKilled: false,
  pid: 100,
  startedAt: 1000,
  finishedAt: null,
  restartAt: null,
  restartCount: 0,
  stoppedByHand: false,
  health: null,
}

const host: HostConfig = { ...noSettings, network: 'bridge', shmSize: 67_108_864, logDriver: 'json-file' }

type Over = Partial<Omit<Container, 'state' | 'host' | 'config'>> & {
  state?: Partial<ContainerState>
  host?: Partial<HostConfig>
  config?: Partial<Container['config']>
}

/** A container for tests: it runs, of an image without layers, in the overlay2 store. */
export const sampleContainer = (over: Over = {}): Container => ({
  id: 'c1'.repeat(32),
  name: 'web',
  store: 'overlay2',
  created: 0,
  path: 'sleep',
  args: ['1000'],
  image: `sha256:${'a'.repeat(64)}`,
  manifest: `sha256:${'b'.repeat(64)}`,
  configDigest: `sha256:${'a'.repeat(64)}`,
  platform: { os: 'linux', architecture: 'amd64' },
  layers: [],
  changes: {},
  mounts: [],
  ports: [],
  logs: [],
  machine: emptyMachine,
  address: '172.17.0.2',
  ...over,
  config: {
    Hostname: 'c1c1c1c1c1c1',
    Image: 'nginx',
    Tty: false,
    OpenStdin: false,
    AttachStdin: false,
    AttachStdout: true,
    AttachStderr: true,
    ...over.config,
  },
  host: { ...host, ...over.host },
  state: { ...state, ...over.state },
})

/** A world for tests that holds these containers. */
export const worldWith = (world: World, containers: readonly Container[]): World => ({
  ...world,
  containers: Object.fromEntries(containers.map((container) => [container.id, container])),
})
