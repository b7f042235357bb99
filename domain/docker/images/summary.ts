import type { Digest } from '@/domain/docker/digest'
import type { Descriptor, Platform } from './blobs'

/** One manifest of an image in the containerd store (moby api/types/image/manifest.go). */
export type ManifestSummary = {
  digest: Digest
  descriptor: Descriptor
  kind: 'image' | 'attestation' | 'unknown'
  /** Here with all that it points at. */
  available: boolean
  platform: Platform
  /** Bytes packed, unpacked. */
  content: number
  unpacked: number
  /** Ids of containers made from it. */
  containers: string[]
  /** Chain ids of its layers, and every blob of it that is here. */
  chain: Digest[]
  blobs: Descriptor[]
}

/** What the daemon tells of an image in a list (moby api/types/image/summary.go). */
export type ImageSummary = {
  id: Digest
  /** Empty when it has none here. */
  parentId: string
  repoTags: string[]
  repoDigests: string[]
  /** Seconds since 1970. */
  created: number
  /** Bytes. */
  size: number
  /** Bytes that other images have, too. */
  sharedSize: number
  /** Containers made from it; -1 where that is not known. */
  containers: number
  labels: Readonly<Record<string, string>>
  /** In the containerd store. */
  manifests: ManifestSummary[]
}

/** The latest made first; what was made in the same second stays in order. */
export const byCreated = (summaries: ImageSummary[]): ImageSummary[] =>
  [...summaries].sort((a, b) => b.created - a.created)
