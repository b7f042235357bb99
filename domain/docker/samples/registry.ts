import type { Digest } from '@/domain/docker/digest'
import type { Blob } from '@/domain/docker/images/blobs'
import type { Repository } from '@/domain/docker/world/world'
import { alpine } from './alpine'
import { busybox } from './busybox'
import { debian } from './debian'
import { amdOnly, armOnly, secret } from './deckhand'
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
  armOnly,
  amdOnly,
  secret,
]

type Assembled = { repository: Repository; blobs: Readonly<Record<Digest, Blob>> }
const assembled = new Map<string, Assembled>()

function assemble(sample: SampleRepository): Assembled {
  const known = assembled.get(sample.name)
  if (known) return known
  const tags = Object.entries(sample.tags())
  const blobs: Record<Digest, Blob> = Object.assign({}, ...tags.map(([, target]) => target.blobs))
  const content = Object.fromEntries(Object.keys(blobs).map((digest) => [digest, true as const]))
  const made = {
    repository: { tags: Object.fromEntries(tags.map(([tag, { digest }]) => [tag, digest])), content },
    blobs,
  }
  assembled.set(sample.name, made)
  return made
}

/** A repository of the samples by full name (`docker.io/library/alpine`). */
export function sampleRepository(name: string): Repository | undefined {
  const sample = samples.find((one) => one.name === name)
  return sample && assemble(sample).repository
}

/** The user whom a private repository of the samples belongs to; null for what anyone may read. */
export const sampleOwner = (name: string): string | null => samples.find((one) => one.name === name)?.owner ?? null

/** A blob of the samples, by digest. */
export function sampleBlob(digest: Digest): Blob | undefined {
  for (const sample of samples) {
    const blob = assemble(sample).blobs[digest]
    if (blob) return blob
  }
  return undefined
}
