import { rfc3339Nano, timeValue } from '@/domain/docker/cli/go-time'
import { type GoObject, type GoValue, nilList, struct } from '@/domain/docker/cli/go-value'
import { hex } from '@/domain/docker/digest'
import type { Container, HealthResult } from '@/domain/docker/world/container'
import type { World } from '@/domain/docker/world/world'
import { configDocument } from './config-document'
import { containerSizes } from './container-size'
import { hostConfigDocument } from './host-config-document'
import { type ListedMount, listedMounts } from './listed-mounts'
import { networkDocument } from './network-document'
import { isRunning } from './status'
import { manifestDocument, storageDocument } from './storage-document'

const healthResult = ({ start, end, exitCode, output }: HealthResult): GoValue =>
  struct('container.HealthcheckResult', {
    Start: timeValue(start),
    End: timeValue(end),
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

/** A mount; templates see the name and the driver that others than volumes do not have. */
const mountDocument = (mount: ListedMount): GoValue => {
  const { Type, Name = '', Source, Destination, Driver = '', Mode, RW, Propagation } = mount
  return struct('container.MountPoint', mount, { Type, Name, Source, Destination, Driver, Mode, RW, Propagation })
}

/**
 * All of a container, as `docker container inspect` prints it; keys in the order of the API
 * (moby api/types/container/container.go, InspectResponse; daemon/inspect.go).
 */
export function containerDocument(world: World, container: Container, size: boolean): GoValue {
  const { id, state, store } = container
  const sizes = size ? containerSizes(world, container) : null
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
    ...storageDocument(container),
    ...(sizes && { SizeRw: sizes.writable, SizeRootFs: sizes.all }),
    Mounts: listedMounts(world, container).map(mountDocument),
    Config: configDocument(container),
    NetworkSettings: networkDocument(world, container),
    ...manifestDocument(world, container),
  }
  const absent = ['GraphDriver', 'Storage', 'SizeRw', 'SizeRootFs', 'ImageManifestDescriptor']
  const hidden = Object.fromEntries(absent.filter((name) => !(name in shown)).map((name) => [name, null]))
  return struct('container.InspectResponse', shown, hidden, { Id: 'ID' })
}
