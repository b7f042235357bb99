import type { Filters } from '@/domain/docker/engine/filters'
import type { Outcome } from '@/domain/docker/outcome'
import type { World } from '@/domain/docker/world/world'
import { listContainerdSummaries } from './containerd-list'
import { listOverlay2Summaries } from './overlay2-list'
import type { ImageSummary } from './summary'

/**
 * The images of the world's store that pass the filters, the latest made first; `all` shows what was only built on,
 * too (moby daemon/images/image_list.go, daemon/containerd/image_list.go).
 * Refuses an unknown filter, a value that is none, or an image of `before` and `since` that is not here.
 */
export const listSummaries = (world: World, all: boolean, filters: Filters): Outcome<ImageSummary[]> =>
  world.store === 'containerd'
    ? listContainerdSummaries(world, all, filters)
    : listOverlay2Summaries(world, all, filters)
