import type { GoValue } from '@/domain/docker/cli/go-value'
import type { Digest } from '@/domain/docker/digest'
import type { ConfigBlob } from './blobs'

/** What an inspect tells of an image, before it is laid out. */
export type ImageDetails = {
  id: Digest
  repoTags: string[]
  repoDigests: string[]
  /** Absent when no config of the image is here. */
  config?: ConfigBlob
  /** Bytes. */
  size: number
  /** Milliseconds since 1970; null for never. */
  lastTagged: number | null
  /** Empty when it has none. */
  parent: string
  graphDriver?: GoValue
  descriptor?: GoValue
  identity?: GoValue
}
