import type { Digest } from '@/domain/docker/digest'
import { type Filters, knownFilters } from '@/domain/docker/engine/filters'
import { done, type Outcome } from '@/domain/docker/outcome'
import { blobOf } from '@/domain/docker/sim'
import type { World } from '@/domain/docker/world/world'
import type { ConfigBlob, Descriptor } from './blobs'
import { chainIds } from './chain'
import { nameFilter } from './containerd-filter'
import { isDangling, type NamedImage, namedImages } from './containerd-names'
import { rank } from './containerd-store'
import { isAttestation, isComplete, isPresent, isPseudo, manifestsOf, platformOf, presentBelow } from './content'
import { familiar, parseReference, repositoryOf } from './reference'
import { withShared } from './shared-size'
import { contentSize, layersOf, unpackedSize } from './sizes'
import { byCreated, type ImageSummary, type ManifestSummary } from './summary'

const accepted = ['dangling', 'label', 'label!', 'before', 'since', 'reference', 'until']

/** The config that a manifest in the store names, if both are here. */
export function configOfManifest(world: World, manifest: Digest): ConfigBlob | undefined {
  const blob = isPresent(world, manifest) ? blobOf(world, manifest) : undefined
  const config =
    blob?.kind === 'manifest' && isPresent(world, blob.config.digest) ? blobOf(world, blob.config.digest) : undefined
  return config?.kind === 'config' ? config : undefined
}

const kindOf = (manifest: Descriptor): ManifestSummary['kind'] => {
  if (isAttestation(manifest)) return 'attestation'
  return isPseudo(manifest) ? 'unknown' : 'image'
}

/** One manifest of an image, present or not (moby daemon/containerd/image_list.go multiPlatformSummary). */
function manifestSummary(world: World, manifest: Descriptor): ManifestSummary {
  const kind = kindOf(manifest)
  const config = kind === 'image' ? configOfManifest(world, manifest.digest) : undefined
  const users = Object.values(world.containers).filter(
    (container) => container.store === 'containerd' && container.manifest === manifest.digest,
  )
  return {
    digest: manifest.digest,
    descriptor: manifest,
    kind,
    available: isComplete(world, manifest),
    platform: platformOf(world, manifest) ?? { os: '', architecture: '' },
    content: contentSize(world, manifest),
    unpacked: kind === 'image' ? unpackedSize(world, manifest) : 0,
    containers: kind === 'image' ? users.map(({ id }) => id) : [],
    chain: config && layersOf(world, manifest.digest).length ? chainIds(config.rootfs.diff_ids) : [],
    blobs: presentBelow(world, manifest),
  }
}

/** Every manifest that an image names, attestations among them. */
export const manifestSummaries = (world: World, target: Digest): ManifestSummary[] =>
  manifestsOf(world, target).map((manifest) => manifestSummary(world, manifest))

/** The manifest that stands for the image in a list: the one that suits the host best, here or not. */
export function bestSummary(world: World, manifests: readonly ManifestSummary[]): ManifestSummary | undefined {
  const [best] = manifests
    .filter(({ kind }) => kind === 'image')
    .sort((a, b) => rank(world, a.platform) - rank(world, b.platform))
  return best
}

const digestOfName = ({ name, target }: NamedImage): string[] => {
  const parsed = parseReference(name)
  return parsed.ok ? [familiar(`${repositoryOf(parsed.value)}@${target}`)] : []
}

function summaryOf(world: World, image: NamedImage, tags: string[]): ImageSummary {
  const manifests = manifestSummaries(world, image.target)
  const best = bestSummary(world, manifests)
  const config = best && configOfManifest(world, best.digest)
  return {
    id: image.target,
    parentId: image.parent ?? '',
    repoTags: tags,
    repoDigests: best ? (isDangling(image) ? [] : digestOfName(image)) : [image.target],
    created: best && config ? Math.floor(config.created / 1000) : 0,
    size: manifests.reduce((sum, { content, unpacked }) => sum + content + unpacked, 0),
    sharedSize: 0,
    containers: best ? manifests.reduce((sum, { containers }) => sum + containers.length, 0) : -1,
    labels: config?.config.Labels ?? {},
    manifests,
  }
}

/** See listSummaries in image-list.ts; one entry for each target that a name passing the filters points at. */
export function listContainerdSummaries(world: World, all: boolean, filters: Filters): Outcome<ImageSummary[]> {
  const known = knownFilters(filters, accepted)
  if (!known.ok) return known
  const passes = nameFilter(world, filters)
  if (!passes.ok) return passes
  const images = namedImages(world)
  const parents = new Set(all ? [] : images.map(({ parent }) => parent))
  const listed = images.filter((image) => !(isDangling(image) && parents.has(image.target)) && passes.value(image))
  const named = new Map<Digest, NamedImage>()
  const tags = new Map<Digest, string[]>()
  for (const image of listed) {
    const { target } = image
    if (!isDangling(image)) tags.set(target, [...(tags.get(target) ?? []), familiar(image.name)])
    if (!isDangling(image) || !named.has(target)) named.set(target, image)
  }
  const summaries = [...named.values()].map((image) => summaryOf(world, image, tags.get(image.target) ?? []))
  return done(byCreated(withShared(world, summaries)))
}
