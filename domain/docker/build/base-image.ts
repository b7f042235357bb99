import type { Digest } from '@/domain/docker/digest'
import type { ConfigBlob, Descriptor, Platform } from '@/domain/docker/images/blobs'
import { isAttestation } from '@/domain/docker/images/content'
import { formatPlatform, suits } from '@/domain/docker/images/platform'
import { fullName, type Reference, repositoryOf } from '@/domain/docker/images/reference'
import { resolveRemote } from '@/domain/docker/images/remote'
import { layersOf } from '@/domain/docker/images/sizes'
import { findImage } from '@/domain/docker/images/store'
import { done, type Outcome, refuse } from '@/domain/docker/outcome'
import { blobOf } from '@/domain/docker/sim'
import type { World } from '@/domain/docker/world/world'

/** An image that a stage stands on. */
export type BaseImage = {
  config: ConfigBlob
  layers: Digest[]
  /** What the name means now; null where the name alone says it (the overlay2 store's own images). */
  digest: Digest | null
  /** What has to be fetched from the registry before its layers: index, manifest and config. None for a local image. */
  documents: Digest[]
}

/** In the words of BuildKit's resolver (containerd remotes/docker/resolver.go). */
function refused(world: World, ref: Reference): Outcome<never> {
  const full = fullName(ref)
  const remote = resolveRemote({ ...world, store: 'containerd' }, ref)
  const denied = !remote.ok && remote.message.startsWith('pull access denied')
  const why = denied
    ? 'pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed'
    : `${full}: not found`
  return refuse('not-found', why)
}

function pickManifest(world: World, target: Digest, platform: Platform): Digest | null {
  const blob = blobOf(world, target)
  if (blob?.kind === 'manifest') return target
  if (blob?.kind !== 'index') return null
  const rank = ({ platform: offered }: Descriptor) => (offered ? suits(platform, offered) : 0)
  const [best] = blob.manifests
    .filter((manifest) => !isAttestation(manifest) && rank(manifest) >= 0)
    .sort((a, b) => rank(a) - rank(b))
  return best?.digest ?? null
}

function fromRegistry(world: World, ref: Reference, platform: Platform): Outcome<BaseImage> {
  const target = resolveRemote(world, ref)
  if (!target.ok) return refused(world, ref)
  const manifest = pickManifest(world, target.value, platform)
  const blob = manifest ? blobOf(world, manifest) : undefined
  const config = blob?.kind === 'manifest' ? blobOf(world, blob.config.digest) : undefined
  if (!manifest || config?.kind !== 'config') return refuse('not-found', `no match for platform in manifest: not found`)
  const documents = [...new Set([target.value, manifest, blob?.kind === 'manifest' ? blob.config.digest : manifest])]
  return done({ config, layers: layersOf(world, manifest), digest: target.value, documents })
}

/**
 * Finds a base image: a local one, unless it is to be pulled or is for another platform, and else in the registry
 * (buildx sets `image-resolve-mode=local`; moby daemon/internal/builder-next/adapters/containerimage/pull.go).
 */
export function findBase(world: World, ref: Reference, platform: Platform, pull: boolean): Outcome<BaseImage> {
  const local = pull ? null : findImage(world, fullName(ref))
  if (!local?.ok) return fromRegistry(world, ref, platform)
  const { config, layers, target } = local.value
  const { os, architecture, variant } = config
  if (suits(platform, variant ? { os, architecture, variant } : { os, architecture }) < 0) {
    const other = fromRegistry(world, ref, platform)
    return other.ok || world.store === 'overlay2'
      ? other
      : refuse('not-found', 'no match for platform in manifest: not found')
  }
  return done({ config, layers, digest: world.store === 'containerd' ? target : null, documents: [] })
}

/** `linux/amd64`, for warnings. */
export const platformText = ({ os, architecture, variant }: ConfigBlob): string =>
  formatPlatform(variant ? { os, architecture, variant } : { os, architecture })

/** A base image's name with what it means now. */
export const resolvedName = (ref: Reference, digest: Digest | null): string =>
  digest && !ref.digest ? `${repositoryOf(ref)}${ref.tag && `:${ref.tag}`}@${digest}` : fullName(ref)
