import type { Digest } from '@/domain/docker/digest'
import type { Blob } from '@/domain/docker/images/blobs'
import type { Repository } from '@/domain/docker/world/world'
import { alpine } from './alpine'
import { busybox } from './busybox'
import { debian } from './debian'
import { amdOnly, armOnly, secret } from './deckhand'
import { distribution } from './distribution'
import { helloWorld } from './hello-world'
import { httpd } from './httpd'
import { nginx } from './nginx'
import { node } from './node'
import { postgres } from './postgres'
import { python } from './python'
import { redis } from './redis'
import type { SampleRepository } from './repository'
import { tomcat } from './tomcat'
import { ubuntu } from './ubuntu'

/** The sample registry. It never changes; pushes go into a world. Repositories are made when first asked for. */
export const samples: readonly SampleRepository[] = [
  alpine,
  busybox,
  debian,
  ubuntu,
  nginx,
  httpd,
  tomcat,
  postgres,
  redis,
  node,
  python,
  helloWorld,
  distribution,
  armOnly,
  amdOnly,
  secret,
]

const repositories = new Map<string, Repository>()
/** Blobs of the repositories made so far. */
const blobs = new Map<Digest, Blob>()

function assemble(sample: SampleRepository): Repository {
  const known = repositories.get(sample.name)
  if (known) return known
  const tags: Record<string, Digest> = {}
  const content: Record<Digest, true> = {}
  for (const [tag, target] of Object.entries(sample.tags())) {
    tags[tag] = target.digest
    for (const [digest, blob] of target.blobs) {
      content[digest] = true
      blobs.set(digest, blob)
    }
  }
  const made = { tags, content }
  repositories.set(sample.name, made)
  return made
}

/** A repository of the samples by full name (`docker.io/library/alpine`). */
export function sampleRepository(name: string): Repository | undefined {
  const sample = samples.find((one) => one.name === name)
  return sample && assemble(sample)
}

/** The user whom a private repository of the samples belongs to; null for what anyone may read. */
export const sampleOwner = (name: string): string | null => samples.find((one) => one.name === name)?.owner ?? null

/** A blob of the samples, by digest. One that no repository made so far has is looked for in the others. */
export function sampleBlob(digest: Digest): Blob | undefined {
  for (const sample of samples) {
    const blob = blobs.get(digest)
    if (blob) return blob
    assemble(sample)
  }
  return blobs.get(digest)
}

/** The sample repository that has an index or a manifest: no two share one. */
export function sampleRepositoryWith(digest: Digest): string | undefined {
  if (!sampleBlob(digest)) return undefined
  const made = [...repositories].find(([, { content }]) => content[digest])
  return made?.[0]
}
