import type { Digest } from '@/domain/docker/digest'
import type { Outcome } from '@/domain/docker/outcome'
import type { Sim } from '@/domain/docker/sim'
import type { Container } from '@/domain/docker/world/container'
import type { World } from '@/domain/docker/world/world'
import type { Platform } from './blobs'
import { findInContainerd, keepInContainerd, listContainerd } from './containerd-store'
import type { LocalImageView, NewImage } from './local-image'
import { findInOverlay2, keepInOverlay2, listOverlay2 } from './overlay2-store'

export type { LocalImageView, NewImage } from './local-image'

/**
 * Finds a local image by name, digest, id or unique start of an id; containerd wants four digits.
 * Refused with the daemon's words: `No such image: x:latest`, `ambiguous reference`, the reference's own, or
 * that it is here for another platform.
 * @param wanted only this platform, which must be met exactly in the containerd store unless `fuzzy`
 */
export function findImage(world: World, text: string, wanted?: Platform, fuzzy?: boolean): Outcome<LocalImageView> {
  return world.store === 'containerd'
    ? findInContainerd(world, text, wanted, fuzzy)
    : findInOverlay2(world, text, wanted)
}

/** Every local image of the world's store, once each, dangling ones too; those without any local manifest are left out. */
export const listImages = (world: World): LocalImageView[] =>
  world.store === 'containerd' ? listContainerd(world) : listOverlay2(world)

/**
 * Gives a local image a name, taking it from any other that had it (which may so become dangling). Its blobs must
 * have been put; they are marked as present. In the overlay2 store, a name with a digest is kept beside the tags:
 * a pull calls this twice.
 * @returns the image's id in the world's store
 */
export const keepImage = (sim: Sim, image: NewImage): Digest =>
  sim.world.store === 'containerd' ? keepInContainerd(sim, image) : keepInOverlay2(sim, image)

/** The containers of the world's store; those of the other are hidden. */
export const storeContainers = (world: World): Container[] =>
  Object.values(world.containers).filter((container) => container.store === world.store)

/** Whether a container, running or not, was made from an image (its id as the store counts it). */
export const imageInUse = (world: World, id: Digest): boolean =>
  storeContainers(world).some((container) => container.image === id)
