import { done, type Outcome, refuse } from '@/domain/docker/outcome'
import { type Sim, setState } from '@/domain/docker/sim'
import type { Container } from '@/domain/docker/world/container'
import { discard } from './discard'
import { findContainer } from './find'
import { killForGood } from './kill'
import { isRunning } from './status'

export type RemoveHow = { volumes: boolean; force: boolean; link: boolean }

const whyNot = ({ state }: Container): string =>
  state.status === 'paused'
    ? 'container is paused and must be unpaused first'
    : `container is ${state.status}: stop the container before removing or force remove`

/**
 * docker rm (moby daemon/delete.go). A name of a link is never known here, so `link` is always refused.
 * Refused: `No such container: x`, `cannot remove container "x": container is running: …`.
 */
export function removeContainer(sim: Sim, text: string, { volumes, force, link }: RemoveHow): Outcome<null> {
  const found = findContainer(sim.world, text)
  if (!found.ok) return found
  const { id } = found.value
  if (link) return refuse('unknown', 'Conflict, cannot remove the default link name of the container')
  if (isRunning(found.value)) {
    if (!force) return refuse('conflict', `cannot remove container ${JSON.stringify(text)}: ${whyNot(found.value)}`)
    setState(sim, id, { restartingByHand: true })
    killForGood(sim, id)
  }
  discard(sim, id, volumes)
  return done(null)
}
