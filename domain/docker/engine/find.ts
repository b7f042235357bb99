import { done, type Outcome, refuse } from '@/domain/docker/outcome'
import type { Container } from '@/domain/docker/world/container'
import type { World } from '@/domain/docker/world/world'

/** The containers that the daemon knows in the world's store, in the order they were made. */
export const ownContainers = (world: World): Container[] =>
  Object.values(world.containers).filter(({ store }) => store === world.store)

/**
 * Finds a container by full id, then by name (a slash before it does no harm), then by a unique prefix of its id
 * (moby daemon/container.go, GetContainer). Refused: `not-found` `No such container: x`,
 * `invalid` `multiple IDs found with provided prefix: x`.
 */
export function findContainer(world: World, text: string): Outcome<Container> {
  if (!text) return refuse('invalid', 'invalid name or ID supplied: ""')
  const own = ownContainers(world)
  const name = text.startsWith('/') ? text.slice(1) : text
  const exact = own.find(({ id }) => id === text) ?? own.find((container) => container.name === name)
  if (exact) return done(exact)
  const [first, second] = own.filter(({ id }) => id.startsWith(text))
  if (second) return refuse('invalid', `multiple IDs found with provided prefix: ${text}`)
  return first ? done(first) : refuse('not-found', `No such container: ${text}`)
}
