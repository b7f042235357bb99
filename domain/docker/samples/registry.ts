import type { Digest } from '@/domain/docker/digest'
import type { Blob } from '@/domain/docker/images/blobs'
import type { Repository } from '@/domain/docker/world/world'

/** The sample registry, by full repository name (`docker.io/library/alpine`). It never changes; pushes go into a world. */
export const sampleRepositories: Readonly<Record<string, Repository>> = {}

/** A blob of the samples, by digest. */
export function sampleBlob(_digest: Digest): Blob | undefined {
  return undefined
}
