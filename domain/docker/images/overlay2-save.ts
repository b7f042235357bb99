import type { Digest } from '@/domain/docker/digest'
import { done, type Outcome, refuse } from '@/domain/docker/outcome'
import { blobOf } from '@/domain/docker/sim'
import type { LocalImage, World } from '@/domain/docker/world/world'
import type { ArchivedImage } from './archive-layout'
import type { Platform } from './blobs'
import { packArchive } from './image-archive'
import { beginsId, isName } from './missing'
import { configOf, localImages, resolveLocal, storedName } from './overlay2-store'
import { formatPlatform, suits } from './platform'
import { familiar, fullName, isNameOnly, parseAnyReference, repositoryOf } from './reference'

type Wanted = { image: LocalImage; names: string[] }

/** See saveImages in save.ts (moby daemon/internal/image/tarexport/save.go). */
export function saveFromOverlay2(
  world: World,
  texts: readonly string[],
  platforms: readonly Platform[],
): Outcome<string> {
  const [platform] = platforms
  if (platforms.length > 1)
    return refuse(
      'invalid',
      'multiple platforms not supported for this image store; use a multi-platform image store such as containerd-snapshotter',
    )
  const wanted = new Map<Digest, Wanted>()
  for (const text of texts) {
    const meant = meantInOverlay2(world, text)
    if (!meant.ok) return meant
    for (const { image, names } of meant.value) {
      if (platform && !isFor(world, image, platform))
        return refuse('not-found', `no suitable export target found for platform ${formatPlatform(platform)}`)
      const known = wanted.get(image.id)?.names ?? []
      wanted.set(image.id, { image, names: [...new Set([...known, ...names])] })
    }
  }
  const images = [...wanted.values()].flatMap(({ image, names }): ArchivedImage[] =>
    names.length ? names.map((name) => ({ name, target: image.manifest })) : [{ name: null, target: image.manifest }],
  )
  const held = [...wanted.values()].flatMap(({ image }) => [image.manifest, image.id, ...image.layers])
  return done(
    packArchive(
      world,
      images,
      held.filter((digest) => blobOf(world, digest)),
    ),
  )
}

function isFor(world: World, image: LocalImage, platform: Platform): boolean {
  const { os, architecture, variant } = configOf(world, image.id)
  return suits(platform, variant ? { os, architecture, variant } : { os, architecture }) >= 0
}

const tagNames = (names: readonly string[]): string[] => names.filter((name) => !name.includes('@'))

function meantInOverlay2(world: World, text: string): Outcome<Wanted[]> {
  const ref = parseAnyReference(text)
  if (!ref.ok) return ref
  if (!isName(ref.value)) return single(resolveLocal(world, text))
  // The id of an image with sha256: before it, cut or not, looks like a name with a tag.
  if (familiar(repositoryOf(ref.value)) === 'sha256') return single(byId(world, text))
  if (isNameOnly(ref.value)) {
    const repository = repositoryOf(ref.value)
    const { names } = world.overlay2
    const own = Object.keys(names).filter(
      (name) => name.startsWith(`${repository}:`) || name.startsWith(`${repository}@`),
    )
    if (!own.length) return single(byId(world, text))
    return done(
      own.sort().flatMap((name) => {
        const image = localImages(world).find(({ id }) => id === names[name])
        return image ? [{ image, names: tagNames([name]) }] : []
      }),
    )
  }
  if (world.overlay2.names[storedName(ref.value)] === undefined) return refuse('not-found', 'reference does not exist')
  const image = resolveLocal(world, fullName(ref.value))
  return image.ok ? done([{ image: image.value, names: tagNames([storedName(ref.value)]) }]) : image
}

const single = (image: Outcome<LocalImage>): Outcome<Wanted[]> =>
  image.ok ? done([{ image: image.value, names: [] }]) : image

function byId(world: World, text: string): Outcome<LocalImage> {
  const found = localImages(world).filter(({ id }) => beginsId(id, text))
  const [image] = found
  return image && found.length === 1 ? done(image) : refuse('not-found', `No such image: ${text}`)
}
