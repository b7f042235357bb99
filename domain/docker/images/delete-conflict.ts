import { type Digest, short } from '@/domain/docker/digest'
import { type Refusal, refuse } from '@/domain/docker/outcome'
import type { Container } from '@/domain/docker/world/container'
import type { World } from '@/domain/docker/world/world'

/** What was done to delete an image, in order (moby api/types/image/delete_response.go). */
export type Deletion = { untagged: string } | { deleted: string }

export type DeleteHow = { force: boolean /** Dangling parents go, too. */; prune: boolean }

/** Which reasons against a deletion count. Running containers, and children in overlay2, always do. */
export type Conflicts = { reference: boolean; stopped: boolean }

export const softConflicts: Conflicts = { reference: true, stopped: true }
export const noConflicts: Conflicts = { reference: false, stopped: false }

/** Paused and restarting ones run (moby daemon/container/state.go IsRunning). */
const isRunning = ({ state }: Container): boolean => ['running', 'paused', 'restarting'].includes(state.status)

/** Containers made from an image in the world's store, the first made first. */
export const usersOf = (world: World, id: Digest): Container[] =>
  Object.values(world.containers).filter((container) => container.store === world.store && container.image === id)

export const conflict = (what: string, force: 'must be forced' | 'cannot be forced', why: string): Refusal =>
  refuse('conflict', `conflict: unable to delete ${what} (${force}) - ${why}`)

/** Refused while a running container uses the image. */
export function runningConflict(world: World, id: Digest): Refusal | null {
  const container = usersOf(world, id).find(isRunning)
  if (!container) return null
  return conflict(short(id), 'cannot be forced', `image is being used by running container ${short(container.id)}`)
}

/** Refused without force while a stopped container uses the image. */
export function stoppedConflict(world: World, id: Digest): Refusal | null {
  const container = usersOf(world, id).find((user) => !isRunning(user))
  if (!container) return null
  return conflict(short(id), 'must be forced', `image is being used by stopped container ${short(container.id)}`)
}

export const severalNames = (id: Digest): Refusal =>
  conflict(short(id), 'must be forced', 'image is referenced in multiple repositories')
