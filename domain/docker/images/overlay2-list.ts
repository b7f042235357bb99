import type { Digest } from '@/domain/docker/digest'
import { type Filters, knownFilters, matchesLabels, truthOf } from '@/domain/docker/engine/filters'
import { done, type Outcome } from '@/domain/docker/outcome'
import type { LocalImage, World } from '@/domain/docker/world/world'
import { chainIds } from './chain'
import { childrenIn, configOf, localImages, referencesTo, resolveLocal } from './overlay2-store'
import { familiar } from './reference'
import { matchesReference } from './reference-filter'
import { layerSize, layersSize } from './sizes'
import { byCreated, type ImageSummary } from './summary'
import { untilTimes } from './until'

const accepted = ['dangling', 'label', 'before', 'since', 'reference', 'until']

const hasChildren = (world: World, { id }: LocalImage): boolean => childrenIn(world, id).length > 0

function createdOf(world: World, texts: readonly string[]): Outcome<number[]> {
  const times: number[] = []
  for (const text of texts) {
    const image = resolveLocal(world, text)
    if (!image.ok) return image
    times.push(configOf(world, image.value.id).created)
  }
  return done(times)
}

/** Names of an image that pass the filter `reference`. */
function namesOf(world: World, id: Digest, filters: Filters): Outcome<string[]> {
  const names: string[] = []
  for (const name of referencesTo(world, id)) {
    const matched = filters.reference ? matchesReference(filters.reference, name) : done(true)
    if (!matched.ok) return matched
    if (matched.value) names.push(name)
  }
  return done(names)
}

type Asked = { all: boolean; filters: Filters; dangling: boolean }

/** Whether an image is listed, given its names that pass the filter. */
function isListed(
  world: World,
  image: LocalImage,
  names: readonly string[],
  { all, filters, dangling }: Asked,
): boolean {
  if (names.length) return !dangling || names.every((name) => name.includes('@'))
  if (!all && hasChildren(world, image)) return false
  return !(filters.dangling && !dangling) && !filters.reference
}

function summaryOf(world: World, image: LocalImage, names: readonly string[]): ImageSummary {
  const config = configOf(world, image.id)
  const users = Object.values(world.containers).filter(
    (container) => container.store === 'overlay2' && container.image === image.id,
  )
  return {
    id: image.id,
    parentId: image.parent ?? '',
    repoTags: names.filter((name) => !name.includes('@')).map(familiar),
    repoDigests: names.filter((name) => name.includes('@')).map(familiar),
    created: Math.floor(config.created / 1000),
    size: layersSize(world, image.layers),
    sharedSize: 0,
    containers: users.length,
    labels: config.config.Labels ?? {},
    manifests: [],
  }
}

/** Bytes of layers that more than one local image has. */
function withShared(world: World, summaries: readonly ImageSummary[]): ImageSummary[] {
  const chainOf = ({ id }: { id: Digest }) => chainIds(configOf(world, id).rootfs.diff_ids)
  const found = new Map<Digest, number>()
  for (const image of localImages(world)) for (const id of chainOf(image)) found.set(id, (found.get(id) ?? 0) + 1)
  return summaries.map((summary) => {
    const layers = world.overlay2.images[summary.id]?.layers ?? []
    const shared = chainOf(summary).map((id, index) => ((found.get(id) ?? 0) > 1 ? layers[index] : undefined))
    const sizes = shared.map((digest) => (digest ? layerSize(world, digest) : 0))
    return { ...summary, sharedSize: sizes.reduce((sum, size) => sum + size, 0) }
  })
}

/** See listSummaries in image-list.ts (moby daemon/images/image_list.go). */
export function listOverlay2Summaries(world: World, all: boolean, filters: Filters): Outcome<ImageSummary[]> {
  const known = knownFilters(filters, accepted)
  if (!known.ok) return known
  const dangling = truthOf(filters, 'dangling', false)
  if (!dangling.ok) return dangling
  const before = createdOf(world, filters.before ?? [])
  if (!before.ok) return before
  const until = untilTimes(filters, world.now)
  if (!until.ok) return until
  const since = createdOf(world, filters.since ?? [])
  if (!since.ok) return since
  const asked: Asked = { all, filters, dangling: dangling.value }
  const summaries: ImageSummary[] = []
  for (const image of localImages(world)) {
    const { created, config } = configOf(world, image.id)
    const inTime =
      [...before.value, ...until.value].every((time) => created < time) && since.value.every((time) => created > time)
    if (!inTime || !matchesLabels(filters, 'label', config.Labels ?? {})) continue
    if (dangling.value && hasChildren(world, image)) continue
    const names = namesOf(world, image.id, filters)
    if (!names.ok) return names
    if (isListed(world, image, names.value, asked)) summaries.push(summaryOf(world, image, names.value))
  }
  return done(byCreated(withShared(world, summaries)))
}
