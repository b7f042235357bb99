import type { Digest } from '@/domain/docker/digest'
import { done, type Outcome, refuse } from '@/domain/docker/outcome'
import type { World } from '@/domain/docker/world/world'
import { type NamedImage, namedImage, namedImages, namesFor } from './containerd-names'
import { idDigits, isName, noSuchImage } from './missing'
import { fullName, parseAnyReference, withDefaultTag } from './reference'

/** A name that was meant, if one was, and every name of its target. */
export type Resolved = { image: NamedImage | null; all: NamedImage[] }

/** By a name, or by an id that may be cut to four digits. */
function byIdOrName(world: World, name: string, digits: string): NamedImage[] {
  return namedImages(world).filter((image) => image.name === name || image.target.slice(7).startsWith(digits))
}

/** Finds all names of what a text means (moby daemon/containerd/image.go resolveAllReferences). */
export function resolveAll(world: World, text: string): Outcome<Resolved> {
  const parsed = parseAnyReference(text)
  if (!parsed.ok) return parsed
  const ref = parsed.value
  const missing = noSuchImage(ref)
  const resolved = (image: NamedImage | null, target: Digest): Outcome<Resolved> => {
    const all = namesFor(world, target)
    return all.length ? done({ image, all }) : missing
  }
  if (!isName(ref)) {
    const image = namedImage(world, ref.digest) ?? null
    return resolved(image, image?.target ?? ref.digest)
  }
  const name = fullName(withDefaultTag(ref))
  const image = namedImage(world, name) ?? null
  const digits = idDigits(text, 4)
  if (!digits) {
    const target = image?.target ?? ref.digest
    return target ? resolved(image, target) : missing
  }
  const found = byIdOrName(world, name, digits)
  const [first] = found
  if (!first) return missing
  if (found.some(({ target }) => target !== first.target)) return refuse('not-found', 'ambiguous reference')
  return image && found.length === 1 ? resolved(image, first.target) : done({ image, all: found })
}
