import { type Digest, short } from '@/domain/docker/digest'
import { familiar } from '@/domain/docker/images/reference'
import { type LocalImageView, listImages } from '@/domain/docker/images/store'
import type { World } from '@/domain/docker/world/world'
import type { ImageChange } from './changes-kinds'

const nameOf = ({ id, tags }: LocalImageView) => (tags[0] ? familiar(tags[0]) : short(id))

const layersOf = (holders: readonly { layers: Digest[] }[]) => new Set(holders.flatMap(({ layers }) => layers))

/** What happened to the names of an image that was there before and is there still. */
function renamed(before: LocalImageView, after: LocalImageView, holder: Map<string, Digest>): ImageChange[] {
  const { id } = after
  const came = after.tags.filter((tag) => !before.tags.includes(tag))
  const went = before.tags.filter((tag) => !after.tags.includes(tag))
  const named = came.map(
    (tag): ImageChange => ({
      kind: 'image-named',
      id,
      name: familiar(tag),
      others: after.tags.filter((other) => other !== tag).map(familiar),
    }),
  )
  const lost = went.map(
    (tag): ImageChange =>
      after.tags.length
        ? { kind: 'image-untagged', id, name: familiar(tag), left: after.tags.map(familiar) }
        : { kind: 'image-dangling', id, name: familiar(tag), movedTo: holder.get(tag) ?? null },
  )
  return [...named, ...lost]
}

/** What happened to the images of the world's store: new ones, names, those that are gone. */
export function imageChanges(before: World, after: World): ImageChange[] {
  if (before.containerd === after.containerd && before.overlay2 === after.overlay2 && before.store === after.store)
    return []
  const old = listImages(before)
  const now = listImages(after)
  const held = layersOf(old)
  const holding = layersOf([...now, ...withLayers(after)])
  const holder = new Map(now.flatMap(({ id, tags }) => tags.map((tag) => [tag, id] as const)))
  const appeared = now
    .filter(({ id }) => !old.some((other) => other.id === id))
    .map(
      (image): ImageChange => ({
        kind: 'image-appeared',
        id: image.id,
        name: nameOf(image),
        layers: image.layers.length,
        shared: image.layers.filter((layer) => held.has(layer)).length,
      }),
    )
  const kept = now.flatMap((image) => {
    const was = old.find((other) => other.id === image.id)
    return was ? renamed(was, image, holder) : []
  })
  const vanished = old
    .filter(({ id }) => !now.some((other) => other.id === id))
    .map(
      (image): ImageChange => ({
        kind: 'image-vanished',
        id: image.id,
        name: nameOf(image),
        released: image.layers.filter((layer) => !holding.has(layer)).length,
      }),
    )
  return [...appeared, ...kept, ...vanished]
}

/** Containers keep their layers, whatever becomes of the image. */
const withLayers = (world: World) => Object.values(world.containers).filter(({ store }) => store === world.store)
