import { type GoValue, struct } from '@/domain/docker/cli/go-value'
import type { Digest } from '@/domain/docker/digest'
import { done, type Outcome } from '@/domain/docker/outcome'
import { sampleRepositoryWith } from '@/domain/docker/samples/registry'
import { isMadeHere } from '@/domain/docker/sim'
import type { World } from '@/domain/docker/world/world'
import type { Platform } from './blobs'
import { bestSummary, configOfManifest, manifestSummaries } from './containerd-list'
import { isDangling, type NamedImage, namesFor } from './containerd-names'
import { notProvided, resolveNamed } from './containerd-store'
import { targetOf } from './content'
import { descriptorDocument } from './descriptor-document'
import type { ImageDetails } from './image-details'
import { isPlatform } from './platform'
import { familiar, parseReference, repositoryOf } from './reference'

/** The repositories that hold a target: where it was pulled from, or pushed to (image_identity.go). */
function identity(world: World, target: Digest): GoValue | undefined {
  const sample = isMadeHere(world, target) ? undefined : sampleRepositoryWith(target)
  const pushedTo = Object.keys(world.registry).filter((name) => world.registry[name]?.content[target])
  const sources = [...new Set([...(sample ? [sample] : []), ...pushedTo])].sort()
  if (!sources.length) return undefined
  return struct('image.Identity', {
    Pull: sources.map((Repository) => struct('image.PullIdentity', { Repository })),
  })
}

function repositoryDigest({ name, target }: NamedImage): string {
  const parsed = parseReference(name)
  return parsed.ok ? familiar(`${repositoryOf(parsed.value)}@${target}`) : name
}

/** Whether the platform matches exactly; any does when none was asked for. */
const offers = (wanted: Platform | undefined) => (offered: { platform: Platform }) =>
  !wanted || isPlatform(wanted, offered.platform)

/** What the containerd store tells of an image (moby daemon/containerd/image_inspect.go). */
export function containerdDetails(world: World, text: string, platform?: Platform): Outcome<ImageDetails> {
  const image = resolveNamed(world, text)
  if (!image.ok) return image
  const { target } = image.value
  const names = namesFor(world, target)
  const manifests = manifestSummaries(world, target)
  const best = bestSummary(world, manifests.filter(offers(platform)))
  if (!best && platform) return notProvided(text, platform)
  const root = platform ? best?.descriptor : targetOf(world, target)
  const named = names.filter((name) => !isDangling(name))
  const total = manifests.reduce((sum, { content, unpacked }) => sum + content + unpacked, 0)
  return done({
    id: root?.digest ?? target,
    repoTags: [...new Set(named.map(({ name }) => familiar(name)))],
    repoDigests: [...new Set(named.map(repositoryDigest))],
    config: best && configOfManifest(world, best.digest),
    size: best ? best.content + best.unpacked : total,
    lastTagged: Math.max(...names.map(({ updatedAt }) => updatedAt)),
    parent: names.find(({ parent }) => parent)?.parent ?? '',
    descriptor: root && descriptorDocument(root),
    identity: identity(world, target),
  })
}
