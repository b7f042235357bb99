import { diskOf } from '@/domain/docker/files/machine-disk'
import { resolvePath } from '@/domain/docker/files/path'
import { done, type Outcome, type Refusal, refuse } from '@/domain/docker/outcome'
import { spawn } from '@/domain/docker/shell/processes'
import { findUser } from '@/domain/docker/shell/users'
import { containerOf, draw, type Sim, setContainer, setState, update } from '@/domain/docker/sim'
import { emptyMachine } from '@/domain/docker/world/process'
import { discard } from './discard'
import { environmentOf } from './environment'
import { findContainer } from './find'
import { firstHealth } from './health-start'
import { missingSource, mountAll } from './mount-points'
import { freeAddress, givePorts, wantedPorts } from './ports'
import { cannotExecute, startError } from './runtime-error'
import { isRunning } from './status'

/** What a started process can read: `open` while more may come. */
export type StartInput = { text: string; open: boolean }

const networkSetup = 'failed to set up container networking: '

/** Gives the container its address and its ports. */
function joinNetwork(sim: Sim, id: string): Outcome<null> {
  const container = containerOf(sim, id)
  const { network } = container.host
  if (network === 'none' || network === 'host' || network.startsWith('container:')) return done(null)
  if (network !== 'bridge' && network !== 'default')
    return refuse('not-found', `${networkSetup}network ${network} not found`)
  const given = givePorts(sim.world, wantedPorts(container))
  if (!given.ok)
    return refuse(
      given.code,
      `${networkSetup}driver failed programming external connectivity on endpoint ${container.name} (${draw(sim)}): ${given.message}`,
    )
  if (given.value.last !== undefined) update(sim, { lastPort: given.value.last })
  setContainer(sim, id, { ports: given.value.ports, address: freeAddress(sim.world) })
  return done(null)
}

/** The container whose network is shared must run (moby daemon/container_operations.go, getNetworkedContainer). */
function sharedNetwork(sim: Sim, id: string): Refusal | null {
  const { network } = containerOf(sim, id).host
  if (!network.startsWith('container:')) return null
  const name = network.slice('container:'.length)
  const other = findContainer(sim.world, name)
  if (!other.ok) return refuse('unknown', `joining network namespace of container: ${other.message}`)
  if (other.value.id === id) return refuse('invalid', 'cannot join own network namespace')
  const join = 'cannot join network namespace of'
  const { status } = other.value.state
  if (status === 'restarting')
    return refuse('unknown', `${join} container: Container ${name} is restarting, wait until the container is running`)
  if (!isRunning(other.value))
    return refuse('conflict', `${join} a non running container: container ${other.value.name} is ${status}`)
  setContainer(sim, id, { config: { ...containerOf(sim, id).config, Hostname: other.value.config.Hostname } })
  return null
}

const failedWith = (refusal: Refusal, exitCode = 128) => ({ refusal, exitCode })

/**
 * The runtime found the file, the kernel will not run it: of another platform, or a script without its interpreter.
 * The container has then started, and ends with one line.
 */
function lateError(sim: Sim, id: string, code: string): string | null {
  const { path, config } = containerOf(sim, id)
  const disk = diskOf(sim, { container: id })
  const places = path.includes('/')
    ? [resolvePath(config.WorkingDir || '/', path)]
    : (environmentOf({ config }, { tty: false }).PATH ?? '').split(':').map((folder) => resolvePath(folder, path))
  const file = places.find((place) => disk.stat(place)?.kind === 'file')
  if (code === 'ENOEXEC') return `exec ${file ?? path}: exec format error\n`
  return code === 'ENOENT' && file ? `exec ${file}: no such file or directory\n` : null
}

function endAtOnce(sim: Sim, id: string, text: string): void {
  const { logs } = containerOf(sim, id)
  setContainer(sim, id, {
    logs: [...logs, { at: sim.world.now, stream: 'stderr', text }],
    machine: { ...emptyMachine, nextPid: 2, ended: { 1: 255 } },
  })
}

/** Everything that can fail; what it gave out is given back by the caller. */
function tryStart(sim: Sim, id: string, stdin: StartInput): { refusal: Refusal; exitCode: number } | null {
  const shared = sharedNetwork(sim, id)
  if (shared) return failedWith(shared)
  setContainer(sim, id, { machine: emptyMachine })
  const mounted = mountAll(sim, id)
  if (!mounted.ok) return mounted.code === 'ENOTDIR' ? startError(mounted.message) : failedWith(mounted)
  const { config, host, path, args } = containerOf(sim, id)
  const user = findUser(diskOf(sim, { container: id }), config.User ?? '')
  if (!user.ok) return failedWith(user)
  const began = spawn(sim, { container: id }, {
    argv: [...(host.init ? ['/sbin/docker-init', '--'] : []), path, ...args],
    env: environmentOf({ config }, { tty: config.Tty }),
    cwd: config.WorkingDir || '/',
    user: config.User ?? '',
    tty: config.Tty,
    stdin,
    stdout: { to: 'log' },
    stderr: { to: 'log' },
  })
  const late = began.ok ? null : lateError(sim, id, began.code)
  if (!began.ok && !late) return startError(cannotExecute(path, began.code))
  const joined = joinNetwork(sim, id)
  if (!joined.ok) return failedWith(joined)
  if (late) endAtOnce(sim, id, late)
  return null
}

/** A pid of the host that nobody has. */
function hostPid(sim: Sim): number {
  const { host } = sim.world
  const pid = host.machine.nextPid + 22
  update(sim, { host: { ...host, machine: { ...host.machine, nextPid: pid + 1 } } })
  return pid
}

/**
 * Starts a container that does not run (moby daemon/start.go, containerStart); its process begins to run with the next
 * settle. A failed start leaves its error and exit code (127 not found, 126 not allowed, else 128), and removes a
 * container of --rm.
 */
export function startContainer(sim: Sim, id: string, stdin: StartInput, byPolicy = false): Outcome<null> {
  const failure = tryStart(sim, id, stdin)
  if (failure) {
    const { state, host } = containerOf(sim, id)
    setContainer(sim, id, { machine: emptyMachine, ports: [], address: null })
    const exitCode = failure.exitCode === 128 && state.exitCode !== 0 ? state.exitCode : failure.exitCode
    setState(sim, id, { error: failure.refusal.message, exitCode })
    if (host.autoRemove) discard(sim, id, true)
    return failure.refusal
  }
  const container = containerOf(sim, id)
  const now = sim.world.now
  const byHand = byPolicy ? {} : { restartCount: 0, backoff: 0, restartCanceled: false, stoppedByHand: false }
  setState(sim, id, {
    ...byHand,
    status: 'running',
    exitCode: 0,
    error: '',
    oomKilled: false,
    pid: hostPid(sim),
    startedAt: now,
    restartAt: null,
    startedBefore: true,
    health: firstHealth(container, now),
  })
  return done(null)
}

/**
 * docker start, as the API has it: a running container is left as it is
 * (moby daemon/start.go, ContainerStart; 304 is no error).
 */
export function requestStart(sim: Sim, text: string, stdin?: StartInput): Outcome<null> {
  const found = findContainer(sim.world, text)
  if (!found.ok) return found
  const { id, state, config, mounts } = found.value
  if (state.status === 'paused')
    return refuse('conflict', 'cannot start a paused container, try unpause instead')
  if (state.status === 'running' || state.status === 'restarting') return done(null)
  if (state.status === 'removing' || state.status === 'dead')
    return refuse('conflict', 'container is marked for removal and cannot be started')
  for (const mount of mounts) {
    const missing = missingSource(sim, mount)
    if (missing) return missing
  }
  return startContainer(sim, id, stdin ?? { text: '', open: config.OpenStdin || config.Tty })
}
