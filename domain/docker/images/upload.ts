import type { Digest } from '@/domain/docker/digest'
import { samples } from '@/domain/docker/samples/registry'
import type { World } from '@/domain/docker/world/world'
import { type Reference, repositoryOf } from './reference'
import { repositoryIn } from './remote'
import { listImages } from './store'

/** Whether whoever is logged in may push: to Docker Hub only what is his own, to other registries anything. */
export const mayPush = (world: World, { domain, path }: Reference): boolean =>
  domain !== 'docker.io' || (world.logins['docker.io'] ?? '') === path.slice(0, path.indexOf('/'))

/** What becomes of a layer in a push: it is there, another repository of the registry lends it, or it is sent. */
export function uploadState(world: World, ref: Reference, digest: Digest): string {
  if (repositoryIn(world, repositoryOf(ref))?.content[digest]) return 'Layer already exists'
  const lender = lenderOf(world, ref, digest)
  return lender === null ? 'Pushed' : `Mounted from ${lender}`
}

/** The path of another repository of the same registry that has a blob: one that the layer was pulled from, if known. */
function lenderOf(world: World, { domain, path }: Reference, digest: Digest): string | null {
  const prefix = `${domain}/`
  const pulled = listImages(world)
    .filter(({ layers }) => layers.includes(digest))
    .flatMap(({ tags, digests }) => [...digests, ...tags])
    .map((name) => name.replace(/@.*$/, '').replace(/:[^/:]*$/, ''))
  const public_ = samples.filter(({ owner }) => owner === undefined).map(({ name }) => name)
  const lends = (name: string) =>
    name.startsWith(prefix) && name !== prefix + path && repositoryIn(world, name)?.content[digest] === true
  const lender = [...pulled, ...Object.keys(world.registry), ...public_].find(lends)
  return lender === undefined ? null : lender.slice(prefix.length)
}
