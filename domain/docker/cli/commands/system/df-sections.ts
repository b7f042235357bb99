import { containerHeaders, containerRow } from '@/domain/docker/cli/commands/container/ls-row'
import { imageHeaders, imageRows } from '@/domain/docker/cli/commands/image/ls-rows'
import { rowOf } from '@/domain/docker/cli/commands/volume/ls'
import { goTimeInFull } from '@/domain/docker/cli/go-time'
import { byBytes } from '@/domain/docker/cli/go-value'
import type { Row } from '@/domain/docker/cli/table'
import { humanDuration, humanSize, humanSizeOf } from '@/domain/docker/cli/units'
import type { CacheItem, DiskUsage, VolumeItem } from '@/domain/docker/engine/disk-usage'
import type { ContainerSummary } from '@/domain/docker/engine/list'
import type { ImageSummary } from '@/domain/docker/images/summary'
import type { World } from '@/domain/docker/world/world'

export type Section = {
  /** In a template's data. */
  name: string
  title: string
  /** Of the table. */
  format: string
  headers: Readonly<Record<string, string>>
  /** As messages name a row. */
  type: string
  rows: Row[]
}

const cacheHeaders = {
  ID: 'CACHE ID',
  Parent: 'PARENT',
  CacheType: 'CACHE TYPE',
  Size: 'SIZE',
  CreatedSince: 'CREATED',
  LastUsedSince: 'LAST USED',
  UsageCount: 'USAGE',
  InUse: 'IN USE',
  Shared: 'SHARED',
  Description: 'DESCRIPTION',
}

const cut = (id: string, short: boolean) => (short ? id.slice(0, 12) : id)

/** docker/cli formatter/buildcache.go */
const cacheRow = (item: CacheItem, now: number, short: boolean): Row => ({
  ID: cut(item.id, short),
  Parent: cut(item.parent ?? '', short),
  CacheType: item.type,
  Description: item.description,
  Size: humanSizeOf(item.size, 3),
  CreatedAt: goTimeInFull(item.createdAt),
  CreatedSince: `${humanDuration(now - item.createdAt)} ago`,
  LastUsedAt: goTimeInFull(item.lastUsedAt),
  LastUsedSince: `${humanDuration(now - item.lastUsedAt)} ago`,
  UsageCount: String(item.uses),
  InUse: 'false',
  Shared: String(item.shared),
})

/** Only the first tag is shown, and no digest. */
function imageRow(image: ImageSummary, now: number, short: boolean): Row[] {
  const first = { ...image, repoTags: image.repoTags.slice(0, 1), repoDigests: [] }
  const rows = imageRows(first, { now, cut: short, digests: false, template: false, shared: true })
  return rows.slice(0, 1).map((row) => ({ ...row, Digest: '' }))
}

const volumeRow = (volume: VolumeItem): Row => ({
  ...rowOf(volume),
  Links: String(volume.links),
  Size: humanSize(volume.size),
})

/** Without its whole size, and without its manifest, so without a platform (moby daemon/disk_usage.go). */
const containerItem = (world: World, item: ContainerSummary, short: boolean): Row => ({
  ...containerRow(world, { ...item, all: 0 }, short),
  Platform: null,
})

/** What `docker system df -v` shows, in its order. @param short cuts ids, as tables do */
export function dfSections(world: World, usage: DiskUsage, short: boolean): Section[] {
  const { now } = world
  const cached = [...usage.cache.items].sort((a, b) => a.lastUsedAt - b.lastUsedAt || byBytes(a.id, b.id))
  return [
    {
      name: 'Images',
      title: 'Images space usage:',
      format:
        'table {{.Repository}}\\t{{.Tag}}\\t{{.ID}}\\t{{.CreatedSince}}\\t{{.Size}}\\t{{.SharedSize}}\\t{{.UniqueSize}}\\t{{.Containers}}',
      headers: imageHeaders,
      type: '*formatter.imageContext',
      rows: usage.images.items.flatMap((image) => imageRow(image, now, short)),
    },
    {
      name: 'Containers',
      title: 'Containers space usage:',
      format:
        'table {{.ID}}\\t{{.Image}}\\t{{.Command}}\\t{{.LocalVolumes}}\\t{{.Size}}\\t{{.RunningFor}}\\t{{.Status}}\\t{{.Names}}',
      headers: containerHeaders,
      type: '*formatter.ContainerContext',
      rows: usage.containers.items.map((item) => containerItem(world, item, short)),
    },
    {
      name: 'Volumes',
      title: 'Local Volumes space usage:',
      format: 'table {{.Name}}\\t{{.Links}}\\t{{.Size}}',
      headers: { Name: 'VOLUME NAME', Links: 'LINKS', Size: 'SIZE' },
      type: '*formatter.volumeContext',
      rows: usage.volumes.items.map(volumeRow),
    },
    {
      name: 'BuildCache',
      title: `Build cache usage: ${humanSize(usage.cache.size)}`,
      format:
        'table {{.ID}}\\t{{.CacheType}}\\t{{.Size}}\\t{{.CreatedSince}}\\t{{.LastUsedSince}}\\t{{.UsageCount}}\\t{{.Shared}}',
      headers: cacheHeaders,
      type: '*formatter.buildCacheContext',
      rows: cached.map((item) => cacheRow(item, now, short)),
    },
  ]
}

const raw = `{{range .Images}}type: Image
repository: {{ .Repository }}
tag: {{.Tag}}
digest: {{.Digest}}
image_id: {{.ID}}
created_at: {{.CreatedAt}}
virtual_size: {{.Size}}

{{end -}}
{{range .Containers}}type: Container
container_id: {{.ID}}
image: {{.Image}}
command: {{.Command}}
created_at: {{.CreatedAt}}
state: {{- pad .State 1 0}}
status: {{- pad .Status 1 0}}
names: {{.Names}}
labels: {{- pad .Labels 1 0}}
ports: {{- pad .Ports 1 0}}
size: {{.Size}}

{{end -}}
{{range .Volumes}}type: Volume
name: {{.Name}}
driver: {{.Driver}}

{{end -}}
{{range .BuildCache}}type: Build Cache
build_cache_id: {{.ID}}
parent_id: {{.Parent}}
build_cache_type: {{.CacheType}}
description: {{.Description}}
created_at: {{.CreatedAt}}
created_since: {{.CreatedSince}}
last_used_at: {{.LastUsedAt}}
last_used_since: {{.LastUsedSince}}
usage_count: {{.UsageCount}}
in_use: {{.InUse}}
shared: {{.Shared}}

{{end -}}`

/** The template of a format other than the table (docker/cli formatter/disk_usage.go NewDiskUsageFormat). */
export function dfTemplate(format: string): string {
  if (format === 'raw') return raw
  if (format === 'json') return '{{json .}}'
  const text = format.startsWith('table') ? format.slice('table'.length) : format
  return text
    .replace(/^ +| +$/g, '')
    .replaceAll('\\t', '\t')
    .replaceAll('\\n', '\n')
}
