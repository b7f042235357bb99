import { rfc3339Nano } from '@/domain/docker/cli/go-time'
import { asStructs, type GoObject, isObject, struct } from '@/domain/docker/cli/go-value'
import { cliVersion, engineVersion } from '@/domain/docker/cli/versions'
import { hex } from '@/domain/docker/digest'
import { hostMemory, hostProcessors } from '@/domain/docker/shell/system-files'
import type { World } from '@/domain/docker/world/world'
import { clientFacts } from './version-facts'

/** Images as info counts them: targets on containerd, records on overlay2 (moby daemon CountImages). */
function countImages({ store, containerd, overlay2 }: World): number {
  if (store === 'overlay2') return Object.keys(overlay2.images).length
  return new Set(Object.values(containerd.names).map(({ target }) => target)).size
}

const driverStatus: Record<World['store'], [string, string][]> = {
  containerd: [['driver-type', 'io.containerd.snapshotter.v1']],
  overlay2: [
    ['Backing Filesystem', 'extfs'],
    ['Supports d_type', 'true'],
    ['Using metacopy', 'false'],
    ['Native Overlay Diff', 'true'],
    ['userxattr', 'false'],
  ],
}

const ociFeatures = { path: 'runc' }
const logDrivers = ['awslogs', 'fluentd', 'gcplogs', 'gelf', 'journald', 'json-file', 'local', 'splunk', 'syslog']

/** What the engine says of itself, in the order of its JSON (moby api/types/system/info.go, daemon/info.go). */
export function engineFacts(world: World) {
  const own = Object.values(world.containers).filter(({ store }) => store === world.store)
  const count = (...statuses: string[]) => own.filter(({ state }) => statuses.includes(state.status)).length
  const running = count('running', 'restarting')
  const paused = count('paused')
  return {
    ID: hex(`${world.seed}/engine`).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5'),
    Containers: own.length,
    ContainersRunning: running,
    ContainersPaused: paused,
    ContainersStopped: own.length - running - paused,
    Images: countImages(world),
    Driver: world.store === 'overlay2' ? 'overlay2' : 'overlayfs',
    DriverStatus: driverStatus[world.store],
    Plugins: {
      Volume: ['local'],
      Network: ['bridge', 'host', 'ipvlan', 'macvlan', 'null', 'overlay'],
      Authorization: null,
      Log: logDrivers,
    },
    MemoryLimit: true,
    SwapLimit: true,
    CpuCfsPeriod: true,
    CpuCfsQuota: true,
    CPUShares: true,
    CPUSet: true,
    PidsLimit: true,
    IPv4Forwarding: true,
    Debug: false,
    NFd: 24 + 8 * running,
    OomKillDisable: false,
    NGoroutines: 52 + 12 * running,
    SystemTime: rfc3339Nano(world.now),
    LoggingDriver: 'json-file',
    CgroupDriver: 'systemd',
    CgroupVersion: '2',
    NEventsListener: 0,
    KernelVersion: world.host.kernel,
    OperatingSystem: 'Debian GNU/Linux 13 (trixie)',
    OSVersion: '13',
    OSType: world.platform.os,
    Architecture: 'x86_64',
    IndexServerAddress: 'https://index.docker.io/v1/',
    RegistryConfig: {
      InsecureRegistryCIDRs: ['::1/128', '127.0.0.0/8'],
      IndexConfigs: { 'docker.io': { Name: 'docker.io', Mirrors: [], Secure: true, Official: true } },
      Mirrors: null,
    },
    NCPU: hostProcessors,
    MemTotal: hostMemory,
    GenericResources: null,
    DockerRootDir: '/var/lib/docker',
    HttpProxy: '',
    HttpsProxy: '',
    NoProxy: '',
    Name: world.host.hostname,
    Labels: [],
    ExperimentalBuild: false,
    ServerVersion: cliVersion.version,
    Runtimes: { 'io.containerd.runc.v2': ociFeatures, runc: ociFeatures },
    DefaultRuntime: 'runc',
    Swarm: {
      NodeID: '',
      NodeAddr: '',
      LocalNodeState: 'inactive',
      ControlAvailable: false,
      Error: '',
      RemoteManagers: null,
    },
    LiveRestoreEnabled: false,
    Isolation: '',
    InitBinary: 'docker-init',
    ContainerdCommit: { ID: engineVersion.containerdCommit },
    RuncCommit: { ID: engineVersion.runcCommit },
    InitCommit: { ID: engineVersion.initCommit },
    SecurityOptions: ['name=apparmor', 'name=seccomp,profile=builtin', 'name=cgroupns'],
    FirewallBackend: { Driver: 'iptables' },
    CDISpecDirs: ['/etc/cdi', '/var/run/cdi'],
    Containerd: {
      Address: '/run/containerd/containerd.sock',
      Namespaces: { Containers: 'moby', Plugins: 'plugins.moby' },
    },
    Warnings: null,
  }
}

const plugin = (Name: string, ShortDescription: string, Version: string) => ({
  SchemaVersion: '0.1.0',
  Vendor: 'Docker Inc.',
  Version,
  ShortDescription,
  Name,
  Path: `/usr/libexec/docker/cli-plugins/docker-${Name}`,
})

/** Plugins of the command, as docker info lists them. */
export const cliPlugins = [
  plugin('buildx', 'Docker Buildx', engineVersion.buildx),
  plugin('compose', 'Docker Compose', engineVersion.compose),
]

const names = { maps: ['Runtimes', 'IndexConfigs'], pointers: ['FirewallBackend'] }

/** All of docker info, as its templates see it. */
export function infoFacts(world: World): GoObject {
  const ClientInfo = { Debug: false, ...clientFacts(false), Plugins: cliPlugins, Warnings: null }
  const all = asStructs('system.dockerInfo', { ...engineFacts(world), ClientInfo }, names)
  return isObject(all) ? all : struct('system.dockerInfo', {})
}
