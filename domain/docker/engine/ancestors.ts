import type { Digest } from '@/domain/docker/digest'
import { findImage } from '@/domain/docker/images/store'
import type { World } from '@/domain/docker/world/world'

/** Images that were committed, or built, on an image here. */
function childrenOf({ store, overlay2, containerd }: World, id: Digest): Digest[] {
  const images =
    store === 'overlay2'
      ? Object.values(overlay2.images)
      : Object.values(containerd.names).map(({ target, parent }) => ({ id: target, parent }))
  return images.filter(({ parent }) => parent === id).map((image) => image.id)
}

/** The images named, and those made from them here (moby daemon/list.go, populateImageFilterByParents). */
export function ancestors(world: World, names: readonly string[] = []): Set<Digest> {
  const found = new Set<Digest>()
  const add = (id: Digest) => {
    if (found.has(id)) return
    found.add(id)
    for (const child of childrenOf(world, id)) add(child)
  }
  for (const name of names) {
    const image = findImage(world, name)
    if (image.ok) add(image.value.id)
  }
  return found
}
