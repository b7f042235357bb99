import type { Digest } from '@/domain/docker/digest'
import { done, type Outcome, refuse } from '@/domain/docker/outcome'
import { sampleOwner, sampleRepository } from '@/domain/docker/samples/registry'
import { blobOf, type Sim, update } from '@/domain/docker/sim'
import type { Repository, World } from '@/domain/docker/world/world'
import { everythingBelow } from './content'
import { familiar, fullName, type Reference, repositoryOf } from './reference'

/** A registry's repository as it is now: as pushed to, or else as in the samples. */
export const repositoryIn = (world: World, name: string): Repository | undefined =>
  Object.hasOwn(world.registry, name) ? world.registry[name] : sampleRepository(name)

/** Whether whoever is logged in may read a repository. Docker Hub says no for what does not exist, too. */
function mayRead(world: World, ref: Reference): boolean {
  const name = repositoryOf(ref)
  if (ref.domain !== 'docker.io') return true
  const owner = sampleOwner(name)
  return repositoryIn(world, name) !== undefined && (owner === null || world.logins['docker.io'] === owner)
}

/** In the words of each store (moby daemon/containerd/image_pull.go, daemon/internal/distribution/errors.go). */
function denied(world: World, ref: Reference) {
  const words = `pull access denied for ${familiar(repositoryOf(ref))}, repository does not exist or may require 'docker login'`
  return refuse(
    'not-found',
    world.store === 'containerd' ? words : `${words}: denied: requested access to the resource is denied`,
  )
}

function notFound(world: World, ref: Reference) {
  const full = fullName(ref)
  return refuse(
    'not-found',
    world.store === 'containerd'
      ? `failed to resolve reference "${full}": ${full}: not found`
      : `manifest for ${familiar(full)} not found: manifest unknown: manifest unknown`,
  )
}

/** The index or manifest that a name means in its registry. The name has a tag or a digest. */
export function resolveRemote(world: World, ref: Reference): Outcome<Digest> {
  if (!mayRead(world, ref)) return denied(world, ref)
  const repository = repositoryIn(world, repositoryOf(ref))
  const digest = ref.digest ?? (Object.hasOwn(repository?.tags ?? {}, ref.tag) ? repository?.tags[ref.tag] : undefined)
  if (!digest || !repository?.content[digest]) return notFound(world, ref)
  const kind = blobOf(world, digest)?.kind
  return kind === 'index' || kind === 'manifest' ? done(digest) : notFound(world, ref)
}

/** The tags of a repository, sorted. The words are the same for both stores (daemon/internal/distribution/pull.go Tags). */
export function tagsOf(world: World, ref: Reference): Outcome<string[]> {
  if (!mayRead(world, ref)) return denied({ ...world, store: 'overlay2' }, ref)
  const repository = repositoryIn(world, repositoryOf(ref))
  if (repository) return done(Object.keys(repository.tags).sort())
  return refuse(
    'not-found',
    `repository ${repositoryOf(ref)} not found: name unknown: repository name not known to registry`,
  )
}

/**
 * Puts an image into a registry, as a push does: `repository` by full name (`docker.io/library/alpine`),
 * `target` an index or manifest that some blob of the world is. A tag that is there moves; pulls see it at once.
 * @param content what goes with it; all below the target when absent
 */
export function publish(sim: Sim, repository: string, tag: string | null, target: Digest, content?: readonly Digest[]) {
  const known = repositoryIn(sim.world, repository) ?? { tags: {}, content: {} }
  const added = Object.fromEntries(
    (content ?? everythingBelow(sim.world, target)).map((digest) => [digest, true as const]),
  )
  const next: Repository = {
    tags: tag === null ? known.tags : { ...known.tags, [tag]: target },
    content: { ...known.content, ...added },
  }
  update(sim, { registry: { ...sim.world.registry, [repository]: next } })
}
