import { byBytes } from '@/domain/docker/cli/go-value'
import type { Digest } from '@/domain/docker/digest'
import { type Sim, update } from '@/domain/docker/sim'
import type { ImageName, World } from '@/domain/docker/world/world'

/** One name of the containerd store with what it points at. */
export type NamedImage = ImageName & { name: string }

/** The name that keeps an image when it has no other (moby daemon/containerd/soft_delete.go). */
export const danglingName = (target: Digest): string => `moby-dangling@${target}`

export const isDangling = ({ name, target }: NamedImage): boolean => name === danglingName(target)

/** Every name, sorted. */
export const namedImages = (world: World): NamedImage[] =>
  Object.entries(world.containerd.names)
    .map(([name, image]) => ({ ...image, name }))
    .sort((a, b) => byBytes(a.name, b.name))

export function namedImage(world: World, name: string): NamedImage | undefined {
  const image = Object.hasOwn(world.containerd.names, name) ? world.containerd.names[name] : undefined
  return image && { ...image, name }
}

/** Every name that points at a target, sorted. */
export const namesFor = (world: World, target: Digest): NamedImage[] =>
  namedImages(world).filter((image) => image.target === target)

export function putName(sim: Sim, name: string, image: ImageName): void {
  const { containerd } = sim.world
  update(sim, { containerd: { ...containerd, names: { ...containerd.names, [name]: image } } })
}

/** Forgets a name; what it pointed at stays until the garbage is collected. */
export function dropName(sim: Sim, name: string): void {
  const { containerd } = sim.world
  const { [name]: _gone, ...names } = containerd.names
  update(sim, { containerd: { ...containerd, names } })
}

/** Keeps what a name points at under its dangling name, unless it has that already. */
export function ensureDangling(sim: Sim, { name: _name, ...image }: NamedImage): void {
  const dangling = danglingName(image.target)
  const now = sim.world.now
  if (!namedImage(sim.world, dangling)) putName(sim, dangling, { ...image, createdAt: now, updatedAt: now })
}

/** Forgets a name; when it is the last, the image becomes dangling (moby daemon/containerd/soft_delete.go). */
export function softDelete(sim: Sim, image: NamedImage): void {
  if (namesFor(sim.world, image.target).length === 1) ensureDangling(sim, image)
  dropName(sim, image.name)
}

/**
 * Gives a target a name, taking it from another (moby daemon/containerd/image_tag.go createOrReplaceImage; for what
 * arrived, image_pull.go). A target that now has a name is not dangling any more.
 */
export function nameTarget(
  sim: Sim,
  name: string,
  target: Digest,
  how: { parent?: Digest; arrived?: boolean } = {},
): void {
  const now = sim.world.now
  const old = namedImage(sim.world, name)
  const parent = how.parent ?? namesFor(sim.world, target).find((other) => other.parent)?.parent
  const image: ImageName = { target, createdAt: now, updatedAt: now, ...(parent && { parent }) }
  if (old && how.arrived) {
    if (old.target !== target) ensureDangling(sim, old)
    putName(sim, name, { ...image, createdAt: old.createdAt })
  } else {
    if (old?.target === target) return
    if (old) softDelete(sim, old)
    putName(sim, name, image)
  }
  if (name !== danglingName(target)) dropName(sim, danglingName(target))
}
