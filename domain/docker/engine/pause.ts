import { done, type Outcome, refuse } from '@/domain/docker/outcome'
import { type Sim, setState } from '@/domain/docker/sim'
import { settle } from './clock'
import { findContainer } from './find'
import { checkInterval, unwatched } from './health-start'
import { isRunning } from './status'

/** docker pause: its processes stand still, time goes on (moby daemon/pause.go). */
export function pauseContainer(sim: Sim, text: string): Outcome<null> {
  const found = findContainer(sim.world, text)
  if (!found.ok) return found
  const { id, state } = found.value
  if (!isRunning(found.value)) return refuse('conflict', `container ${id} is not running`)
  if (state.status === 'paused') return refuse('conflict', `container ${id} is already paused`)
  if (state.status === 'restarting')
    return refuse('conflict', `Container ${id} is restarting, wait until the container is running`)
  setState(sim, id, { status: 'paused', health: unwatched(state.health) })
  return done(null)
}

/** docker unpause; health checks begin their interval anew (moby daemon/unpause.go). */
export function unpauseContainer(sim: Sim, text: string): Outcome<null> {
  const found = findContainer(sim.world, text)
  if (!found.ok) return found
  const { id, state } = found.value
  if (state.status !== 'paused') return refuse('unknown', `Container ${id} is not paused`)
  const { now } = sim.world
  const health = state.health && { ...state.health, nextAt: now + checkInterval(found.value, now) }
  setState(sim, id, { status: 'running', health })
  settle(sim)
  return done(null)
}
