import type { Digest } from '@/domain/docker/digest'
import type { Changes } from '@/domain/docker/files/node'

export type Platform = { os: string; architecture: string; variant?: string }

/** What points at a blob (image-spec descriptor.md). */
export type Descriptor = {
  mediaType: string
  digest: Digest
  size: number
  platform?: Platform
  annotations?: Record<string, string>
}

/** A layer as it is transferred: its digest is that of the compressed form, `diffId` that of the content. */
export type LayerBlob = {
  kind: 'layer'
  diffId: Digest
  changes: Changes
  /** Bytes unpacked. */
  size: number
  /** Bytes as transferred. */
  compressed: number
}

export type Healthcheck = {
  Test: string[]
  /** Nanoseconds, as Docker keeps them. */
  Interval?: number
  Timeout?: number
  StartPeriod?: number
  StartInterval?: number
  Retries?: number
}

/** Defaults that an image gives to its containers; names as in the image's JSON. */
export type RunConfig = {
  User?: string
  ExposedPorts?: Record<string, Record<string, never>>
  Env?: string[]
  Entrypoint?: string[]
  Cmd?: string[]
  Volumes?: Record<string, Record<string, never>>
  WorkingDir?: string
  Labels?: Record<string, string>
  StopSignal?: string
  Healthcheck?: Healthcheck
  Shell?: string[]
  /** Kept by BuildKit for old daemons (buildkit dockerfile2llb/convert.go dispatchCmd). */
  ArgsEscaped?: true
  OnBuild?: string[]
}

export type HistoryEntry = {
  /** Milliseconds since 1970; not hashed. */
  created: number
  created_by: string
  comment?: string
  empty_layer?: true
}

/** image-spec config.md. */
export type ConfigBlob = {
  kind: 'config'
  /** Milliseconds since 1970. Hashed only where `stamped`. */
  created: number
  /** Commits and imports are of their moment: two of the same files are two images. Builds are reproducible. */
  stamped?: true
  author?: string
  architecture: string
  os: string
  variant?: string
  config: RunConfig
  rootfs: { type: 'layers'; diff_ids: Digest[] }
  history: HistoryEntry[]
}

export type ManifestBlob = { kind: 'manifest'; config: Descriptor; layers: Descriptor[] }
export type IndexBlob = { kind: 'index'; manifests: Descriptor[] }
export type Blob = LayerBlob | ConfigBlob | ManifestBlob | IndexBlob
