import type { Digest } from '@/domain/docker/digest'
import type { Outcome } from '@/domain/docker/outcome'
import { refuse } from '@/domain/docker/outcome'
import type { Sim } from '@/domain/docker/sim'
import type { World } from '@/domain/docker/world/world'
import type { ConfigBlob } from './blobs'

/** A local image for one platform, whatever store it lies in. */
export type LocalImageView = {
  /** As the store counts: containerd the target's digest (index or manifest), overlay2 the config's. */
  id: Digest
  /** What the name points at in the containerd store; in overlay2 the manifest, if it was pulled. */
  target: Digest
  manifest: Digest
  configDigest: Digest
  config: ConfigBlob
  /** Digests of layer blobs, the bottom first. */
  layers: Digest[]
  /** Full names with a tag, sorted. */
  tags: string[]
  /** `repository@digest`, full. */
  digests: string[]
}

/**
 * Finds a local image by name, digest, id or unique prefix of an id (facts P9).
 * Refused with the daemon's words: `No such image: x:latest`, `ambiguous reference`, or the reference's own.
 */
export function findImage(_world: World, _text: string): Outcome<LocalImageView> {
  return refuse('not-found', 'not yet')
}

/** Every local image of the world's store, dangling ones too. */
export function listImages(_world: World): LocalImageView[] {
  return []
}

/**
 * Gives a local image a name, taking it from any other that had it (which may so become dangling).
 * `target` is an index or manifest whose blobs are local; null leaves it untagged.
 * @returns the image's id in the world's store
 */
export function keepImage(
  _sim: Sim,
  _image: { manifest: Digest; target?: Digest; name: string | null; parent?: Digest },
): Digest {
  throw new Error('not yet')
}
