import { isDangling, type NamedImage } from './containerd-names'
import { parseReference, type Reference, repositoryOf } from './reference'

/**
 * Which names of one target go together with a name (moby daemon/containerd/image_delete.go getSameReferences):
 * the same repository and tag, the dangling one, and those by digest when the repository has no other tag.
 * With null, the first that is a name decides; a name by digest alone goes with every tag of its repository.
 */
export function sameReferences(given: Reference | null, images: readonly NamedImage[]): NamedImage[] {
  let named = given
  let tag = given?.tag ?? ''
  const everyTag = given !== null && given.tag === '' && given.digest !== null
  let byDigest: NamedImage[] | null = []
  const same: NamedImage[] = []
  for (const image of images) {
    const parsed = isDangling(image) ? null : parseReference(image.name)
    if (!parsed?.ok) {
      same.push(image)
      continue
    }
    const own = parsed.value
    if (!named) {
      named = own
      tag = own.tag
    } else if (repositoryOf(named) !== repositoryOf(own)) {
      continue
    } else if (!everyTag && own.tag === '') {
      byDigest?.push(image)
      continue
    } else if (!everyTag) {
      if (tag === '') tag = own.tag
      else if (tag !== own.tag) {
        byDigest = null
        continue
      }
    }
    same.push(image)
  }
  return [...same, ...(byDigest ?? [])]
}
