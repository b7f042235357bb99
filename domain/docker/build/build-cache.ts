import type { Digest } from '@/domain/docker/digest'
import { hex } from '@/domain/docker/digest'
import type { Tree } from '@/domain/docker/files/node'
import { sizeOf } from '@/domain/docker/files/node'
import { layerSize, snapshotUsage } from '@/domain/docker/images/sizes'
import { listImages } from '@/domain/docker/images/store'
import { draw, type Sim, update } from '@/domain/docker/sim'
import type { CacheRecord, World } from '@/domain/docker/world/world'

/** 25 letters and digits, as BuildKit's ids are (buildkit identity/randomid.go). */
export const recordId = (sim: Sim): string =>
  BigInt(`0x${draw(sim).slice(0, 33)}`)
    .toString(36)
    .padStart(25, '0')
    .slice(0, 25)

/** What this store's builder keeps, in the order made. */
export const cacheRecords = (world: World): CacheRecord[] =>
  Object.values(world.cache).filter(({ store }) => store === world.store)

const nameOf = (world: World, key: string) => `${world.store}/${key}`

/** What was kept under a key, if it is still there. */
export const cached = (world: World, key: string): CacheRecord | undefined => world.cache[nameOf(world, key)]

function put(sim: Sim, record: CacheRecord): void {
  update(sim, { cache: { ...sim.world.cache, [nameOf(sim.world, record.key)]: record } })
}

/** Notes that a record was used again. */
export function touch(sim: Sim, record: CacheRecord): void {
  put(sim, { ...record, lastUsedAt: sim.world.now, uses: record.uses + 1 })
}

/** Bytes of files that are no layer, as their store counts them. */
function treeSize(world: World, tree: Tree): number {
  if (world.store === 'containerd') return snapshotUsage(tree)
  return Object.values(tree).reduce((sum, node) => sum + sizeOf(node), 0)
}

type New = Pick<CacheRecord, 'key' | 'type' | 'description'> & { parent?: string | null; layer?: Digest; tree?: Tree }

/** Keeps the result of a step. What was there under its key is replaced. */
export function remember(sim: Sim, made: New): CacheRecord {
  const { world } = sim
  const size = made.layer ? layerSize(world, made.layer) : treeSize(world, made.tree ?? {})
  const old = cached(world, made.key)
  const record: CacheRecord = {
    key: made.key,
    id: old?.id ?? recordId(sim),
    parent: made.parent ?? null,
    store: world.store,
    type: made.type,
    layer: made.layer ?? null,
    ...(made.tree && { tree: made.tree }),
    size,
    description: made.description,
    createdAt: old?.createdAt ?? world.now,
    lastUsedAt: world.now,
    uses: (old?.uses ?? 0) + 1,
  }
  put(sim, record)
  return record
}

/** Key of one layer of a base image, on those below it. */
export const layerKey = (layers: readonly Digest[]): string => hex(`layer ${layers.join(' ')}`)

/** Layers that the world's store has already, of images or of builds. */
export const heldLayers = (world: World): Set<Digest> =>
  new Set([
    ...listImages(world).flatMap(({ layers }) => layers),
    ...cacheRecords(world).flatMap(({ layer }) => (layer ? [layer] : [])),
  ])

/** Layers of each record with those below it, the bottom first. */
function chainOf(world: World, record: CacheRecord): Digest[] {
  const layers: Digest[] = []
  const byId = new Map(cacheRecords(world).map((each) => [each.id, each]))
  for (let at: CacheRecord | undefined = record; at && layers.length < 1000; at = byId.get(at.parent ?? ''))
    if (at.layer) layers.unshift(at.layer)
  return layers
}

/** Ids of records whose layers some local image has, too (buildkit cache/manager.go markShared). */
export function sharedRecords(world: World): Set<string> {
  const stacks = new Set<string>()
  for (const { layers } of listImages(world))
    for (let count = 1; count <= layers.length; count++) stacks.add(layers.slice(0, count).join())
  return new Set(
    cacheRecords(world)
      .filter((record) => record.layer !== null && stacks.has(chainOf(world, record).join()))
      .map(({ id }) => id),
  )
}
