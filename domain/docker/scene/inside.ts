import { humanSize } from '@/domain/docker/cli/units'
import { short } from '@/domain/docker/digest'
import { sizeOfChanges } from '@/domain/docker/files/layers'
import type { LocalImageView } from '@/domain/docker/images/local-image'
import { familiar } from '@/domain/docker/images/reference'
import { listImages } from '@/domain/docker/images/store'
import { blobOf } from '@/domain/docker/sim'
import type { Container } from '@/domain/docker/world/container'
import type { Volume, World } from '@/domain/docker/world/world'
import { instructionsOf } from './picture-layers'
import type { NamedLayer } from './provenance'

/** What is known of one thing of a world: facts by name, and its layers, the bottom first, with their files. */
export type Inside = {
  facts: [name: string, value: string][]
  layers: (NamedLayer & { detail: string; size: string })[]
}

const instant = (ms: number | null) =>
  ms === null ? 'never' : `${new Date(ms).toISOString().slice(0, 19).replace('T', ' ')} UTC`

/** The name that a layer's place is told by. */
const nameOf = (view: LocalImageView) => (view.tags[0] ? familiar(view.tags[0]) : `image ${short(view.id)}`)

function layersOf(
  world: World,
  of: Pick<Container, 'layers'>,
  name: string,
  labels: readonly string[],
): Inside['layers'] {
  return of.layers.map((digest, i) => {
    const blob = blobOf(world, digest)
    const { changes, size } = blob?.kind === 'layer' ? blob : { changes: {}, size: 0 }
    return { title: `layer ${i + 1} of ${name}`, detail: labels[i] ?? '', size: humanSize(size), changes }
  })
}

/** An image of the world's store by id; null when it is not there. */
export function insideImage(world: World, id: string): Inside | null {
  const view = listImages(world).find((one) => one.id === id)
  if (!view) return null
  const { config } = view
  const layers = layersOf(world, view, nameOf(view), instructionsOf(config))
  const runs = [...(config.config.Entrypoint ?? []), ...(config.config.Cmd ?? [])].join(' ')
  return {
    layers,
    facts: [
      ['ID', view.id],
      ['Names', view.tags.map(familiar).join(', ') || 'none: it is dangling'],
      ['Created', instant(config.created)],
      ['Platform', `${config.os}/${config.architecture}`],
      ['A container runs', runs || 'nothing by itself'],
      ['Read-only layers', String(layers.length)],
    ],
  }
}

/** A container by full id, its writable layer last; null when it is gone. */
export function insideContainer(world: World, id: string): Inside | null {
  const container = world.containers[id]
  if (!container) return null
  const { name, config, state, changes, mounts } = container
  const blob = blobOf(world, container.configDigest)
  const labels = blob?.kind === 'config' ? instructionsOf(blob) : []
  const own = {
    title: `writable layer of ${name}`,
    detail: 'what this container wrote',
    size: humanSize(sizeOfChanges(changes)),
    changes,
  }
  const shown = mounts.filter(({ type }) => type !== 'engine')
  return {
    layers: [...layersOf(world, container, config.Image, labels), own],
    facts: [
      ['ID', id],
      ['Image', config.Image],
      ['Command', [container.path, ...container.args].join(' ')],
      ['State', state.status === 'exited' ? `exited, exit code ${state.exitCode}` : state.status],
      ['Created', instant(container.created)],
      ['Started', instant(state.startedAt)],
      ['Address', container.address ?? 'none: it does not run'],
      ...shown.map(({ type, source, target, readOnly }): [string, string] => [
        `At ${target}`,
        `${type === 'tmpfs' ? 'memory (tmpfs)' : `${type} ${source}`}${readOnly ? ', read-only' : ''}`,
      ]),
    ],
  }
}

/** A volume by name; null when there is none. */
export function insideVolume(world: World, name: string): Inside | null {
  const volume: Volume | undefined = world.volumes[name]
  if (!volume) return null
  return {
    layers: [
      {
        title: `volume ${name.slice(0, 12)}`,
        detail: '',
        size: humanSize(sizeOfChanges(volume.tree)),
        changes: volume.tree,
      },
    ],
    facts: [
      ['Name', volume.name],
      ['Driver', volume.driver],
      ['Created', instant(volume.createdAt)],
      ['On the host', `/var/lib/docker/volumes/${volume.name}/_data`],
    ],
  }
}
