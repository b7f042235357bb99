import { canonical } from '@/domain/bank/canonical'
import type { Digest } from '@/domain/docker/digest'
import { directory, type FsNode, file, sizeOf } from '@/domain/docker/files/node'
import { blobOf } from '@/domain/docker/sim'
import type { World } from '@/domain/docker/world/world'
import type { Descriptor, LayerBlob, ManifestBlob } from './blobs'
import { targetOf } from './content'
import { blobText } from './digests'
import { familiar } from './reference'

/** An image in an archive; without a name where it was saved by its id. `target` is an index or a manifest. */
export type ArchivedImage = { name: string | null; target: Digest }

const block = 512

/** Bytes of a tar file: each entry in blocks of 512 after a heading of one block, and two blocks at the end. */
export const tarSize = (sizes: readonly number[]): number =>
  sizes.reduce((sum, size) => sum + block + Math.ceil(size / block) * block, 2 * block)

/** Bytes of a layer as a tar file. */
export const layerTarSize = ({ changes }: LayerBlob): number => tarSize(Object.values(changes).map(sizeOf))

const pathOf = (digest: Digest): string => `blobs/sha256/${digest.slice('sha256:'.length)}`

/** overlay2 keeps layers unpacked, and so calls them by their DiffIDs. */
function pathIn(world: World, digest: Digest): string {
  const blob = world.store === 'overlay2' ? blobOf(world, digest) : undefined
  return pathOf(blob?.kind === 'layer' ? blob.diffId : digest)
}

function blobNode(world: World, digest: Digest): FsNode {
  const blob = blobOf(world, digest)
  if (!blob) return file('')
  if (blob.kind !== 'layer') return file(blobText(blob))
  return file('', { size: world.store === 'overlay2' ? layerTarSize(blob) : blob.compressed })
}

/** The manifest that an image is for a reader that knows no indexes: the first one that the archive holds. */
function manifestIn(world: World, { target }: ArchivedImage, holds: ReadonlySet<Digest>): ManifestBlob | null {
  const blob = blobOf(world, target)
  if (blob?.kind === 'manifest') return blob
  if (blob?.kind !== 'index') return null
  const held = blob.manifests.find(({ digest, platform }) => holds.has(digest) && platform?.os !== 'unknown')
  const manifest = held && blobOf(world, held.digest)
  return manifest?.kind === 'manifest' ? manifest : null
}

/** `manifest.json`, as older Dockers read it: an entry for each image, with its names. */
function manifestJson(world: World, images: readonly ArchivedImage[], holds: ReadonlySet<Digest>) {
  return [...new Set(images.map(({ target }) => target))].flatMap((target) => {
    const manifest = manifestIn(world, { name: null, target }, holds)
    const names = images.flatMap((image) => (image.target === target && image.name !== null ? [image.name] : []))
    return manifest
      ? [
          {
            Config: pathIn(world, manifest.config.digest),
            RepoTags: names.length ? names.map(familiar) : null,
            Layers: manifest.layers.map(({ digest }) => pathIn(world, digest)),
          },
        ]
      : []
  })
}

function indexJson(world: World, images: readonly ArchivedImage[]) {
  const manifests = images.flatMap(({ name, target }): Descriptor[] => {
    const descriptor = targetOf(world, target)
    const tag = name?.slice(name.lastIndexOf(':') + 1)
    const annotations = { 'io.containerd.image.name': name ?? '', 'org.opencontainers.image.ref.name': tag ?? '' }
    return descriptor ? [name === null ? descriptor : { ...descriptor, annotations }] : []
  })
  return { schemaVersion: 2, mediaType: 'application/vnd.oci.image.index.v1+json', manifests }
}

/** `repositories`, older still: a name's tags and the layer on top. */
function repositoriesJson(world: World, images: readonly ArchivedImage[], holds: ReadonlySet<Digest>) {
  const repositories: Record<string, Record<string, string>> = {}
  for (const image of images) {
    const top = manifestIn(world, image, holds)?.layers.at(-1)?.digest
    if (image.name === null || !top) continue
    const colon = image.name.lastIndexOf(':')
    const repository = familiar(image.name.slice(0, colon))
    const layer = pathIn(world, top).replace(/.*\//, '')
    repositories[repository] = { ...repositories[repository], [image.name.slice(colon + 1)]: layer }
  }
  return repositories
}

/** The files of an archive of images, as tar lists them (image-spec image-layout.md). */
export function layoutOf(
  world: World,
  images: readonly ArchivedImage[],
  digests: readonly Digest[],
): Record<string, FsNode> {
  const holds = new Set(digests)
  const blobs = digests
    .map((digest): [string, FsNode] => [pathIn(world, digest), blobNode(world, digest)])
    .sort(([a], [b]) => (a < b ? -1 : 1))
  const repositories = world.store === 'overlay2' ? repositoriesJson(world, images, holds) : {}
  const json = (value: unknown) => file(canonical(value))
  return {
    blobs: directory(),
    'blobs/sha256': directory(),
    ...Object.fromEntries(blobs),
    'index.json': json(indexJson(world, images)),
    'manifest.json': json(manifestJson(world, images, holds)),
    'oci-layout': json({ imageLayoutVersion: '1.0.0' }),
    ...(Object.keys(repositories).length ? { repositories: json(repositories) } : {}),
  }
}
