import { goQuote } from '@/domain/docker/cli/go-quote'
import { sizeOf } from '@/domain/docker/files/node'
import { done, type Outcome, type Refusal, refuse } from '@/domain/docker/outcome'
import { draw, type Sim, update } from '@/domain/docker/sim'
import type { Volume, World } from '@/domain/docker/world/world'
import { type Filters, knownFilters, matchesLabels, matchesPattern, truthOf, withFilter } from './filters'
import { ownContainers } from './find'
import { refuseVolumeName, refuseVolumeOptions } from './volume-rules'

/** What a volume is made with; without a name it is anonymous and gets a random one. */
export type VolumeRequest = {
  name?: string
  driver?: string
  labels?: Readonly<Record<string, string>>
  options?: Readonly<Record<string, string>>
}

export const anonymousLabel = 'com.docker.volume.anonymous'

/** Where the host keeps a volume's files. */
export const mountpointOf = (name: string): string => `/var/lib/docker/volumes/${name}/_data`

/**
 * Makes a volume, or finds the one that has this name (moby daemon/volume/service/service.go, Create).
 * Refused: `create NAME: …` for a name, an option or a driver that will not do.
 */
export function createVolume(sim: Sim, request: VolumeRequest = {}): Outcome<Volume> {
  const anonymous = !request.name
  const name = request.name || draw(sim)
  const driver = request.driver || 'local'
  const refusal = refuseVolume(sim.world, name, driver, request.options ?? {})
  if (refusal) return refuse(refusal.code, `create ${name}: ${refusal.message}`)
  const known = findVolume(sim.world, name)
  if (known.ok) return known
  const volume: Volume = {
    name,
    driver,
    labels: anonymous ? { ...request.labels, [anonymousLabel]: '' } : { ...request.labels },
    options: { ...request.options },
    createdAt: sim.world.now,
    anonymous,
    tree: {},
  }
  update(sim, { volumes: { ...sim.world.volumes, [name]: volume } })
  return done(volume)
}

function refuseVolume(
  world: World,
  name: string,
  driver: string,
  options: Readonly<Record<string, string>>,
): Refusal | null {
  if (driver !== 'local')
    return refuse('not-found', `error looking up volume plugin ${driver}: plugin ${goQuote(driver)} not found`)
  if (findVolume(world, name).ok) return null
  return refuseVolumeName(name) ?? refuseVolumeOptions(options)
}

/** Full ids of the containers that mount a volume, stopped ones too, in the order they were made. */
export const volumeUsers = (world: World, name: string): string[] =>
  ownContainers(world)
    .filter(({ mounts }) => mounts.some(({ type, source }) => type === 'volume' && source === name))
    .map(({ id }) => id)

/** A volume by name; refused with `get NAME: no such volume`. */
export function findVolume(world: World, name: string): Outcome<Volume> {
  const volume = Object.hasOwn(world.volumes, name) ? world.volumes[name] : undefined
  return volume ? done(volume) : refuse('not-found', `get ${name}: no such volume`)
}

/** Removes a volume that no container mounts (moby daemon/volume/service/service.go, Remove); `force` forgives one that is not there. */
export function removeVolume(sim: Sim, name: string, force = false): Outcome<null> {
  const volume = findVolume(sim.world, name)
  if (!volume.ok) return force ? done(null) : volume
  const users = volumeUsers(sim.world, name)
  if (users.length) return refuse('conflict', `remove ${name}: volume is in use - [${users.join(', ')}]`)
  dropVolume(sim, name)
  return done(null)
}

function dropVolume(sim: Sim, name: string): void {
  const { [name]: _gone, ...volumes } = sim.world.volumes
  update(sim, { volumes })
}

const labelsMatch = (filters: Filters, { labels }: Volume) =>
  matchesLabels(filters, 'label', labels) && (!filters['label!']?.length || !matchesLabels(filters, 'label!', labels))

/** Volumes by filter: `dangling`, `driver`, `label`, `name`; in the order they were made. */
export function listVolumes(world: World, filters: Filters = {}): Outcome<Volume[]> {
  const known = knownFilters(filters, ['dangling', 'name', 'driver', 'label'])
  if (!known.ok) return known
  const dangling = truthOf(filters, 'dangling', false)
  if (!dangling.ok) return dangling
  return done(
    Object.values(world.volumes).filter(
      (volume) =>
        (!filters.driver?.length || filters.driver.includes(volume.driver)) &&
        matchesPattern(filters, 'name', volume.name) &&
        labelsMatch(filters, volume) &&
        (!filters.dangling || (volumeUsers(world, volume.name).length === 0) === dangling.value),
    ),
  )
}

/** Bytes of a volume's files. */
export const volumeSize = (volume: Volume): number =>
  Object.values(volume.tree).reduce((sum, node) => sum + sizeOf(node), 0)

const truths: Readonly<Record<string, boolean>> = Object.fromEntries([
  ...['1', 't', 'T', 'TRUE', 'true', 'True'].map((word) => [word, true]),
  ...['0', 'f', 'F', 'FALSE', 'false', 'False'].map((word) => [word, false]),
])

/** Without the filter `all` only anonymous volumes go (moby daemon/volume/service/convert.go, withPrune). */
function pruneFilters(filters: Filters): Outcome<Filters> {
  const [all, ...more] = filters.all ?? []
  if (more.length)
    return refuse('invalid', `invalid filter 'all=[${[all, ...more].join(' ')}]': only one value is expected`)
  if (all === undefined) return done(withFilter(filters, 'label', anonymousLabel))
  const truth = Object.hasOwn(truths, all) ? truths[all] : undefined
  if (truth === undefined)
    return refuse('invalid', `invalid filter 'all': strconv.ParseBool: parsing ${goQuote(all)}: invalid syntax`)
  return done(truth ? filters : withFilter(filters, 'label', anonymousLabel))
}

/** Removes volumes that nobody mounts; those with mount options stay (moby daemon/volume/service/service.go, Prune). */
export function pruneVolumes(sim: Sim, asked: Filters): Outcome<{ deleted: string[]; reclaimed: number }> {
  const filters = pruneFilters(asked)
  if (!filters.ok) return filters
  const known = knownFilters(filters.value, ['label', 'label!', 'all'])
  if (!known.ok) return known
  const gone = Object.values(sim.world.volumes).filter(
    (volume) =>
      volumeUsers(sim.world, volume.name).length === 0 &&
      labelsMatch(filters.value, volume) &&
      Object.keys(volume.options).length === 0,
  )
  for (const { name } of gone) dropVolume(sim, name)
  return done({
    deleted: gone.map(({ name }) => name),
    reclaimed: gone.reduce((sum, volume) => sum + volumeSize(volume), 0),
  })
}
