import type { Digest } from '@/domain/docker/digest'
import { done, type Outcome, refuse } from '@/domain/docker/outcome'
import type { World } from '@/domain/docker/world/world'
import type { ConfigBlob, Platform } from './blobs'
import { isDangling, type NamedImage, namesFor } from './containerd-names'
import { findInContainerd, resolveNamed } from './containerd-store'
import { isPresent } from './content'
import { findInOverlay2, referencesTo, resolveLocal } from './overlay2-store'
import { familiar } from './reference'
import { layerSize } from './sizes'

/** One step that made an image (moby api/types/image/history_response_item.go). */
export type HistoryItem = {
  /** `<missing>` where no image stands for the step. */
  id: Digest | '<missing>'
  /** Seconds since 1970. */
  created: number
  createdBy: string
  tags: string[]
  /** Bytes unpacked. */
  size: number
  comment: string
}

/** The steps of a config with the sizes of the layers that they made, the last first. */
function stepsOf(config: ConfigBlob, sizes: readonly number[], tooMany: string): Outcome<HistoryItem[]> {
  const items: HistoryItem[] = []
  let layer = 0
  for (const { created, created_by, comment = '', empty_layer } of config.history) {
    const size = empty_layer ? 0 : sizes[layer++]
    if (size === undefined) return refuse('unknown', tooMany)
    const seconds = Math.floor(created / 1000)
    items.unshift({ id: '<missing>', created: seconds, createdBy: created_by, tags: [], size, comment })
  }
  return done(items)
}

/** An image with the one that it was committed on, if that is here. */
type Link = { id: Digest; tags: string[]; below: Link | null }

function mark(items: HistoryItem[], first: Link): HistoryItem[] {
  let link: Link | null = first
  return items.map((item) => {
    if (!link) return item
    const { id, tags } = link
    link = link.below
    return { ...item, id, tags }
  })
}

function containerdLink(world: World, image: NamedImage, depth: number): Link {
  const tags = namesFor(world, image.target).filter((name) => !isDangling(name))
  const parents = image.parent ? namesFor(world, image.parent) : []
  const parent = parents.filter((name) => name.parent).at(-1) ?? parents[0]
  const below = parent && depth > 0 ? containerdLink(world, parent, depth - 1) : null
  return { id: image.target, tags: tags.map(({ name }) => familiar(name)), below }
}

function containerdHistory(world: World, text: string, platform?: Platform): Outcome<HistoryItem[]> {
  const image = findInContainerd(world, text, platform, true)
  if (!image.ok) return image
  const { config, layers } = image.value
  const unpacked = layers.every((digest) => isPresent(world, digest))
  const sizes = layers.map((digest) => (unpacked ? layerSize(world, digest) : 0))
  const items = stepsOf(config, sizes, 'unable to find the size of the layer')
  const named = resolveNamed(world, text)
  return items.ok && named.ok ? done(mark(items.value, containerdLink(world, named.value, items.value.length))) : items
}

function overlay2Link(world: World, id: Digest, depth: number): Link {
  const tags = referencesTo(world, id).filter((name) => !name.includes('@'))
  const parent = world.overlay2.images[id]?.parent
  const isHere = parent !== undefined && resolveLocal(world, parent).ok
  return { id, tags: tags.map(familiar), below: isHere && depth > 0 ? overlay2Link(world, parent, depth - 1) : null }
}

function overlay2History(world: World, text: string, platform?: Platform): Outcome<HistoryItem[]> {
  const image = findInOverlay2(world, text, platform)
  if (!image.ok) return image
  const { id, config, layers } = image.value
  const sizes = layers.map((digest) => layerSize(world, digest))
  const items = stepsOf(config, sizes, 'too many non-empty layers in History section')
  return items.ok ? done(mark(items.value, overlay2Link(world, id, items.value.length))) : items
}

/**
 * How an image was made, the last step first (moby daemon/containerd/image_history.go, daemon/images/image_history.go).
 * The first item has the image's own id; below it are ids only of images that it was committed on here.
 */
export const imageHistory = (world: World, text: string, platform?: Platform): Outcome<HistoryItem[]> =>
  world.store === 'containerd' ? containerdHistory(world, text, platform) : overlay2History(world, text, platform)
