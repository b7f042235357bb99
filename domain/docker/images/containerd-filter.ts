import { type Filters, truthOf } from '@/domain/docker/engine/filters'
import { done, type Outcome } from '@/domain/docker/outcome'
import type { World } from '@/domain/docker/world/world'
import { isDangling, type NamedImage } from './containerd-names'
import { bestManifest, findInContainerd, viewOf } from './containerd-store'
import { targetOf } from './content'
import { hasLabels } from './label-filter'
import { matchesReference } from './reference-filter'
import { untilTimes } from './until'

export type NameFilter = (image: NamedImage) => boolean

/** Milliseconds since 1970 that an image's config was made; null where there is none here. */
function madeAt(world: World, image: NamedImage): number | null {
  const manifest = bestManifest(world, image.target)
  return (manifest && viewOf(world, image.target, manifest)?.config.created) ?? null
}

function byAge(world: World, filters: Filters): Outcome<NameFilter[]> {
  const tests: NameFilter[] = []
  const add = (texts: readonly string[], passes: (made: number, than: number) => boolean): Outcome<null> => {
    for (const text of texts) {
      const other = findInContainerd(world, text)
      if (!other.ok) return other
      const than = other.value.config.created
      tests.push((image) => {
        const made = madeAt(world, image)
        return made !== null && passes(made, than)
      })
    }
    return done(null)
  }
  const before = add(filters.before ?? [], (made, than) => made < than)
  if (!before.ok) return before
  const since = add(filters.since ?? [], (made, than) => made > than)
  return since.ok ? done(tests) : since
}

/**
 * Which names of the containerd store a list or a prune is about (moby daemon/containerd/image_list.go setupFilters).
 * `until` goes by when the name was given, `before` and `since` by when the image was made.
 */
export function nameFilter(world: World, filters: Filters): Outcome<NameFilter> {
  const tests = byAge(world, filters)
  if (!tests.ok) return tests
  const until = untilTimes(filters, world.now)
  if (!until.ok) return until
  const dangling = truthOf(filters, 'dangling', false)
  if (!dangling.ok) return dangling
  const patterns = filters.reference ?? []
  const passesReference = ({ name }: NamedImage) => {
    const matched = matchesReference(patterns, name)
    return matched.ok && matched.value
  }
  const passesLabels = ({ target }: NamedImage) => {
    const root = targetOf(world, target)
    return root !== undefined && hasLabels(world, root, filters)
  }
  return done(
    (image) =>
      tests.value.every((test) => test(image)) &&
      until.value.every((time) => image.createdAt < time) &&
      passesLabels(image) &&
      (!filters.dangling || dangling.value === isDangling(image)) &&
      (patterns.length === 0 || passesReference(image)),
  )
}
