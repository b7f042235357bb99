import type { Container, Mount } from '@/domain/docker/world/container'
import type { World } from '@/domain/docker/world/world'
import { mountpointOf } from './volumes'

/** A mount as inspect shows it; keys in its order (moby api/types/container/container.go, MountPoint). */
export type ListedMount = {
  Type: string
  Name?: string
  Source: string
  Destination: string
  Driver?: string
  Mode: string
  RW: boolean
  Propagation: string
}

/** What the daemon lists of a container's mounts: neither its own files, nor what --tmpfs asked for. */
export const ownMounts = ({ mounts }: Pick<Container, 'mounts'>): Mount[] =>
  mounts.filter(({ type, tmpfsOptions }) => type !== 'engine' && tmpfsOptions === undefined)

/** A container's mounts as inspect and lists show them (moby daemon/container/container_unix.go, GetMountPoints). */
export const listedMounts = (world: World, container: Pick<Container, 'mounts'>): ListedMount[] =>
  ownMounts(container).map(({ type, source, target, mode = '', readOnly, propagation = '' }) => {
    const rest = { Mode: mode, RW: !readOnly, Propagation: propagation }
    if (type === 'volume') {
      const Driver = world.volumes[source]?.driver ?? 'local'
      return { Type: type, Name: source, Source: mountpointOf(source), Destination: target, Driver, ...rest }
    }
    if (type === 'image') return { Type: type, Name: source, Source: '', Destination: target, ...rest }
    return { Type: type, Source: type === 'tmpfs' ? '' : source, Destination: target, ...rest }
  })
