import type { Digest } from '@/domain/docker/digest'
import { done, type Outcome, refuse } from '@/domain/docker/outcome'
import { type Sim, update } from '@/domain/docker/sim'
import type { Platform } from './blobs'
import type { NamedImage } from './containerd-names'
import { bestManifest, notProvided, shownName } from './containerd-store'
import { presentBelow } from './content'
import type { Deletion } from './delete-conflict'
import { formatPlatform } from './platform'

function forget(sim: Sim, digests: ReadonlySet<Digest>): void {
  const { containerd } = sim.world
  const kept = Object.entries(containerd.content).filter(([digest]) => !digests.has(digest as Digest))
  update(sim, { containerd: { ...containerd, content: Object.fromEntries(kept) } })
}

/**
 * Deletes the blobs of single platforms, even where other images have them, too
 * (moby daemon/containerd/image_delete.go deleteImagePlatforms). The names stay.
 */
export function deletePlatforms(sim: Sim, image: NamedImage, platforms: readonly Platform[]): Outcome<Deletion[]> {
  const deletions: Deletion[] = []
  for (const platform of platforms) {
    const manifest = bestManifest(sim.world, image.target, platform)
    if (!manifest) {
      const { code, message } = notProvided(shownName(image), platform)
      const what = `platform ${formatPlatform(platform)} for image ${image.target}`
      return refuse(code, `failed to delete ${what}: ${message}`)
    }
    const gone = presentBelow(sim.world, manifest)
    forget(sim, new Set(gone.map(({ digest }) => digest)))
    deletions.push(
      ...gone.filter(({ mediaType }) => mediaType.includes('manifest')).map(({ digest }) => ({ deleted: digest })),
    )
  }
  return done(deletions)
}
