import { rfc3339Nano } from '@/domain/docker/cli/go-time'
import { type GoValue, nilMap, struct } from '@/domain/docker/cli/go-value'
import type { Volume } from '@/domain/docker/world/world'
import { mountpointOf } from './volumes'

const mapOrNil = (map: Readonly<Record<string, string>>): GoValue => (Object.keys(map).length ? map : nilMap)

/** What `docker volume inspect` prints; keys in the API's order (moby api/types/volume/volume.go). */
export const volumeDocument = ({ name, driver, labels, options, createdAt }: Volume): GoValue =>
  struct(
    'volume.Volume',
    {
      CreatedAt: rfc3339Nano(Math.floor(createdAt / 1000) * 1000),
      Driver: driver,
      Labels: mapOrNil(labels),
      Mountpoint: mountpointOf(name),
      Name: name,
      Options: mapOrNil(options),
      Scope: 'local',
    },
    { ClusterVolume: null, Status: nilMap, UsageData: null },
  )
