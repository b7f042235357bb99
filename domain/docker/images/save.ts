import type { Outcome } from '@/domain/docker/outcome'
import type { World } from '@/domain/docker/world/world'
import type { Platform } from './blobs'
import { saveFromContainerd } from './containerd-save'
import { saveFromOverlay2 } from './overlay2-save'

/**
 * The archive that `docker save` writes of images: by name with a tag, by name for all tags, by id without a name
 * (moby daemon/containerd/image_exporter.go ExportImage, daemon/internal/image/tarexport/save.go).
 */
export const saveImages = (world: World, texts: readonly string[], platforms: readonly Platform[]): Outcome<string> =>
  world.store === 'containerd' ? saveFromContainerd(world, texts, platforms) : saveFromOverlay2(world, texts, platforms)
