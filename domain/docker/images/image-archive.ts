import type { Digest } from '@/domain/docker/digest'
import { packImage, unpackImage, unpackTree } from '@/domain/docker/files/archive'
import { byteLength, sizeOf } from '@/domain/docker/files/node'
import { done, type Outcome, refuse } from '@/domain/docker/outcome'
import type { World } from '@/domain/docker/world/world'
import { type ArchivedImage, layoutOf, tarSize } from './archive-layout'
import type { Blob, Platform } from './blobs'
import { blobDigest } from './digests'

/** What `docker save` writes: images, and every blob below them that was there. */
export type ImageArchive = {
  images: ArchivedImage[]
  /** Blobs that it holds. */
  holds: Digest[]
  /** Those of them that are not the samples'. */
  blobs: Record<Digest, Blob>
}

/** `progress`: overlay2 shows each layer that it unpacks. */
export type LoadOptions = { platforms: readonly Platform[]; progress: boolean; say: (line: string) => void }

/** Puts an archive together of blobs that the world has. */
export function packArchive(world: World, images: ArchivedImage[], digests: readonly Digest[]): string {
  const holds = [...new Set(digests)]
  const own = holds.flatMap((digest) => {
    const blob = world.blobs[digest]
    return blob ? [[digest, blob] as const] : []
  })
  const archive: ImageArchive = { images, holds, blobs: Object.fromEntries(own) }
  return packImage(archive, layoutOf(world, images, holds))
}

/** Bytes that an archive would take as a tar file. */
export function archiveSize(text: string): number {
  const nodes = unpackTree(text)
  return nodes.ok ? tarSize(Object.values(nodes.value).map(sizeOf)) : byteLength(text)
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
