import { rfc3339Nano } from '@/domain/docker/cli/go-time'
import { type GoObject, type GoValue, nilList, struct } from '@/domain/docker/cli/go-value'
import { hex } from '@/domain/docker/digest'
import type { Descriptor } from '@/domain/docker/images/blobs'
import { descriptorOf } from '@/domain/docker/images/digests'
import { blobOf } from '@/domain/docker/sim'
import type { Container, HealthResult } from '@/domain/docker/world/container'
import type { World } from '@/domain/docker/world/world'
import { configDocument } from './config-document'
import { containerSizes } from './container-size'
import { hostConfigDocument } from './host-config-document'
import { type ListedMount, listedMounts } from './listed-mounts'
import { networkDocument } from './network-document'
import { isRunning } from './status'

const healthResult = ({ start, end, exitCode, output }: HealthResult): GoValue =>
  struct('container.HealthcheckResult', {
    Start: rfc3339Nano(start),
    End: rfc3339Nano(end),
    ExitCode: exitCode,
    Output: output,
  })

function stateDocument(container: Container): GoValue {
  const { state } = container
  const health = state.health && {
    Status: state.health.status,
    FailingStreak: state.health.failing,
    Log: state.health.log.map(healthResult),
  }
  return struct(
    'container.State',
    {
      Status: state.status,
      Running: isRunning(container),
      Paused: state.status === 'paused',
      Restarting: state.status === 'restarting',
      OOMKilled: state.oomKilled,
      Dead: state.status === 'dead',
      Pid: state.pid,
      ExitCode: state.exitCode,
      Error: state.error,
      StartedAt: rfc3339Nano(state.startedAt),
      FinishedAt: rfc3339Nano(state.finishedAt),
      ...(health && { Health: struct('container.Health', health) }),
    },
    health ? {} : { Health: null },
  )
}

/** What the client may ask about a process that it began: its id there. Health checks are such, too. */
function execIds({ id, machine }: Container): readonly GoValue[] {
  const begun = Object.values(machine.processes).filter(({ parent, pid }) => parent === 0 && pid !== 1)
  return begun.length ? begun.map(({ pid, startedAt }) => hex(`${id}/exec/${pid}/${startedAt}`)) : nilList
}

/** Files that the daemon makes when a container first starts. */
function startedFiles({ id, state, host }: Container) {
  const home = `/var/lib/docker/containers/${id}`
  const began = state.startedAt !== null || state.startedBefore === true
  const at = (name: string) => (began ? `${home}/${name}` : '')
  return {
    ResolvConfPath: at('resolv.conf'),
    HostnamePath: at('hostname'),
    HostsPath: at('hosts'),
    LogPath: host.logDriver === 'json-file' || host.logDriver === '' ? at(`${id}-json.log`) : '',
  }
}

function appArmorProfile({ state, host }: Container): string {
  const own = host.securityOpt.find((option) => /^apparmor[=:]/.test(option))?.slice('apparmor='.length)
  if (own) return own
  if (state.startedAt === null && !state.startedBefore) return ''
  return host.privileged ? 'unconfined' : 'docker-default'
}

/** Directories of overlay2 (moby daemon/graphdriver/overlay2/overlay.go, GetMetadata). */
function graphDriver({ id, layers }: Container): GoValue {
  const at = (name: string, part: string) => `/var/lib/docker/overlay2/${name}/${part}`
  const own = hex(`${id}/layer`)
  const lower = [`${own}-init`, ...[...layers].reverse().map((digest) => hex(`overlay2/${digest}`))]
  return struct('storage.DriverData', {
    Data: {
      ID: id,
      LowerDir: lower.map((name) => at(name, 'diff')).join(':'),
      MergedDir: at(own, 'merged'),
      UpperDir: at(own, 'diff'),
      WorkDir: at(own, 'work'),
    },
    Name: 'overlay2',
  })
}

/** The manifest that it was made from, as its index names it. */
function manifestDescriptor(world: World, { image, manifest, platform }: Container): Descriptor | undefined {
  const index = blobOf(world, image)
  const named = index?.kind === 'index' ? index.manifests.find(({ digest }) => digest === manifest) : undefined
  const blob = blobOf(world, manifest)
  const found = named ?? (blob && descriptorOf({ digest: manifest, blob }))
  return found && { ...found, platform: found.platform ?? platform }
}

/** A mount; templates see the name and the driver that others than volumes do not have. */
const mountDocument = (mount: ListedMount): GoValue =>
  struct('container.MountPoint', mount, { Name: mount.Name ?? '', Driver: mount.Driver ?? '' })

/** A descriptor with its keys in the order of image-spec's Go type. */
export function descriptorDocument({ mediaType, digest, size, annotations, platform }: Descriptor): GoObject {
  const { os = '', architecture = '', variant } = platform ?? {}
  return struct('v1.Descriptor', {
    mediaType,
    digest,
    size,
    ...(annotations && { annotations }),
    ...(platform && { platform: struct('v1.Platform', { architecture, os, ...(variant && { variant }) }) }),
  })
}

const snapshot = struct('storage.RootFSStorageSnapshot', { Name: 'overlayfs' })
const storage = struct('storage.Storage', { RootFS: struct('storage.RootFSStorage', { Snapshot: snapshot }) })

/**
 * All of a container, as `docker container inspect` prints it; keys in the order of the API
 * (moby api/types/container/container.go, InspectResponse; daemon/inspect.go).
 */
export function containerDocument(world: World, container: Container, size: boolean): GoValue {
  const { id, state, store } = container
  const sizes = size ? containerSizes(world, container) : null
  const descriptor = store === 'containerd' ? manifestDescriptor(world, container) : undefined
  const shown: GoObject = {
    Id: id,
    Created: rfc3339Nano(container.created),
    Path: container.path,
    Args: container.args,
    State: stateDocument(container),
    Image: container.image,
    ...startedFiles(container),
    Name: `/${container.name}`,
    RestartCount: state.restartCount,
    Driver: store === 'overlay2' ? 'overlay2' : 'overlayfs',
    Platform: container.platform.os,
    MountLabel: '',
    ProcessLabel: '',
    AppArmorProfile: appArmorProfile(container),
    ExecIDs: execIds(container),
    HostConfig: hostConfigDocument(container),
    ...(store === 'overlay2' ? { GraphDriver: graphDriver(container) } : { Storage: storage }),
    ...(sizes && { SizeRw: sizes.writable, SizeRootFs: sizes.all }),
    Mounts: listedMounts(world, container).map(mountDocument),
    Config: configDocument(container),
    NetworkSettings: networkDocument(world, container),
    ...(descriptor && { ImageManifestDescriptor: descriptorDocument(descriptor) }),
  }
  const absent = ['GraphDriver', 'Storage', 'SizeRw', 'SizeRootFs', 'ImageManifestDescriptor']
  const hidden = Object.fromEntries(absent.filter((name) => !(name in shown)).map((name) => [name, null]))
  return struct('container.InspectResponse', shown, { ...hidden, ID: id })
}
