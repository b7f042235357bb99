import type { Digest } from '@/domain/docker/digest'
import { done, type Outcome, refuse } from '@/domain/docker/outcome'
import type { World } from '@/domain/docker/world/world'
import type { ArchivedImage } from './archive-layout'
import type { Platform } from './blobs'
import { isDangling, namedImages } from './containerd-names'
import { pushTarget } from './containerd-push'
import { resolveNamed } from './containerd-store'
import { presentBelow, targetOf } from './content'
import { packArchive } from './image-archive'
import { beginsId, noSuchImage } from './missing'
import { isNameOnly, parseReference, type Reference, repositoryOf } from './reference'

/** See saveImages in save.ts (moby daemon/containerd/image_exporter.go). */
export function saveFromContainerd(
  world: World,
  texts: readonly string[],
  platforms: readonly Platform[],
): Outcome<string> {
  const images: ArchivedImage[] = []
  for (const text of texts) {
    const meant = meantInContainerd(world, text)
    if (!meant.ok) return meant
    for (const image of meant.value) {
      const target = exportTarget(world, image, platforms)
      if (!target.ok) return target
      images.push({ name: image.name, target: target.value })
    }
  }
  const held = images.flatMap(({ target }) => {
    const root = targetOf(world, target)
    return root ? presentBelow(world, root).map(({ digest }) => digest) : []
  })
  return done(packArchive(world, images, held))
}

/** One platform asked for: its manifest alone. */
function exportTarget(world: World, { name, target }: ArchivedImage, platforms: readonly Platform[]): Outcome<Digest> {
  const [wanted] = platforms
  if (!wanted || platforms.length > 1) return done(target)
  const found = pushTarget(world, name ?? target, target, wanted)
  return found.ok ? done(found.value.digest) : refuse(found.code, `no suitable export target found: ${found.message}`)
}

function meantInContainerd(world: World, text: string): Outcome<ArchivedImage[]> {
  const image = resolveNamed(world, text)
  const ref = parseReference(text)
  const byDigest = (image.ok && beginsId(image.value.target, text)) || (ref.ok && ref.value.digest !== null)
  if (!(image.ok && byDigest) && ref.ok && isNameOnly(ref.value)) return allTags(world, ref.value)
  if (!image.ok) return image
  if (!ref.ok) return ref
  const { target } = image.value
  return done([{ name: byDigest ? null : image.value.name, target }])
}

function allTags(world: World, ref: Reference): Outcome<ArchivedImage[]> {
  const prefix = `${repositoryOf(ref)}:`
  const images = namedImages(world)
    .filter((image) => !isDangling(image) && image.name.startsWith(prefix) && !image.name.includes('@'))
    .map(({ name, target }) => ({ name, target }))
  return images.length ? done(images) : noSuchImage(ref)
}
