import type { Digest } from '@/domain/docker/digest'
import { done, type Outcome, type Refusal, refuse } from '@/domain/docker/outcome'
import { blobOf, type Sim } from '@/domain/docker/sim'
import type { World } from '@/domain/docker/world/world'
import type { Descriptor, Platform } from './blobs'
import {
  danglingName,
  isDangling,
  type NamedImage,
  namedImage,
  namedImages,
  namesFor,
  nameTarget,
} from './containerd-names'
import { isPresent, keepContent, manifestsOf, platformOf } from './content'
import type { LocalImageView, NewImage } from './local-image'
import { idDigits, isName, noSuchImage } from './missing'
import { formatPlatform, isPlatform, suits } from './platform'
import { familiar, fullName, parseAnyReference, parseReference, repositoryOf, withDefaultTag } from './reference'

const repositoryIn = (name: string): string | null => {
  const parsed = parseReference(name)
  return parsed.ok ? repositoryOf(parsed.value) : null
}

const prefixed = (world: World, digits: string): NamedImage[] =>
  namedImages(world).filter(({ target }) => target.slice(7).startsWith(digits))

/** Finds one name by reference, digest or at least four digits of an id (moby daemon/containerd/image.go resolveImage). */
export function resolveNamed(world: World, text: string): Outcome<NamedImage> {
  const parsed = parseAnyReference(text)
  if (!parsed.ok) return parsed
  const ref = parsed.value
  const missing = noSuchImage(ref)
  if (ref.digest) {
    const same = namesFor(world, ref.digest)
    const [found] = isName(ref) ? same.filter(({ name }) => repositoryIn(name) === repositoryOf(ref)) : same
    return found ? done(found) : missing
  }
  const exact = isName(ref) ? namedImage(world, fullName(withDefaultTag(ref))) : undefined
  if (exact) return done(exact)
  const digits = idDigits(text, 4)
  const [first, ...others] = digits ? prefixed(world, digits) : []
  if (!first) return missing
  if (others.some(({ target }) => target !== first.target)) return refuse('not-found', 'ambiguous reference')
  return done(first)
}

/** A name's image as messages call it (imageFamiliarName). */
export const shownName = (image: NamedImage): string => (isDangling(image) ? image.target : familiar(image.name))

/** It is here, but not for the wanted platform. */
export function notProvided(name: string, wanted?: Platform): Refusal {
  const what = wanted ? `the specified platform (${formatPlatform(wanted)})` : 'any platform'
  return refuse('not-found', `image with reference ${name} was found but does not provide ${what}`)
}

/** Orders platforms as the host likes them; what it cannot run comes last, in the index's order. */
export const rank = (world: World, platform: Platform): number => {
  const place = suits(world.platform, platform)
  return place < 0 ? Number.MAX_SAFE_INTEGER : place
}

/**
 * The manifest that stands for an image: of the wanted platform, or the one that suits the host best.
 * `fuzzy` accepts what also runs on the wanted platform (moby daemon/containerd/image.go getBestPresentImageManifest).
 */
export function bestManifest(world: World, target: Digest, wanted?: Platform, fuzzy = false): Descriptor | null {
  const offers = manifestsOf(world, target).flatMap((manifest, index) => {
    const platform = isPresent(world, manifest.digest) ? platformOf(world, manifest) : undefined
    if (!platform) return []
    if (!wanted) return [{ manifest, place: rank(world, platform), index }]
    const place = fuzzy ? suits(wanted, platform) : isPlatform(wanted, platform) ? 0 : -1
    return place < 0 ? [] : [{ manifest, place, index }]
  })
  return offers.sort((a, b) => a.place - b.place || a.index - b.index)[0]?.manifest ?? null
}

const isTagged = (image: NamedImage): boolean => !isDangling(image) && !image.name.includes('@')

const digestName = ({ name, target }: NamedImage): string => `${repositoryIn(name) ?? name}@${target}`

/** What a manifest of a target is; null when its config is not here. */
export function viewOf(world: World, target: Digest, manifest: Descriptor): LocalImageView | null {
  const blob = blobOf(world, manifest.digest)
  const config = blob?.kind === 'manifest' ? blobOf(world, blob.config.digest) : undefined
  if (blob?.kind !== 'manifest' || config?.kind !== 'config') return null
  const names = namesFor(world, target).filter((image) => !isDangling(image))
  return {
    id: target,
    target,
    manifest: manifest.digest,
    configDigest: blob.config.digest,
    config,
    layers: blob.layers.map(({ digest }) => digest),
    tags: names.filter(isTagged).map(({ name }) => name),
    digests: [...new Set(names.map(digestName))].sort(),
  }
}

/** See findImage in store.ts. */
export function findInContainerd(
  world: World,
  text: string,
  wanted?: Platform,
  fuzzy?: boolean,
): Outcome<LocalImageView> {
  const image = resolveNamed(world, text)
  if (!image.ok) return image
  const manifest = bestManifest(world, image.value.target, wanted, fuzzy)
  const view = manifest && viewOf(world, image.value.target, manifest)
  return view ? done(view) : notProvided(shownName(image.value), wanted)
}

/** See listImages in store.ts. */
export function listContainerd(world: World): LocalImageView[] {
  const targets = [...new Set(namedImages(world).map(({ target }) => target))]
  return targets.flatMap((target) => {
    const manifest = bestManifest(world, target)
    return (manifest && viewOf(world, target, manifest)) ?? []
  })
}

/** See keepImage in store.ts. */
export function keepInContainerd(sim: Sim, image: NewImage): Digest {
  const target = image.target ?? image.manifest
  keepContent(sim, [target, image.manifest])
  if (image.name === null && namesFor(sim.world, target).length) return target
  nameTarget(sim, image.name ?? danglingName(target), target, image)
  return target
}
