import { byBytes } from '@/domain/docker/cli/go-value'
import type { Digest } from '@/domain/docker/digest'
import { done, type Outcome, refuse } from '@/domain/docker/outcome'
import { blobOf, type Sim, update } from '@/domain/docker/sim'
import type { LocalImage, World } from '@/domain/docker/world/world'
import type { ConfigBlob, Platform } from './blobs'
import type { LocalImageView, NewImage } from './local-image'
import { idDigits, isName, noSuchImage } from './missing'
import { formatPlatform, suits } from './platform'
import {
  familiar,
  fullName,
  parseAnyReference,
  parseReference,
  type Reference,
  repositoryOf,
  withDefaultTag,
} from './reference'

/** How the store keeps a name: with both a tag and a digest, only the digest (moby daemon/internal/refstore). */
export const storedName = (ref: Reference): string =>
  ref.digest ? `${repositoryOf(ref)}@${ref.digest}` : fullName(withDefaultTag(ref))

/** Full names of an image, sorted: tags and digests. */
export const referencesTo = (world: World, id: Digest): string[] =>
  Object.keys(world.overlay2.names)
    .filter((name) => world.overlay2.names[name] === id)
    .sort(byBytes)

/** Images built or committed on another. */
export const childrenIn = (world: World, id: Digest): LocalImage[] =>
  Object.values(world.overlay2.images).filter((image) => image.parent === id)

export const localImages = (world: World): LocalImage[] => Object.values(world.overlay2.images)

export function configOf(world: World, id: Digest): ConfigBlob {
  const config = blobOf(world, id)
  if (config?.kind !== 'config') throw new Error(`config ${id} is gone`)
  return config
}

/** Finds an image by digest, name or unique start of an id (moby daemon/images/image.go GetImage). */
export function resolveLocal(world: World, text: string): Outcome<LocalImage> {
  const parsed = parseAnyReference(text)
  if (!parsed.ok) return parsed
  const ref = parsed.value
  const { images, names } = world.overlay2
  if (!isName(ref)) {
    const image = images[ref.digest]
    return image ? done(image) : noSuchImage(ref)
  }
  const name = storedName(ref)
  const id = Object.hasOwn(names, name) ? names[name] : undefined
  const named = id && images[id]
  if (named) return done(named)
  const digits = idDigits(text, 1)
  const [first, ...others] = digits ? localImages(world).filter((image) => image.id.slice(7).startsWith(digits)) : []
  return first && !others.length ? done(first) : noSuchImage(ref)
}

export function localView(world: World, image: LocalImage): LocalImageView {
  const references = referencesTo(world, image.id)
  return {
    id: image.id,
    target: image.manifest,
    manifest: image.manifest,
    configDigest: image.id,
    config: configOf(world, image.id),
    layers: image.layers,
    tags: references.filter((name) => !name.includes('@')),
    digests: references.filter((name) => name.includes('@')),
  }
}

const platformOf = ({ os, architecture, variant }: ConfigBlob): Platform =>
  variant ? { os, architecture, variant } : { os, architecture }

/** Whether an image runs on a platform; one without a variant is taken for any (OnlyPlatformWithFallback). */
function runsOn(config: ConfigBlob, wanted: Platform): boolean {
  if (suits(wanted, platformOf(config)) >= 0) return true
  return !config.variant && config.os === wanted.os && config.architecture === wanted.architecture
}

/** See findImage in store.ts. */
export function findInOverlay2(world: World, text: string, wanted?: Platform): Outcome<LocalImageView> {
  const image = resolveLocal(world, text)
  if (!image.ok) return image
  const view = localView(world, image.value)
  if (!wanted || runsOn(view.config, wanted)) return done(view)
  // Only a complete name is shown short here, as in the original.
  const parsed = parseReference(text)
  const name = parsed.ok && fullName(parsed.value) === text ? familiar(text) : text
  const [has, not] = [formatPlatform(platformOf(view.config)), formatPlatform(wanted)]
  return refuse(
    'not-found',
    `image with reference ${name} was found but its platform (${has}) does not match the specified platform (${not})`,
  )
}

/** See listImages in store.ts. */
export const listOverlay2 = (world: World): LocalImageView[] =>
  localImages(world).map((image) => localView(world, image))

export function setNames(sim: Sim, names: Readonly<Record<string, Digest>>): void {
  update(sim, { overlay2: { ...sim.world.overlay2, names } })
}

export function putLocal(sim: Sim, image: LocalImage): void {
  const { overlay2 } = sim.world
  update(sim, { overlay2: { ...overlay2, images: { ...overlay2.images, [image.id]: image } } })
}

/** Gives an image a name, and notes when, unless it came from outside (moby daemon/images/image_tag.go). */
export function nameLocal(sim: Sim, id: Digest, name: string, arrived = false): void {
  const parsed = parseReference(name)
  setNames(sim, { ...sim.world.overlay2.names, [parsed.ok ? storedName(parsed.value) : name]: id })
  const image = sim.world.overlay2.images[id]
  if (image && !arrived) putLocal(sim, { ...image, lastTaggedAt: sim.world.now })
}

/** See keepImage in store.ts. */
export function keepInOverlay2(sim: Sim, { manifest, name, parent, arrived }: NewImage): Digest {
  const blob = blobOf(sim.world, manifest)
  if (blob?.kind !== 'manifest') throw new Error(`manifest ${manifest} is gone`)
  const id = blob.config.digest
  const layers = blob.layers.map(({ digest }) => digest)
  if (!sim.world.overlay2.images[id]) {
    const image: LocalImage = { id, manifest, layers, createdAt: sim.world.now, lastTaggedAt: null }
    putLocal(sim, parent && parent !== id ? { ...image, parent } : image)
  }
  if (name !== null) nameLocal(sim, id, name, arrived)
  return id
}
