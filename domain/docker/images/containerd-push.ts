import { type Digest, short } from '@/domain/docker/digest'
import { done, type Outcome, refuse } from '@/domain/docker/outcome'
import { blobOf, type Sim } from '@/domain/docker/sim'
import type { World } from '@/domain/docker/world/world'
import type { Descriptor, Platform } from './blobs'
import { namedImage } from './containerd-names'
import { notProvided, rank } from './containerd-store'
import { everythingBelow, isAttestation, isComplete, isPresent, manifestsOf, platformOf, targetOf } from './content'
import { formatPlatform, isPlatform, suits } from './platform'
import type { PushOptions } from './push'
import { familiar, fullName, type Reference, repositoryOf } from './reference'
import { publish } from './remote'
import { mayPush, uploadState } from './upload'

type Offer = { manifest: Descriptor; platform: Platform }

/** Manifests of images that are wholly here (moby daemon/containerd/image_push.go getPushDescriptor). */
const offersOf = (world: World, target: Digest, wanted?: Platform): Offer[] =>
  manifestsOf(world, target)
    .filter((manifest) => isComplete(world, manifest) && !isAttestation(manifest))
    .flatMap((manifest) => {
      const platform = platformOf(world, manifest)
      return platform && (!wanted || isPlatform(wanted, platform)) ? [{ manifest, platform }] : []
    })

/** What to push of an image when one platform is asked for, or not all of its index is here. */
export function pushTarget(world: World, name: string, target: Digest, wanted?: Platform): Outcome<Descriptor> {
  const offers = offersOf(world, target, wanted)
  const whole = targetOf(world, target)
  const [only] = offers
  if (!only || !whole) return notProvided(familiar(name), wanted)
  const missing = manifestsOf(world, target).some((manifest) => !isComplete(world, manifest))
  if (offers.length === 1) return done(wanted || missing ? only.manifest : whole)
  if (wanted) return refuse('conflict', `multiple manifests found for platform ${formatPlatform(wanted)}`)
  if (!missing) return done(whole)
  const [best] = [...offers].sort((a, b) => rank(world, a.platform) - rank(world, b.platform))
  if (best && suits(world.platform, best.platform) >= 0) return done(best.manifest)
  return refuse('conflict', 'multiple matching manifests found but no specific platform requested')
}

/** Layers and statements below a target, in order, once each. */
function blobsToPush(world: World, target: Digest): Digest[] {
  const manifests = everythingBelow(world, target).map((digest) => blobOf(world, digest))
  return [
    ...new Set(manifests.flatMap((blob) => (blob?.kind === 'manifest' ? blob.layers.map(({ digest }) => digest) : []))),
  ]
}

const refusedByRegistry = refuse(
  'denied',
  'push access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed',
)

/** Pushes what a name points at: all of it, or where parts of an index are not here, the manifest that is. */
export function pushFromContainerd(
  sim: Sim,
  ref: Reference,
  { platform, terminal, say, note }: PushOptions,
): Outcome<null> {
  const { world } = sim
  const name = fullName(ref)
  const image = namedImage(world, name)
  if (!image) return refuse('not-found', `tag does not exist: ${familiar(name)}`)
  const isWhole = everythingBelow(world, image.target).every((digest) => isPresent(world, digest))
  const own = targetOf(world, image.target)
  const chosen = isWhole && !platform && own ? done(own) : pushTarget(world, name, image.target, platform)
  if (!chosen.ok) return chosen
  const { digest: target, size } = chosen.value
  const blobs = blobsToPush(world, target)
  const line = (digest: Digest, state: string) => say(`${short(digest)}: ${state}\n`)
  const allowed = mayPush(world, ref)
  if (!allowed || !terminal) for (const digest of blobs) line(digest, 'Waiting')
  if (!allowed) return refusedByRegistry
  for (const digest of blobs) line(digest, uploadState(world, ref, digest))
  publish(sim, repositoryOf(ref), ref.tag, target)
  say(`${ref.tag}: digest: ${target} size: ${size}\n`)
  if (!platform && target !== image.target)
    note(
      `Not all multiplatform-content is present and only the available single-platform image was pushed\n${image.target} -> ${target}`,
    )
  return done(null)
}
