import { done, type Outcome, refuse } from '@/domain/docker/outcome'
import type { Sim } from '@/domain/docker/sim'
import { familiar, fullName, parseReference, repositoryOf, withDefaultTag } from './reference'
import { findImage, keepImage } from './store'

/**
 * Gives an image that is here another name (moby daemon/server/router/image/image_routes.go postImagesTag).
 * The target has no digest: the client refuses that before.
 */
export function tagImage(sim: Sim, source: string, target: string): Outcome<null> {
  const parsed = parseReference(target)
  if (!parsed.ok) return parsed
  const name = withDefaultTag(parsed.value)
  if (familiar(repositoryOf(name)) === 'sha256')
    return refuse('invalid', 'refusing to create an ambiguous tag using digest algorithm as name')
  const image = findImage(sim.world, source)
  if (!image.ok) return image
  keepImage(sim, { manifest: image.value.manifest, target: image.value.target, name: fullName(name) })
  return done(null)
}
