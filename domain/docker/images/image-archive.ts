import { canonical } from '@/domain/bank/canonical'
import type { Digest } from '@/domain/docker/digest'
import { packImage, unpackImage } from '@/domain/docker/files/archive'
import { byteLength, sizeOf } from '@/domain/docker/files/node'
import { done, type Outcome, refuse } from '@/domain/docker/outcome'
import { sampleBlob } from '@/domain/docker/samples/registry'
import { blobOf } from '@/domain/docker/sim'
import type { World } from '@/domain/docker/world/world'
import type { Blob, LayerBlob, Platform } from './blobs'
import { blobDigest, blobSize } from './digests'

/** An image in an archive; without a name where it was saved by its id. `target` is an index or a manifest. */
export type ArchivedImage = { name: string | null; target: Digest }

/** What `docker save` writes: images, and every blob below them that was there. */
export type ImageArchive = {
  images: ArchivedImage[]
  /** Blobs that it holds. */
  holds: Digest[]
  /** Those of them that the samples do not know. */
  blobs: Record<Digest, Blob>
  /** Paths as tar lists them → bytes. */
  entries: Record<string, number>
}

/** `progress`: overlay2 shows each layer that it unpacks. */
export type LoadOptions = { platforms: readonly Platform[]; progress: boolean; say: (line: string) => void }

const pathOf = (digest: Digest): string => `blobs/sha256/${digest.slice('sha256:'.length)}`

/** Paths of an OCI layout, as tar lists them; overlay2 keeps layers unpacked, under their DiffIDs. */
function entriesOf(world: World, holds: readonly Digest[], images: readonly ArchivedImage[]): Record<string, number> {
  const unpacked = world.store === 'overlay2'
  const blobs = holds.map((digest): [string, number] => {
    const blob = blobOf(world, digest)
    if (blob?.kind === 'layer' && unpacked) return [pathOf(blob.diffId), layerTarSize(blob)]
    return [pathOf(digest), blob ? blobSize(blob) : 0]
  })
  const json = (value: unknown) => byteLength(canonical(value))
  const listed: [string, number][] = [
    ['blobs/', 0],
    ['blobs/sha256/', 0],
    ...blobs.sort(([a], [b]) => (a < b ? -1 : 1)),
    ['index.json', json(images) + 120],
    ['manifest.json', json(images) + 80 * holds.length],
    ['oci-layout', 30],
  ]
  const tagged = images.some(({ name }) => name !== null)
  return Object.fromEntries(unpacked && tagged ? [...listed, ['repositories', json(images)]] : listed)
}

/** Puts an archive together of blobs that the world has. */
export function packArchive(world: World, images: ArchivedImage[], digests: readonly Digest[]): string {
  const holds = [...new Set(digests)]
  const own = holds.flatMap((digest) => {
    const blob = sampleBlob(digest) ? undefined : blobOf(world, digest)
    return blob ? [[digest, blob] as const] : []
  })
  const archive: ImageArchive = {
    images,
    holds,
    blobs: Object.fromEntries(own),
    entries: entriesOf(world, holds, images),
  }
  return packImage(archive)
}

const block = 512

/** Bytes of a tar file: each entry in blocks of 512 after a heading of one block, and two blocks at the end. */
const tarSize = (sizes: readonly number[]): number =>
  sizes.reduce((sum, size) => sum + block + Math.ceil(size / block) * block, 2 * block)

/** Bytes of a layer as a tar file. */
export const layerTarSize = ({ changes }: LayerBlob): number => tarSize(Object.values(changes).map(sizeOf))

/** Bytes that an archive would take as a tar file. */
export function archiveSize(text: string): number {
  const archive = unpackArchive(text)
  return archive.ok ? tarSize(Object.values(archive.value.entries)) : byteLength(text)
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

/** The archive in a text; refused when it is none. */
export function unpackArchive(text: string): Outcome<ImageArchive> {
  const content = unpackImage(text)
  if (!content.ok) return content
  const { value } = content
  if (!isRecord(value) || !Array.isArray(value.images) || !Array.isArray(value.holds) || !isRecord(value.blobs))
    return refuse('NOIMAGE', 'unrecognized image format')
  const archive = value as ImageArchive
  return isSound(archive) ? done(archive) : refuse('NOIMAGE', 'unrecognized image format')
}

/** Whether every blob is what its digest says. What was changed by hand may be anything, so that looking may fail. */
function isSound({ blobs, images }: ImageArchive): boolean {
  try {
    return (
      images.every(({ name, target }) => (name === null || typeof name === 'string') && target.startsWith('sha256:')) &&
      Object.entries(blobs).every(([digest, blob]) => blobDigest(blob) === digest)
    )
  } catch {
    return false
  }
}
