import { resolvePath } from '@/domain/docker/files/path'
import type { Platform } from '@/domain/docker/images/blobs'
import { formatPlatform, suits } from '@/domain/docker/images/platform'
import { findImage, type LocalImageView } from '@/domain/docker/images/store'
import { done, type Outcome, refuse } from '@/domain/docker/outcome'
import { containerOf, draw, type Sim, setContainer, update } from '@/domain/docker/sim'
import type { Container, ContainerConfig, ContainerState, HostConfig } from '@/domain/docker/world/container'
import { emptyMachine } from '@/domain/docker/world/process'
import { discard } from './discard'
import { linksOf } from './links'
import { wrongLogging } from './logging'
import { mergeConfig } from './merge-config'
import { missingSource } from './mount-points'
import { type MountSpec, mountOfSpec, wrongSpec } from './mount-request'
import { type MountRequests, resolveMounts } from './mounts'
import { randomName, reserveName } from './names'
import { addDeclaredVolumes, makeWorkingDirectory, populateVolume } from './populate'
import { wrongSecurity } from './security'
import { missingDonor, withDonorId } from './shared-namespaces'
import { wrongRequest } from './verify-request'
import { settingsWarnings, wrongSettings } from './verify-settings'

/** What docker create asks of the daemon; `config.Image` is the image as typed. */
export type CreateRequest = {
  /** Empty for a random one. */
  name: string
  platform: Platform | null
  config: ContainerConfig
  host: HostConfig
  mounts: MountRequests
  /** Asked for by --ip or --ip6. */
  staticAddress?: boolean
}

export type Created = { id: string; warnings: string[] }

const newState: ContainerState = {
  status: 'created',
  exitCode: 0,
  error: '',
  oomKilled: false,
  pid: 0,
  startedAt: null,
  finishedAt: null,
  restartAt: null,
  restartCount: 0,
  stoppedByHand: false,
  health: null,
}

/** The processor's level that the daemon detects on its own host. */
const detected = (platform: Platform): Platform =>
  platform.architecture === 'amd64' ? { ...platform, variant: 'v3' } : platform

function platformWarning(sim: Sim, { config }: LocalImageView): string[] {
  const { os, architecture, variant } = config
  const host = sim.world.platform
  const own = { os, architecture, ...(variant ? { variant } : {}) }
  if (suits(host, own) >= 0) return []
  const image = formatPlatform(own)
  return [
    `The requested image's platform (${image}) does not match the detected host platform (${formatPlatform(detected(host))}) and no specific platform was requested`,
  ]
}

/** Addresses may be asked for only where the subnet is one's own (moby daemon/container_operations.go). */
const wrongAddress = ({ staticAddress, host: { network } }: CreateRequest): string | null =>
  staticAddress && ['bridge', 'host', 'none'].includes(network)
    ? `invalid config for network ${network}: invalid endpoint settings:\nuser-specified IP address is supported on user-defined networks only`
    : null

function wrongMounts(sim: Sim, specs: MountSpec[]): string | null {
  for (const spec of specs) {
    const wrong = wrongSpec(spec) ?? missingSource(sim, mountOfSpec(spec))
    if (wrong) return wrong.message
  }
  return null
}

/** Defaults of the daemon's, and names of other containers as ids (moby daemon/daemon_unix.go, adaptContainerSettings). */
function adapted(sim: Sim, host: HostConfig): HostConfig {
  const modes = ['IpcMode', 'PidMode'].flatMap((name) => {
    const mode = host.others[name]
    return typeof mode === 'string' ? [[name, withDonorId(sim.world, mode)] as const] : []
  })
  return {
    ...host,
    others: { ...host.others, ...Object.fromEntries(modes) },
    memorySwap: host.memory > 0 && host.memorySwap === 0 ? host.memory * 2 : host.memorySwap,
    shmSize: host.shmSize || 64 * 1024 * 1024,
    logDriver: host.logDriver || 'json-file',
    network: withDonorId(sim.world, host.network),
  }
}

function newId(sim: Sim): string {
  const id = draw(sim)
  return /^\d{12}/.test(id) ? newId(sim) : id
}

/** moby daemon/container.go, translateWorkingDir. */
function withCleanDirectory(config: ContainerConfig): ContainerConfig {
  const { WorkingDir = '' } = config
  return WorkingDir.startsWith('/') ? { ...config, WorkingDir: resolvePath('/', WorkingDir) } : config
}

/** Puts the container into the world, with nothing mounted yet. */
function register(sim: Sim, request: CreateRequest, image: LocalImageView, config: ContainerConfig): Outcome<string> {
  const id = newId(sim)
  const name = request.name ? reserveName(sim.world, request.name) : done(randomName(sim, id))
  if (!name.ok) return name
  const host = adapted(sim, request.host)
  const { os, architecture, variant } = image.config
  const hostname = host.network === 'host' ? sim.world.host.hostname : id.slice(0, 12)
  const [path = '', ...args] = [...(config.Entrypoint ?? []), ...(config.Cmd ?? [])]
  const container: Container = {
    id,
    name: name.value,
    store: sim.world.store,
    created: sim.world.now,
    path,
    args,
    image: image.id,
    manifest: image.manifest,
    configDigest: image.configDigest,
    platform: { os, architecture, ...(variant ? { variant } : {}) },
    layers: image.layers,
    config: { ...config, Hostname: config.Hostname || hostname },
    host,
    state: newState,
    changes: {},
    mounts: [],
    ports: [],
    logs: [],
    machine: emptyMachine,
    address: null,
  }
  update(sim, { containers: { ...sim.world.containers, [id]: container } })
  return done(id)
}

/** The overlay2 driver stands on a file system without quotas (moby daemon/graphdriver/overlay2/overlay.go). */
function wrongStorage(sim: Sim, { others: { StorageOpt } }: HostConfig): string | null {
  if (sim.world.store !== 'overlay2' || !StorageOpt) return null
  const [name = 'size'] = Object.keys(StorageOpt).sort((a, b) => Number(b === 'size') - Number(a === 'size'))
  return name === 'size'
    ? "--storage-opt is supported only for overlay over xfs with 'pquota' mount option"
    : `Unknown option ${name.toLowerCase()}`
}

/** Links, mounts, working directory, volumes; what fails here leaves no container. */
function furnish(sim: Sim, id: string, requests: MountRequests): Outcome<null> {
  const security = wrongSecurity(containerOf(sim, id).host)
  if (security) return refuse('system', security)
  const links = linksOf(sim.world, containerOf(sim, id).host)
  if (!links.ok) return links
  const mounts = resolveMounts(sim, requests)
  if (!mounts.ok) return mounts
  setContainer(sim, id, { mounts: mounts.value.map(({ mount }) => mount) })
  const storage = wrongStorage(sim, containerOf(sim, id).host)
  if (storage) return refuse('system', storage)
  const directory = makeWorkingDirectory(sim, id)
  if (!directory.ok) return directory
  const declared = addDeclaredVolumes(sim, id)
  if (!declared.ok) return declared
  const copied = mounts.value.filter(({ copy }) => copy).map(({ mount }) => mount.target)
  for (const target of [...copied, ...declared.value]) populateVolume(sim, id, target)
  return done(null)
}

/**
 * Makes a container, which does not run yet (moby daemon/create.go, containerCreate).
 * Refused: `not-found` where the image is not here (then the client pulls), else with the daemon's words.
 */
export function createContainer(sim: Sim, request: CreateRequest): Outcome<Created> {
  const { host, platform } = request
  const config = withCleanDirectory(request.config)
  const wrong =
    wrongRequest(config, host) ?? wrongSettings(config, host, { mounts: wrongMounts(sim, request.mounts.specs) })
  if (wrong) return refuse('invalid', wrong)
  const warnings = settingsWarnings(host)
  const image = findImage(sim.world, config.Image, platform ?? undefined)
  if (!image.ok) return image
  if (!platform) warnings.push(...platformWarning(sim, image.value))
  const address = wrongAddress(request)
  if (address) return refuse('invalid', address)
  const donor = missingDonor(sim.world, host)
  if (donor) return donor
  const merged = mergeConfig(config, image.value.config.config)
  if (!merged.Entrypoint?.length && !merged.Cmd?.length) return refuse('invalid', 'no command specified')
  const logging = wrongLogging(host)
  if (logging) return refuse('invalid', logging)
  const registered = register(sim, request, image.value, merged)
  if (!registered.ok) return registered
  const id = registered.value
  const furnished = furnish(sim, id, request.mounts)
  if (furnished.ok) return done({ id: containerOf(sim, id).id, warnings })
  discard(sim, id, true)
  return furnished
}
