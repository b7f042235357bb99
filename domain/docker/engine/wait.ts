import { done, type Outcome, refuse } from '@/domain/docker/outcome'
import type { Sim } from '@/domain/docker/sim'
import { waitFor } from './clock'
import { findContainer } from './find'
import { isRunning } from './status'

const longestWait = 3_600_000

/**
 * docker wait: the exit code, at once where the container does not run (moby daemon/container/state.go, Wait). One
 * that the restart policy will start again counts as stopped when it next ends; one that went, with what it last was.
 * Refused: `unended` where it does not end within an hour.
 */
export function awaitExit(sim: Sim, text: string): Outcome<number> {
  const found = findContainer(sim.world, text)
  if (!found.ok) return found
  const { id, state } = found.value
  if (!isRunning(found.value)) return done(state.exitCode)
  const isOver = () => {
    const now = sim.world.containers[id]
    return !now || !isRunning(now) || (now.state.status === 'restarting' && now.state.finishedAt !== state.finishedAt)
  }
  const waited = waitFor(sim, isOver, longestWait)
  const last = sim.world.containers[id] ?? sim.removed?.[id]
  return waited === 'done' ? done(last?.state.exitCode ?? 0) : refuse('unended', 'it did not end')
}
