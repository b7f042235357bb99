import type { PicturedContainer, PicturedStack, WorldPicture } from '@/domain/docker/scene/picture'

const count = (n: number, one: string) => `${n} ${one}${n === 1 ? '' : 's'}`

/** Every layer of a forest, the bottom first. */
export const flatten = (stacks: readonly PicturedStack[]): PicturedStack[] =>
  stacks.flatMap((layer) => [layer, ...flatten(layer.above)])

export const containersOf = (picture: WorldPicture): PicturedContainer[] =>
  flatten(picture.stacks).flatMap(({ containers }) => containers)

/** A picture's title and what it shows, for those who hear it. */
export function describePicture(picture: WorldPicture): { title: string; description: string } {
  const layers = flatten(picture.stacks)
  const images = layers.flatMap((layer) => layer.images)
  const containers = containersOf(picture)
  const shared = layers.filter(({ above, images: on }) => above.length + on.length > 1).length
  const title = `The host: ${count(images.length, 'image')}, ${count(layers.length, 'layer')}, ${count(containers.length, 'container')}`
  const sharing = shared
    ? [`Images share ${count(shared, 'layer')}, which ${shared === 1 ? 'is' : 'are'} here once.`]
    : []
  const stands = images.map(
    ({ names, layers: depth }) => `Image ${names.join(', ') || 'without a name'}: ${count(depth, 'layer')}.`,
  )
  const states = containers.map(
    ({ name, image, status, files }) =>
      `Container ${name}, from ${image}, is ${status}; its writable layer holds ${files.length ? count(files.length, 'change') : 'nothing'}.`,
  )
  return { title, description: [...stands, ...sharing, ...states].join(' ') || 'Nothing is here yet.' }
}
