import { goQuote } from '@/domain/docker/cli/go-quote'
import { type Digest, short } from '@/domain/docker/digest'
import { done, type Outcome, type Refusal, refuse } from '@/domain/docker/outcome'
import { type Sim, update } from '@/domain/docker/sim'
import type { World } from '@/domain/docker/world/world'
import {
  type Conflicts,
  conflict,
  type DeleteHow,
  type Deletion,
  noConflicts,
  runningConflict,
  severalNames,
  softConflicts,
  stoppedConflict,
  usersOf,
} from './delete-conflict'
import { freedLayers } from './held-layers'
import { beginsId } from './missing'
import { childrenIn, referencesTo, resolveLocal, setNames, storedName } from './overlay2-store'
import { familiar, fullName, parseReference, type Reference, repositoryOf, withDefaultTag } from './reference'

const isDigestName = (name: string): boolean => name.includes('@')
const repositoryIn = (name: string): string => (isDigestName(name) ? name.slice(0, name.indexOf('@')) : tagless(name))
const tagless = (name: string): string => name.slice(0, name.lastIndexOf(':'))

/** All names in one repository, at most one of them a tag; false for none (isSingleReference). */
function isSingle(names: readonly string[]): boolean {
  if (names.length <= 1) return names.length === 1
  const tags = names.filter((name) => !isDigestName(name))
  if (tags.length > 1) return false
  const repositories = new Set(names.filter(isDigestName).map(repositoryIn))
  return repositories.size === 1 && repositories.has(repositoryIn(tags[0] ?? names[0] ?? ''))
}

function dropNames(sim: Sim, names: readonly string[]): Deletion[] {
  const gone = new Set(names)
  setNames(sim, Object.fromEntries(Object.entries(sim.world.overlay2.names).filter(([name]) => !gone.has(name))))
  return names.map((name) => ({ untagged: familiar(name) }))
}

type Found = Refusal & { used: boolean }

/** The first reason against deleting an image: children and running containers always are (checkImageDeleteConflict). */
function conflictOf(world: World, id: Digest, counted: Conflicts): Found | null {
  const children = childrenIn(world, id).length > 0
  if (children) return { ...conflict(short(id), 'cannot be forced', 'image has dependent child images'), used: false }
  const running = runningConflict(world, id)
  if (running) return { ...running, used: true }
  if (counted.reference && referencesTo(world, id).length) return { ...severalNames(id), used: false }
  const stopped = counted.stopped ? stoppedConflict(world, id) : null
  return stopped && { ...stopped, used: true }
}

function deleteRecord(sim: Sim, id: Digest): Deletion[] {
  const { [id]: image, ...others } = sim.world.overlay2.images
  const images = Object.fromEntries(
    Object.values(others).map((other) => {
      const { parent, ...rest } = other
      return [other.id, parent === id ? rest : other]
    }),
  )
  update(sim, { overlay2: { ...sim.world.overlay2, images } })
  const freed = image ? freedLayers(sim.world, image.layers) : []
  return [{ deleted: id }, ...freed.map(({ chain }) => ({ deleted: chain }))]
}

/**
 * Deletes an image with all its names and, if asked, its parents that are left without use (imageDeleteHelper).
 * `quiet` takes a conflict for the end of the work, unless the image is unused and dangling.
 */
function deleteWhole(sim: Sim, id: Digest, { force, prune }: DeleteHow, quiet: boolean): Outcome<Deletion[]> {
  const deletions: Deletion[] = []
  let at: Digest | undefined = id
  for (let depth = 0; at && depth < 1000; depth++) {
    const found = conflictOf(sim.world, at, depth === 0 && force ? noConflicts : softConflicts)
    const isDangling = !referencesTo(sim.world, at).length && !childrenIn(sim.world, at).length
    if (found) return (quiet || depth > 0) && (!isDangling || found.used) ? done(deletions) : found
    const parent: Digest | undefined = sim.world.overlay2.images[at]?.parent
    deletions.push(...dropNames(sim, referencesTo(sim.world, at)), ...deleteRecord(sim, at))
    at = prune ? parent : undefined
  }
  return done(deletions)
}

/** Takes a name away, and those by digest when it was the last tag of its repository. */
function dropReference(sim: Sim, id: Digest, ref: Reference): Outcome<Deletion[]> {
  const name = storedName(ref)
  if (sim.world.overlay2.names[name] === undefined) return refuse('not-found', 'reference does not exist')
  dropNames(sim, [name])
  const untagged: Deletion = { untagged: familiar(fullName(withDefaultTag(ref))) }
  if (ref.digest) return done([untagged])
  const own = referencesTo(sim.world, id).filter((other) => repositoryIn(other) === repositoryOf(ref))
  return done([untagged, ...(own.every(isDigestName) ? dropNames(sim, own) : [])])
}

function deleteByName(sim: Sim, text: string, id: Digest, how: DeleteHow): Outcome<Deletion[]> {
  const [user] = usersOf(sim.world, id)
  if (!how.force && user && isSingle(referencesTo(sim.world, id))) {
    const why = `container ${short(user.id)} is using its referenced image ${short(id)}`
    return refuse('conflict', `conflict: unable to remove repository reference ${goQuote(text)} (must force) - ${why}`)
  }
  const parsed = parseReference(text)
  if (!parsed.ok) return parsed
  const dropped = dropReference(sim, id, parsed.value)
  if (!dropped.ok || referencesTo(sim.world, id).length) return dropped
  const deleted = deleteWhole(sim, id, how, true)
  return deleted.ok ? done([...dropped.value, ...deleted.value]) : deleted
}

/** See deleteImage in delete.ts (moby daemon/images/image_delete.go ImageDelete). */
export function deleteFromOverlay2(sim: Sim, text: string, how: DeleteHow): Outcome<Deletion[]> {
  const image = resolveLocal(sim.world, text)
  if (!image.ok) return image
  const { id } = image.value
  if (!beginsId(id, text)) return deleteByName(sim, text, id, how)
  const names = referencesTo(sim.world, id)
  if (!isSingle(names)) return deleteWhole(sim, id, how, false)
  const refused = conflictOf(sim.world, id, { reference: false, stopped: !how.force })
  if (refused) return refuse(refused.code, refused.message)
  const untagged = dropNames(sim, names)
  const deleted = deleteWhole(sim, id, how, false)
  return deleted.ok ? done([...untagged, ...deleted.value]) : deleted
}
