import { cacheRecords } from '@/domain/docker/build/build-cache'
import { resolvePath } from '@/domain/docker/files/path'
import { listSummaries } from '@/domain/docker/images/image-list'
import { listImages, storeContainers } from '@/domain/docker/images/store'
import type { World } from '@/domain/docker/world/world'
import type { countable } from './ask'
import { nothingThere } from './probe-files'

/** Ids of images without a name, as `docker image ls --filter dangling=true` counts them. */
export function danglingImages(world: World): string[] {
  const found = listSummaries(world, true, { dangling: ['true'] })
  return found.ok ? found.value.map(({ id }) => id) : []
}

const counted: Record<(typeof countable)[number], (world: World) => number> = {
  images: (world) => listImages(world).length,
  'dangling images': (world) => danglingImages(world).length,
  containers: (world) => storeContainers(world).length,
  'anonymous volumes': (world) => Object.values(world.volumes).filter(({ anonymous }) => anonymous).length,
  'build cache': (world) => cacheRecords(world).length,
}

export const countOf = (world: World, what: (typeof countable)[number]): number => counted[what](world)

const textIn = (tree: World['host']['tree'] | undefined, path: string): string => {
  const node = tree?.[resolvePath('/', path)]
  return node?.kind === 'file' ? node.content.trim() : nothingThere
}

/** What a file of the host holds, trimmed. Links are not followed. */
export const hostText = ({ host }: World, path: string): string => textIn(host.tree, resolvePath('/root', path))

/** What a file of a volume holds, trimmed, whether a container uses it or not. */
export const storedText = ({ volumes }: World, name: string, path: string): string =>
  Object.hasOwn(volumes, name) ? textIn(volumes[name]?.tree, path) : 'no such volume'
