import { type GoValue, nilMap, struct } from '@/domain/docker/cli/go-value'
import { type Digest, hex } from '@/domain/docker/digest'
import { done, type Outcome } from '@/domain/docker/outcome'
import type { World } from '@/domain/docker/world/world'
import type { Platform } from './blobs'
import { stackOf } from './held-layers'
import type { ImageDetails } from './image-details'
import { findInOverlay2, resolveLocal } from './overlay2-store'
import { familiar } from './reference'
import { layersSize } from './sizes'

/** Where overlay2 keeps layers: directories named after the stack up to each (moby daemon/graphdriver/overlay2). */
function graphDriver(world: World, layers: readonly Digest[]): GoValue {
  const dirs = stackOf(world, layers).map(({ chain }) => `/var/lib/docker/overlay2/${hex(`overlay2/${chain}`)}`)
  const top = dirs.at(-1)
  const below = dirs.slice(0, -1).reverse()
  const lower = below.length ? { LowerDir: below.map((dir) => `${dir}/diff`).join(':') } : {}
  const own = { MergedDir: `${top}/merged`, UpperDir: `${top}/diff`, WorkDir: `${top}/work` }
  return struct('storage.DriverData', { Data: top ? { ...lower, ...own } : nilMap, Name: 'overlay2' })
}

/** What the overlay2 store tells of an image (moby daemon/images/image_inspect.go). */
export function overlay2Details(world: World, text: string, platform?: Platform): Outcome<ImageDetails> {
  const view = findInOverlay2(world, text, platform)
  if (!view.ok) return view
  const { id, config, layers, tags, digests } = view.value
  const image = resolveLocal(world, id)
  return done({
    id,
    repoTags: tags.map(familiar),
    repoDigests: digests.map(familiar),
    config,
    size: layersSize(world, layers),
    lastTagged: image.ok ? image.value.lastTaggedAt : null,
    parent: (image.ok && image.value.parent) || '',
    graphDriver: graphDriver(world, layers),
  })
}
