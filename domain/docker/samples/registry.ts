import type { Digest } from '@/domain/docker/digest'
import type { Blob } from '@/domain/docker/images/blobs'
import type { Repository } from '@/domain/docker/world/world'
import { alpine } from './alpine'
import { busybox } from './busybox'
import { curl } from './curl'
import { debian } from './debian'
import { amdOnly, armOnly, secret } from './deckhand'
import { distribution } from './distribution'
import { golang } from './golang'
import { helloWorld } from './hello-world'
import { httpd } from './httpd'
import { mariadb } from './mariadb'
import { memcached } from './memcached'
import { lazily } from './memo'
import { mysql } from './mysql'
import { nginx } from './nginx'
import { node } from './node'
import { postgres } from './postgres'
import { python } from './python'
import { redis } from './redis'
import type { SampleRepository } from './repository'
import type { SampleTarget } from './sample-index'
import { httpEcho, whoami } from './small-servers'
import { tomcat } from './tomcat'
import { ubuntu } from './ubuntu'

/** The sample registry. It never changes; pushes go into a world. Nothing is made before someone asks. */
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
  memcached,
  mysql,
  mariadb,
  golang,
  curl,
  whoami,
  httpEcho,
  armOnly,
  amdOnly,
  secret,
]

const repositories = new Map<string, Repository>()
/** Blobs of the images made so far. */
const blobs = new Map<Digest, Blob>()
/** Which repository has an index or a manifest, of those made so far. */
const homes = new Map<Digest, string>()

const tables = new Map<string, Record<string, () => SampleTarget>>()

/** What the tags of a repository point at, by tag: the same functions each time. */
function targetsOf({ name, tags }: SampleRepository): Record<string, () => SampleTarget> {
  const table = tables.get(name) ?? tags()
  tables.set(name, table)
  return table
}

/** Makes what a tag points at, if nobody did before. */
function follow(name: string, target: () => SampleTarget): SampleTarget {
  const made = target()
  if (homes.has(made.digest)) return made
  for (const [digest, blob] of made.blobs) {
    blobs.set(digest, blob)
    if (blob.kind === 'index' || blob.kind === 'manifest') homes.set(digest, name)
  }
  return made
}

/** Tags whose digests are made when they are read. Their content is that of all tags: asking for it makes them all. */
function assemble(sample: SampleRepository): Repository {
  const { name } = sample
  const known = repositories.get(name)
  if (known) return known
  const targets = Object.entries(targetsOf(sample))
  const read = targets.map(
    ([tag, target]) => [tag, { enumerable: true, get: () => follow(name, target).digest }] as const,
  )
  const content = lazily(() =>
    Object.fromEntries(
      targets.flatMap(([, target]) => follow(name, target).blobs.map(([digest]) => [digest, true as const])),
    ),
  )
  const made: Repository = {
    tags: Object.defineProperties({}, Object.fromEntries(read)),
    get content() {
      return content()
    },
  }
  repositories.set(name, made)
  return made
}

/** A repository of the samples by full name (`docker.io/library/alpine`). */
export function sampleRepository(name: string): Repository | undefined {
  const sample = samples.find((one) => one.name === name)
  return sample && assemble(sample)
}

/** The user whom a private repository of the samples belongs to; null for what anyone may read. */
export const sampleOwner = (name: string): string | null => samples.find((one) => one.name === name)?.owner ?? null

const recentFirst = ({ latest, ...others }: Record<string, () => SampleTarget>) =>
  [latest, ...Object.values(others)].filter((target) => target !== undefined)

/** One target of each repository after the other, then the next of each: what people use most comes first. */
const rounds = lazily(() => {
  const lists = samples.map((sample) =>
    [...new Set(recentFirst(targetsOf(sample)))].map((target) => ({ name: sample.name, target })),
  )
  const longest = Math.max(...lists.map((list) => list.length))
  return Array.from({ length: longest }, (_, round) => lists.flatMap((list) => list.slice(round, round + 1))).flat()
})

/** A blob of the samples, by digest. One of no image made so far is looked for in the others, until it is found. */
export function sampleBlob(digest: Digest): Blob | undefined {
  for (const { name, target } of rounds()) {
    const blob = blobs.get(digest)
    if (blob) return blob
    follow(name, target)
  }
  return blobs.get(digest)
}

/** The sample repository that has an index or a manifest: no two share one. */
export function sampleRepositoryWith(digest: Digest): string | undefined {
  return sampleBlob(digest) && homes.get(digest)
}
