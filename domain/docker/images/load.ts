import type { Digest } from '@/domain/docker/digest'
import { isArchive } from '@/domain/docker/files/archive'
import { byteLength } from '@/domain/docker/files/node'
import { type Outcome, type Refusal, refuse } from '@/domain/docker/outcome'
import { putBlob, type Sim } from '@/domain/docker/sim'
import type { World } from '@/domain/docker/world/world'
import { loadIntoContainerd } from './containerd-load'
import { type LoadOptions, unpackArchive } from './image-archive'
import { loadIntoOverlay2 } from './overlay2-load'

/**
 * Loads the images of an archive; `say` gets a line for each (moby daemon/containerd/image_exporter.go LoadImage,
 * daemon/internal/image/tarexport/load.go). Refusals come in the stream: the client prints them as they are.
 */
export function loadImages(sim: Sim, text: string, how: LoadOptions): Outcome<null> {
  const archive = unpackArchive(text)
  if (!archive.ok) return noImages(sim.world, text)
  for (const [digest, blob] of Object.entries(archive.value.blobs)) putBlob(sim, digest as Digest, blob)
  return sim.world.store === 'containerd'
    ? loadIntoContainerd(sim, archive.value, how)
    : loadIntoOverlay2(sim, archive.value, how)
}

/** What each store says of a file that is no archive, or an archive without images. */
function noImages(world: World, text: string): Refusal {
  const block = 512
  if (text !== '' && !isArchive(text))
    return refuse('stream', byteLength(text) < block ? 'unexpected EOF' : 'archive/tar: invalid tar header')
  return refuse(
    'stream',
    world.store === 'containerd' ? 'unrecognized image format' : 'invalid archive: does not contain a manifest.json',
  )
}
