import { findImage } from '@/domain/docker/images/store'
import { done, type Outcome } from '@/domain/docker/outcome'
import type { Container } from '@/domain/docker/world/container'
import type { World } from '@/domain/docker/world/world'
import { containerSizes } from './container-size'
import type { Filters } from './filters'
import { ownContainers } from './find'
import { type ListFilter, listFilter } from './list-filter'
import { type PortSummary, portSummaries } from './port-summaries'
import { isRunning, statusText } from './status'

/** One container as lists show it (moby api/types/container/container.go, Summary). */
export type ContainerSummary = {
  container: Container
  /** The name it was made from while that still means its image; else the image's id. */
  image: string
  /** Path and arguments in one line. */
  command: string
  ports: PortSummary[]
  status: string
  /** Bytes; zero unless sizes were asked for. */
  writable: number
  all: number
}

export type ListRequest = {
  all: boolean
  /** Only so many of the newest, in any state; 0 or less for no limit. */
  limit: number
  size: boolean
  filters: Filters
}

/** Containers of the world's store, the newest first (moby daemon/list.go, Containers). */
export function listContainers(world: World, request: ListRequest): Outcome<ContainerSummary[]> {
  const newest = newestFirst(world)
  const filter = listFilter(world, newest, request.filters)
  if (!filter.ok) return filter
  const shown = chosen(newest, request, filter.value)
  return done(shown.map((container) => summaryOf(world, container, request.size)))
}

const newestFirst = (world: World): Container[] =>
  ownContainers(world)
    .reverse()
    .sort((a, b) => b.created - a.created)

/** Walks the list as the daemon does: from after `before`, until `since`, as far as the limit. */
function chosen(newest: readonly Container[], { all, limit }: ListRequest, filter: ListFilter): Container[] {
  const found: Container[] = []
  const pool = newest.filter(filter.isNamed)
  for (const container of filter.before ? pool.slice(after(pool, filter.before)) : pool) {
    if (container.id === filter.since) break
    if (!isRunning(container) && !all && !filter.anyState && limit <= 0) continue
    if (!filter.isLabelled(container)) continue
    if (limit > 0 && found.length === limit) break
    if (filter.takes(container)) found.push(container)
  }
  return found
}

/** Where the list goes on after a container; nowhere when names or ids have sorted it out before. */
function after(pool: readonly Container[], landmark: string): number {
  const index = pool.findIndex(({ id }) => id === landmark)
  return index < 0 ? pool.length : index + 1
}

function summaryOf(world: World, container: Container, size: boolean): ContainerSummary {
  const sizes = size ? containerSizes(world, container) : { writable: 0, all: 0 }
  return {
    container,
    image: currentImage(world, container),
    command: commandLine(container),
    ports: portSummaries(container),
    status: statusText(container, world.now),
    ...sizes,
  }
}

/** What the name it was made from means now decides whether that name is shown (moby daemon/list.go, refreshImage). */
function currentImage(world: World, { config, image }: Container): string {
  if (config.Image === image) return image
  const found = findImage(world, config.Image)
  return found.ok && found.value.id === image ? config.Image : image
}

/** `sh -c 'exit 3'`: arguments with a space stand in quotes (moby daemon/container/view.go, transform). */
export const commandLine = ({ path, args }: Pick<Container, 'path' | 'args'>): string =>
  [path, ...args.map((arg) => (arg.includes(' ') ? `'${arg}'` : arg))].join(' ')
