import type { Digest } from '@/domain/docker/digest'
import type { FsNode, Tree } from '@/domain/docker/files/node'
import type { Blob, Platform } from '@/domain/docker/images/blobs'
import type { Container } from './container'
import type { Machine } from './process'
import type { Store } from './store'

/** One repository of a registry: what its tags point at, and every blob it holds. */
export type Repository = { tags: Readonly<Record<string, Digest>>; content: Readonly<Record<Digest, true>> }

/** A name in the containerd store: a full reference, or `moby-dangling@<digest>`. */
export type ImageName = {
  target: Digest
  createdAt: number
  updatedAt: number
  /** The image that its own was committed on. */
  parent?: Digest
}

/** An image of the overlay2 store; its id is its config's digest. */
export type LocalImage = {
  id: Digest
  /** The manifest that it came with, or that was made for it. */
  manifest: Digest
  /** Blobs of its layers, the bottom first. */
  layers: Digest[]
  createdAt: number
  lastTaggedAt: number | null
  /** The image it was built or committed on, if that was made here. */
  parent?: Digest
}

export type Volume = {
  name: string
  driver: string
  labels: Readonly<Record<string, string>>
  options: Readonly<Record<string, string>>
  createdAt: number
  anonymous: boolean
  tree: Tree
  /** Its own directory, once something gave that an owner or a mode. */
  top?: FsNode
}

/** One step that a build can take again instead of doing it. */
export type CacheRecord = {
  /** What was done on top of what: equal keys, equal results. */
  key: string
  id: string
  parent: string | null
  /** Each store's builder has its own. */
  store: Store
  /** As `docker system df -v` shows it. */
  type: 'regular' | 'source.local' | 'exec.cachemount' | 'frontend'
  /** Of the layer it made; null for a step that made none. */
  layer: Digest | null
  /** Files that are no layer: what was sent of a build's context, or what a cache mount holds. */
  tree?: Tree
  size: number
  description: string
  createdAt: number
  lastUsedAt: number
  uses: number
}

/** The computer that Docker runs on, as far as commands touch it. */
export type Host = {
  hostname: string
  kernel: string
  tree: Tree
  machine: Machine
  cwd: string
  /** Variables of its shell, those exported among them. */
  variables: Readonly<Record<string, string>>
  exported: readonly string[]
  /** Shell functions: name → body, as shell/ keeps it. */
  functions: Readonly<Record<string, unknown>>
  /** Of its shell, as `set` changed them. */
  options?: Readonly<Record<string, boolean>>
  /** Of the last command line: `$?`. */
  status: number
}

/**
 * A terminal that is now inside a container: the next lines go to this process.
 * `seen` counts the characters of the container's logs (run, attach) that were shown.
 */
export type Session = {
  container: string
  pid: number
  kind: 'run' | 'exec' | 'attach'
  seen: number
  client: string
  /** The container stopped, and may be gone: what was not shown before, and its exit code. */
  ended?: { output: string; exitCode: number }
}

/**
 * A simulated Docker host, with its registry. Plain data that is never changed in
 * place: every command makes a new one, and an old one is still as it was.
 */
export type World = {
  format: 1
  store: Store
  seed: string
  /** How many ids were drawn from the seed. */
  drawn: number
  /** Milliseconds since 1970. */
  now: number
  platform: Platform
  /** Blobs made in this world; those of the sample images stand in samples/. */
  blobs: Readonly<Record<Digest, Blob>>
  /** Repositories as they are now, by full name (`docker.io/library/alpine`); what is absent is as in samples/. */
  registry: Readonly<Record<string, Repository>>
  containerd: { names: Readonly<Record<string, ImageName>>; content: Readonly<Record<Digest, true>> }
  overlay2: { images: Readonly<Record<Digest, LocalImage>>; names: Readonly<Record<string, Digest>> }
  /** By id, in the order made. */
  containers: Readonly<Record<string, Container>>
  volumes: Readonly<Record<string, Volume>>
  cache: Readonly<Record<string, CacheRecord>>
  /** Registry → user. */
  logins: Readonly<Record<string, string>>
  host: Host
  /** The port of the host that was last given out where any would do. */
  lastPort?: number
  session: Session | null
}
