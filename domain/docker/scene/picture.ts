import type { Digest } from '@/domain/docker/digest'
import { sizeOfChanges, unionOf } from '@/domain/docker/files/layers'
import { lowerLayers } from '@/domain/docker/files/machine-disk'
import { sizeOf } from '@/domain/docker/files/node'
import type { LocalImageView } from '@/domain/docker/images/local-image'
import { familiar } from '@/domain/docker/images/reference'
import { listImages } from '@/domain/docker/images/store'
import { sampleRepository } from '@/domain/docker/samples/registry'
import { blobOf } from '@/domain/docker/sim'
import type { Container, Status } from '@/domain/docker/world/container'
import type { Store } from '@/domain/docker/world/store'
import type { World } from '@/domain/docker/world/world'
import { layerForest, type PicturedLayer } from './picture-layers'

export type PicturedImage = {
  id: Digest
  /** As people write them; empty for a dangling image. */
  names: string[]
  layers: number
  /** Bytes unpacked. */
  size: number
}

/** As `docker diff` tells it: added, changed, deleted. */
export type PicturedFile = { path: string; how: 'A' | 'C' | 'D' }

export type PicturedContainer = {
  id: string
  name: string
  status: Status
  exitCode: number
  health: string | null
  /** As typed. */
  image: string
  /** `8080→80`. */
  ports: string[]
  files: PicturedFile[]
  /** Bytes in the writable layer. */
  size: number
  mounts: { kind: 'volume' | 'bind' | 'tmpfs'; source: string; target: string; readOnly: boolean }[]
  /** The terminal is inside. */
  entered: boolean
}

export type PicturedVolume = {
  name: string
  anonymous: boolean
  files: number
  size: number
  usedBy: { container: string; target: string }[]
}

export type PicturedRepository = {
  /** `nginx`, `me/app` */
  name: string
  tags: { tag: string; digest: Digest /** The host has this very image. */; local: boolean }[]
  /** Something was pushed to it from here. */
  pushed: boolean
}

export type PicturedStack = PicturedLayer<PicturedImage, PicturedContainer>

/** A world as plain data for drawing; what is not in the world's store is not in it. */
export type WorldPicture = {
  store: Store
  registry: PicturedRepository[]
  stacks: PicturedStack[]
  volumes: PicturedVolume[]
}

const sizeOfLayers = (world: World, layers: readonly Digest[]) =>
  layers.reduce((sum, digest) => {
    const blob = blobOf(world, digest)
    return sum + (blob?.kind === 'layer' ? blob.size : 0)
  }, 0)

const picturedImage = (world: World, view: LocalImageView): PicturedImage => ({
  id: view.id,
  names: view.tags.map(familiar),
  layers: view.layers.length,
  size: sizeOfLayers(world, view.layers),
})

/** What the writable layer holds; a directory only where nothing in it says so. */
function filesOf(world: World, container: Container): PicturedFile[] {
  const paths = Object.keys(container.changes).sort()
  if (paths.length === 0) return []
  const lower = unionOf(lowerLayers(world, container))
  return paths
    .filter((path, i) => container.changes[path]?.kind !== 'dir' || !paths[i + 1]?.startsWith(`${path}/`))
    .map((path) => ({ path, how: container.changes[path] === null ? 'D' : lower[path] ? 'C' : 'A' }))
}

function picturedContainer(world: World, container: Container): PicturedContainer {
  const { id, name, state, ports, mounts } = container
  const shown = ports.filter(({ hostPort }) => hostPort !== null)
  return {
    id,
    name,
    status: state.status,
    exitCode: state.exitCode,
    health: state.health?.status ?? null,
    image: container.config.Image,
    ports: [...new Set(shown.map(({ hostPort, containerPort }) => `${hostPort}→${containerPort}`))],
    files: filesOf(world, container),
    size: sizeOfChanges(container.changes),
    mounts: mounts.flatMap(({ type: kind, source, target, readOnly }) =>
      kind === 'volume' || kind === 'bind' || kind === 'tmpfs' ? [{ kind, source, target, readOnly }] : [],
    ),
    entered: world.session?.container === id,
  }
}

/** `docker.io/library/nginx:1.29` → the repository and the tag; a reference by digest has no tag. */
function split(full: string): [repository: string, tag: string] {
  const name = full.replace(/@.*$/, '')
  const colon = name.lastIndexOf(':')
  return colon > name.lastIndexOf('/') ? [name.slice(0, colon), name.slice(colon + 1)] : [name, '']
}

/** Repositories that this world took something from, or pushed to; of their tags those that matter here. */
function picturedRegistry(world: World, views: readonly LocalImageView[]): PicturedRepository[] {
  const named = views.flatMap(({ tags }) => tags.map(split))
  const repositories = new Set([
    ...Object.keys(world.registry),
    ...named.map(([repository]) => repository),
    ...views.flatMap(({ digests }) => digests.map((digest) => split(digest)[0])),
  ])
  const held = new Set<string>(
    views.flatMap(({ target, manifest, digests }) => [
      target,
      manifest,
      ...digests.map((one) => one.replace(/^.*@/, '')),
    ]),
  )
  return [...repositories].sort().flatMap((repository) => {
    const own = world.registry[repository]
    const tags = (own ?? sampleRepository(repository))?.tags
    if (!tags) return []
    const sample = sampleRepository(repository)?.tags ?? {}
    const here = named.filter(([name]) => name === repository).map(([, tag]) => tag)
    const all = Object.entries(tags)
    const known = all.filter(([tag, digest]) => here.includes(tag) || (own && sample[tag] !== digest))
    // An image that lost its name here, or came by digest, is still known by one there.
    const wanted = known.length ? known : all.filter(([, digest]) => held.has(digest)).slice(0, 1)
    return {
      name: familiar(repository).replace(/:latest$/, ''),
      tags: wanted.map(([tag, digest]) => ({ tag, digest, local: held.has(digest) })),
      pushed: own !== undefined,
    }
  })
}

function picturedVolumes(world: World, containers: readonly Container[]): PicturedVolume[] {
  return Object.values(world.volumes).map(({ name, anonymous, tree }) => ({
    name,
    anonymous,
    files: Object.values(tree).filter((node) => node.kind !== 'dir').length,
    size: Object.values(tree).reduce((sum, node) => sum + sizeOf(node), 0),
    usedBy: containers.flatMap((container) =>
      container.mounts
        .filter(({ type, source }) => type === 'volume' && source === name)
        .map(({ target }) => ({ container: container.name, target })),
    ),
  }))
}

/** What there is to draw of a world. */
export function pictureOf(world: World): WorldPicture {
  const views = listImages(world)
  const containers = Object.values(world.containers).filter(({ store }) => store === world.store)
  return {
    store: world.store,
    registry: picturedRegistry(world, views),
    stacks: layerForest(
      world,
      views.map((view) => ({ view, drawn: picturedImage(world, view) })),
      containers.map((container) => ({ container, drawn: picturedContainer(world, container) })),
    ),
    volumes: picturedVolumes(world, containers),
  }
}
