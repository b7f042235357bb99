import { done, type Outcome, refuse } from '@/domain/docker/outcome'
import { signal } from '@/domain/docker/shell/processes'
import { containerOf, type Sim, setState } from '@/domain/docker/sim'
import type { Container } from '@/domain/docker/world/container'
import type { Signal } from '@/domain/docker/world/process'
import { settle, waitFor } from './clock'
import { discard } from './discard'
import { findContainer } from './find'
import { isKnownSignal, parseSignal } from './signals'
import { isRunning } from './status'

/** Whether a container has stopped, is about to be started again, or is gone. */
export function hasExited(sim: Sim, id: string): boolean {
  const status = sim.world.containers[id]?.state.status
  return status !== 'running' && status !== 'paused'
}

/** Whether the signal is the one that this container is stopped by: then its restart policy rests. */
function meansStop({ config }: Container, name: Signal): boolean {
  if (!config.StopSignal || name === 'KILL') return true
  const own = parseSignal(config.StopSignal)
  return own.ok && own.value === name
}

/**
 * Sends a signal to a container's main process (moby daemon/kill.go, killWithSignal). One that is about to be started
 * again stays stopped; one that is paused goes on, if the signal means to stop it.
 */
export function killWithSignal(sim: Sim, id: string, name: Signal): Outcome<null> {
  const container = containerOf(sim, id)
  if (!isRunning(container)) return refuse('conflict', `container ${id} is not running`)
  const stops = meansStop(container, name)
  const { status } = container.state
  setState(sim, id, { stoppedByHand: true, restartCanceled: stops || container.state.restartCanceled === true })
  if (status === 'restarting') {
    if (stops) stayStopped(sim, id)
    return done(null)
  }
  signal(sim, { container: id }, 1, name)
  if (status === 'paused' && stops) setState(sim, id, { status: 'running' })
  settle(sim)
  return done(null)
}

function stayStopped(sim: Sim, id: string): void {
  setState(sim, id, { status: 'exited', restartAt: null })
  const { host, state } = containerOf(sim, id)
  if (host.autoRemove && !state.restartingByHand) discard(sim, id, true)
}

/** KILL, and the container is gone (moby daemon/kill.go, kill). */
export function killForGood(sim: Sim, id: string): Outcome<null> {
  const killed = killWithSignal(sim, id, 'KILL')
  if (killed.ok) waitFor(sim, () => hasExited(sim, id), 10_000)
  return killed
}

/** docker kill: `cannot kill container: x: …` (moby daemon/kill.go, ContainerKill). */
export function requestKill(sim: Sim, text: string, signalText: string): Outcome<null> {
  const refusing = (code: string, message: string) => refuse(code, `cannot kill container: ${text}: ${message}`)
  const name = signalText ? parseSignal(signalText) : done('KILL')
  if (!name.ok) return refusing(name.code, name.message)
  if (!isKnownSignal(name.value)) return refusing('invalid', `the linux daemon does not support signal ${name.value}`)
  const found = findContainer(sim.world, text)
  if (!found.ok) return refusing(found.code, found.message)
  const { id } = found.value
  const killed = name.value === 'KILL' ? killForGood(sim, id) : killWithSignal(sim, id, name.value)
  return killed.ok ? killed : refusing(killed.code, killed.message)
}
