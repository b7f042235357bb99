import { done, type Outcome, refuse } from '@/domain/docker/outcome'
import type { Sim } from '@/domain/docker/sim'
import type { Platform } from './blobs'
import { deleteFromContainerd } from './containerd-delete'
import type { DeleteHow, Deletion } from './delete-conflict'
import { deleteFromOverlay2 } from './overlay2-delete'
import { findInOverlay2 } from './overlay2-store'

export type { Deletion } from './delete-conflict'

/**
 * Takes a name from an image, or deletes it (moby daemon/images/image_delete.go, daemon/containerd/image_delete.go).
 * Refused with the daemon's words where a container, a child or another name needs it.
 * @returns what was done, in order
 */
export function deleteImage(
  sim: Sim,
  text: string,
  how: DeleteHow & { platforms?: readonly Platform[] },
): Outcome<Deletion[]> {
  const { platforms = [] } = how
  if (text.trim() === '') return refuse('invalid', 'image name cannot be blank')
  if (sim.world.store === 'containerd') return deleteFromContainerd(sim, text, { ...how, platforms })
  if (platforms.length > 1) return refuse('invalid', 'multiple platforms are not supported')
  const image = platforms[0] ? findInOverlay2(sim.world, text, platforms[0]) : done(null)
  return image.ok ? deleteFromOverlay2(sim, text, how) : image
}
