import type { Digest } from '@/domain/docker/digest'
import type { ConfigBlob } from './blobs'

/** A local image for one platform, whatever store it lies in. */
export type LocalImageView = {
  /** As the store counts: containerd the target's digest (index or manifest), overlay2 the config's. */
  id: Digest
  /** What the name points at in the containerd store; in overlay2 the manifest it came with. */
  target: Digest
  manifest: Digest
  configDigest: Digest
  config: ConfigBlob
  /** Digests of layer blobs, the bottom first. */
  layers: Digest[]
  /** Full names with a tag, sorted. */
  tags: string[]
  /** `repository@digest`, full, sorted. */
  digests: string[]
}

/** What gives a local image a name (see keepImage). */
export type NewImage = {
  manifest: Digest
  /** Index or manifest that the name points at; the manifest when absent. */
  target?: Digest
  /** Full name, with a tag or a digest; null leaves it untagged. */
  name: string | null
  /** Id of the image that it was committed on. */
  parent?: Digest
  /** Came by pull or load: no one tagged it here. */
  arrived?: true
}
