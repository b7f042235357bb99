import { displayPorts } from '@/domain/docker/cli/display-ports'
import { ellipsis } from '@/domain/docker/cli/ellipsis'
import { goQuote } from '@/domain/docker/cli/go-quote'
import { goTime } from '@/domain/docker/cli/go-time'
import { byBytes } from '@/domain/docker/cli/go-value'
import { labelMethod } from '@/domain/docker/cli/label-flag'
import type { Row } from '@/domain/docker/cli/table'
import { humanDuration, humanSizeOf } from '@/domain/docker/cli/units'
import { short } from '@/domain/docker/digest'
import { linkNames } from '@/domain/docker/engine/links'
import type { ContainerSummary } from '@/domain/docker/engine/list'
import { listedMounts } from '@/domain/docker/engine/listed-mounts'
import { networksOf } from '@/domain/docker/engine/networks'
import type { Platform } from '@/domain/docker/images/blobs'
import { platformDocument } from '@/domain/docker/images/descriptor-document'
import { familiar, fullName, parseReference } from '@/domain/docker/images/reference'
import type { World } from '@/domain/docker/world/world'

export const containerHeaders = {
  ID: 'CONTAINER ID',
  Names: 'NAMES',
  Image: 'IMAGE',
  Command: 'COMMAND',
  CreatedAt: 'CREATED AT',
  RunningFor: 'CREATED',
  Ports: 'PORTS',
  State: 'STATE',
  Status: 'STATUS',
  Size: 'SIZE',
  Labels: 'LABELS',
  Mounts: 'MOUNTS',
  LocalVolumes: 'LOCAL VOLUMES',
  Networks: 'NETWORKS',
  Platform: 'PLATFORM',
  HealthStatus: 'HEALTH STATUS',
}

/** The image's name without its digest, as people write it; an id stays short (docker/cli formatter/container.go, Image). */
function imageText(image: string, id: string, cut: boolean): string {
  if (image === '') return '<no image>'
  if (!cut) return image
  if (short(id) === short(image)) return short(id)
  const reference = parseReference(image)
  return reference.ok ? familiar(fullName({ ...reference.value, digest: null })) : image
}

const platformValue = (platform: Platform) =>
  platformDocument(platform, '*formatter.Platform', {
    String: [platform.os, platform.architecture, platform.variant].filter(Boolean).join('/'),
  })

/** One line of `docker ps` (docker/cli formatter/container.go). @param cut shortens ids and long texts */
export function containerRow(world: World, summary: ContainerSummary, cut: boolean): Row {
  const { container, image, command, ports, status } = summary
  const { id, name, created, config, state } = container
  const labels = config.Labels ?? {}
  const mounts = listedMounts(world, container)
  const second = Math.floor(created / 1000) * 1000
  const writable = humanSizeOf(summary.writable, 3)
  return {
    ID: cut ? short(id) : id,
    Names: cut ? name : [...linkNames(world, container), name].sort(byBytes).join(','),
    Image: imageText(image, container.image, cut),
    Command: goQuote(cut ? ellipsis(command, 20) : command),
    CreatedAt: goTime(second),
    RunningFor: `${humanDuration(world.now - second)} ago`,
    Platform: container.store === 'containerd' ? platformValue(container.platform) : null,
    Ports: displayPorts(ports),
    State: state.status,
    Status: status,
    Size: summary.all > 0 ? `${writable} (virtual ${humanSizeOf(summary.all, 3)})` : writable,
    Labels: Object.entries(labels)
      .map(([key, value]) => `${key}=${value}`)
      .sort(byBytes)
      .join(','),
    Label: labelMethod(labels),
    Mounts: mounts.map(({ Name, Source }) => (cut ? ellipsis(Name ?? Source, 15) : (Name ?? Source))).join(','),
    LocalVolumes: String(mounts.filter(({ Driver }) => Driver === 'local').length),
    Networks: networksOf(world, container)
      .map((network) => network.name)
      .join(','),
    HealthStatus: state.health?.status ?? 'none',
  }
}

/** What a template sees of a container that has nothing. */
export const emptyContainerRow: Row = {
  ...Object.fromEntries(Object.keys(containerHeaders).map((field) => [field, ''])),
  Image: '<no image>',
  Command: '""',
  CreatedAt: '1970-01-01 00:00:00 +0000 UTC',
  Platform: null,
  Size: '0B',
  LocalVolumes: '0',
  Label: labelMethod({}),
}
