import { cacheRecords, sharedRecords } from '@/domain/docker/build/build-cache'
import { imagesUsage } from '@/domain/docker/images/disk-usage'
import type { ImageSummary } from '@/domain/docker/images/summary'
import type { CacheRecord, Volume, World } from '@/domain/docker/world/world'
import { type ContainerSummary, listContainers } from './list'
import { isRunning } from './status'
import { listVolumes, volumeSize, volumeUsers } from './volumes'

/** Bytes and counts of one kind of thing. */
export type Usage<T> = { total: number; active: number; size: number; reclaimable: number; items: T[] }

export type CacheItem = CacheRecord & { shared: boolean }
export type VolumeItem = Volume & { links: number; size: number }

export type DiskUsage = {
  images: Usage<ImageSummary>
  containers: Usage<ContainerSummary>
  volumes: Usage<VolumeItem>
  cache: Usage<CacheItem>
}

const sum = (sizes: readonly number[]): number => sizes.reduce((all, size) => all + size, 0)

function images(world: World): Usage<ImageSummary> {
  const { images: items, active, total, reclaimable } = imagesUsage(world)
  return { total: items.length, active, size: total, reclaimable, items }
}

function containers(world: World): Usage<ContainerSummary> {
  const listed = listContainers(world, { all: true, limit: 0, size: true, filters: {} })
  const items = listed.ok ? listed.value : []
  const idle = items.filter(({ container }) => !isRunning(container))
  return {
    total: items.length,
    active: items.length - idle.length,
    size: sum(items.map(({ writable }) => writable)),
    reclaimable: sum(idle.map(({ writable }) => writable)),
    items,
  }
}

/** Local volumes without mount options: others take no room here. */
function volumes(world: World): Usage<VolumeItem> {
  const listed = listVolumes(world)
  const items = (listed.ok ? listed.value : [])
    .filter(({ options }) => Object.keys(options).length === 0)
    .map((volume) => ({ ...volume, links: volumeUsers(world, volume.name).length, size: volumeSize(volume) }))
  const unused = items.filter(({ links }) => links === 0)
  return {
    total: items.length,
    active: items.length - unused.length,
    size: sum(items.map(({ size }) => size)),
    reclaimable: sum(unused.map(({ size }) => size)),
    items,
  }
}

function cache(world: World): Usage<CacheItem> {
  const shared = sharedRecords(world)
  const items = cacheRecords(world).map((record) => ({ ...record, shared: shared.has(record.id) }))
  return {
    total: items.length,
    active: 0,
    size: sum(items.map(({ size }) => size)),
    reclaimable: sum(items.filter((item) => !item.shared).map(({ size }) => size)),
    items,
  }
}

/** What takes how much room (moby daemon/disk_usage.go, daemon/internal/builder-next/builder.go DiskUsage). */
export const diskUsage = (world: World): DiskUsage => ({
  images: images(world),
  containers: containers(world),
  volumes: volumes(world),
  cache: cache(world),
})
