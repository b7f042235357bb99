import { unionOf } from '@/domain/docker/files/layers'
import { lowerLayers } from '@/domain/docker/files/machine-disk'
import { findImage } from '@/domain/docker/images/store'
import { done, type Outcome, refuse } from '@/domain/docker/outcome'
import type { Sim } from '@/domain/docker/sim'
import type { Mount } from '@/domain/docker/world/container'
import { findContainer } from './find'
import {
  isMode,
  isReadOnlyMode,
  type MountSpec,
  mountOfSpec,
  parseBind,
  type WantedMount,
  wrongSpec,
} from './mount-request'
import { createVolume } from './volumes'

/** What a container mounts, as the client asked: -v with a source, --mount, --tmpfs, --volumes-from. */
export type MountRequests = {
  binds: string[]
  specs: MountSpec[]
  /** Target → options. */
  tmpfs: Record<string, string>
  volumesFrom: string[]
  /** --volume-driver */
  volumeDriver: string
}

export type ReadyMount = { mount: Mount; copy: boolean }

/** Mounts of another container: `name[:ro]`. */
function borrowed(sim: Sim, text: string): Outcome<ReadyMount[]> {
  const [name = '', ...rest] = text.split(':')
  const mode = rest.join(':') || 'rw'
  if (text === '') return refuse('invalid', 'volumes-from specification cannot be an empty string')
  if (!isMode(mode) || /nocopy|private|slave|shared/.test(mode)) return refuse('invalid', `invalid mode: ${mode}`)
  const other = findContainer(sim.world, name)
  // Not 'not-found': that would make the client pull the image.
  if (!other.ok) return refuse('invalid', other.message)
  const shared = other.value.mounts.filter(({ type, tmpfsOptions }) => type !== 'engine' && tmpfsOptions === undefined)
  return done(
    shared.map((mount) => ({
      mount: { ...mount, mode: '', readOnly: mount.readOnly || isReadOnlyMode(mode) },
      copy: false,
    })),
  )
}

/** Makes the volume, or reads the image, that a mount needs. */
function ready(sim: Sim, { copy, volume, ...mount }: WantedMount, defaultDriver: string): Outcome<ReadyMount> {
  if (mount.type === 'image') {
    const image = findImage(sim.world, mount.source)
    if (!image.ok) return image
    return done({ mount: { ...mount, tree: unionOf(lowerLayers(sim.world, image.value)) }, copy })
  }
  if (mount.type !== 'volume') return done({ mount, copy })
  const made = createVolume(sim, { ...volume, name: mount.source, driver: volume?.driver || defaultDriver })
  if (!made.ok) return made
  const anonymous = mount.source === '' ? { anonymous: true as const } : {}
  return done({ mount: { ...mount, ...anonymous, source: made.value.name }, copy })
}

const duplicate = (target: string) => refuse('invalid', `Duplicate mount point: ${target}`)

/**
 * Everything that a new container mounts, volumes made (moby daemon/volumes.go, registerMountPoints): those of other
 * containers first, then -v, then --mount; a later one takes a borrowed one's place.
 */
export function resolveMounts(sim: Sim, requests: MountRequests): Outcome<ReadyMount[]> {
  const mounts = new Map<string, ReadyMount>()
  const own = new Set<string>()
  for (const text of requests.volumesFrom) {
    const from = borrowed(sim, text)
    if (!from.ok) return from
    for (const one of from.value) mounts.set(one.mount.target, one)
  }
  const tmpfs = Object.entries(requests.tmpfs).map(([target, options]): Mount => {
    return {
      type: 'tmpfs',
      source: '',
      target,
      readOnly: /(^|,)ro(,|$)/.test(options),
      tree: {},
      tmpfsOptions: options,
    }
  })
  for (const raw of requests.binds) {
    const bind = parseBind(raw)
    if (!bind.ok) return bind
    const { target } = bind.value
    if (own.has(target) || Object.hasOwn(requests.tmpfs, target)) return duplicate(target)
    const made = ready(sim, bind.value, requests.volumeDriver)
    if (!made.ok) return made
    own.add(target)
    mounts.set(target, made.value)
  }
  for (const spec of requests.specs) {
    const wrong = wrongSpec(spec)
    if (wrong) return wrong
    const wanted = mountOfSpec(spec)
    if (own.has(wanted.target)) return duplicate(spec.target)
    const made = ready(sim, wanted, '')
    if (!made.ok) return made
    own.add(wanted.target)
    mounts.set(wanted.target, made.value)
  }
  for (const mount of tmpfs) mounts.set(mount.target, { mount, copy: false })
  return done([...mounts.values()])
}
