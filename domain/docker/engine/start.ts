import { done, type Outcome, refuse } from '@/domain/docker/outcome'
import { containerOf, type Sim, setContainer, setState, update } from '@/domain/docker/sim'
import { emptyMachine } from '@/domain/docker/world/process'
import { discard } from './discard'
import { findContainer } from './find'
import { firstHealth } from './health-start'
import { launch, type StartInput } from './launch'
import { missingSource } from './mount-points'

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
  const failure = launch(sim, id, stdin)
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
  if (state.status === 'paused') return refuse('conflict', 'cannot start a paused container, try unpause instead')
  if (state.status === 'running' || state.status === 'restarting') return done(null)
  if (state.status === 'removing' || state.status === 'dead')
    return refuse('conflict', 'container is marked for removal and cannot be started')
  for (const mount of mounts) {
    const missing = missingSource(sim, mount)
    if (missing) return missing
  }
  return startContainer(sim, id, stdin ?? { text: '', open: config.OpenStdin || config.Tty })
}
