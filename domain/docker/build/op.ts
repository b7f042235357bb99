import type { Digest } from '@/domain/docker/digest'
import type { Platform } from '@/domain/docker/images/blobs'
import type { RunMount } from './run-mount'
import type { Range } from './source-lines'

/** What every step of a build has: how progress names it, where its instruction stands, whether the cache is passed over. */
type Shown = { name: string; at: Range | null; noCache: boolean }

/** One copy of a COPY or ADD. */
export type CopyAction = {
  source: Op
  /** Inside the source; with wildcards where the source is a directory of files. */
  path: string
  /** Absolute; one that ends with `/` is a directory. */
  destination: string
  wildcard: boolean
  unpack: boolean
  chown: string
  chmod: string
  include: string[]
  exclude: string[]
  /** Must be there, though it may be taken by a pattern (`--parents`). */
  required: string[]
}

export type OpMount = RunMount & { op: Op | null }

export type ExecOp = {
  kind: 'exec'
  parent: Op
  args: string[]
  env: Record<string, string>
  /** Not counted when steps are compared. */
  proxy: Record<string, string>
  cwd: string
  user: string
  mounts: OpMount[]
  network: string
  platform: Platform
}
export type CopyOp = { kind: 'copy'; parent: Op; actions: CopyAction[] }
export type MkdirOp = { kind: 'mkdir'; parent: Op; path: string; user: string }
export type ImageOp = {
  kind: 'image'
  reference: string
  digest: Digest
  layers: Digest[]
  /** To be fetched: index, manifest and config; empty for what is here. */
  documents: Digest[]
}

/**
 * One step of a build: what it makes is a file system, given by its inputs (buildkit client/llb).
 * Ops are compared by what they say, so that equal steps are done once.
 */
export type Op = Shown &
  (
    | { kind: 'scratch' }
    | ImageOp
    | { kind: 'context' }
    | { kind: 'inline'; path: string; data: string; mode: number }
    | { kind: 'http'; url: string; path: string }
    | ExecOp
    | CopyOp
    | MkdirOp
  )

export const scratch: Op = { kind: 'scratch', name: '', at: null, noCache: false }

/** What an op needs first, in order. */
export function inputsOf(op: Op): Op[] {
  if (op.kind === 'exec') return [op.parent, ...op.mounts.flatMap((mount) => (mount.op ? [mount.op] : []))]
  if (op.kind === 'copy') return [op.parent, ...op.actions.map((action) => action.source)]
  return op.kind === 'mkdir' ? [op.parent] : []
}
