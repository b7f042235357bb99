import type { Digest } from '@/domain/docker/digest'
import { done, type Outcome, type Refusal, refuse } from '@/domain/docker/outcome'
import type { Sim } from '@/domain/docker/sim'
import type { World } from '@/domain/docker/world/world'
import { type ContainerdDeleteHow, planDeletion } from './containerd-delete-plan'
import { deletePlatforms } from './containerd-delete-platforms'
import { dropName, ensureDangling, isDangling, type NamedImage, namedImages, softDelete } from './containerd-names'
import { resolveAll } from './containerd-resolve'
import { resolveNamed } from './containerd-store'
import { collectGarbage } from './content'
import {
  type Conflicts,
  type Deletion,
  runningConflict,
  severalNames,
  softConflicts,
  stoppedConflict,
} from './delete-conflict'
import { familiar, fullName, parseReference } from './reference'

const familiarName = (name: string): string => {
  const parsed = parseReference(name)
  return parsed.ok ? familiar(fullName(parsed.value)) : name
}

function untag(sim: Sim, images: readonly NamedImage[]): Outcome<Deletion[]> {
  for (const { name } of images) dropName(sim, name)
  collectGarbage(sim)
  return done(images.map(({ name }) => ({ untagged: familiarName(name) })))
}

function conflictOf(world: World, id: Digest, names: number, counted: Conflicts): Refusal | null {
  const containers = runningConflict(world, id) ?? (counted.stopped ? stoppedConflict(world, id) : null)
  return containers ?? (counted.reference && names > 1 ? severalNames(id) : null)
}

const hasChildren = (world: World, id: Digest): boolean => namedImages(world).some(({ parent }) => parent === id)

/** Takes one name away; an image that others were committed on keeps a dangling one (imageDeleteHelper). */
function deleteName(sim: Sim, image: NamedImage, names: number, counted: Conflicts): Outcome<Deletion[]> {
  const refused = conflictOf(sim.world, image.target, names, counted)
  if (refused) return refused
  const isLast = !isDangling(image) && names === 1 && counted.reference
  if (isLast && hasChildren(sim.world, image.target)) ensureDangling(sim, image)
  dropName(sim, image.name)
  collectGarbage(sim)
  return done(isDangling(image) ? [] : [{ untagged: familiarName(image.name) }])
}

/** The images that one was committed on, the nearest first; none when one of them is gone. */
function parentsOf(world: World, id: Digest): NamedImage[] {
  const parents: NamedImage[] = []
  let image = resolveNamed(world, id)
  while (image.ok && image.value.parent && parents.length < 1000) {
    image = resolveNamed(world, image.value.parent)
    if (!image.ok) return []
    parents.push(image.value)
  }
  return parents
}

function deleteAll(
  sim: Sim,
  id: Digest,
  all: readonly NamedImage[],
  counted: Conflicts,
  prune: boolean,
): Outcome<Deletion[]> {
  const parents = prune ? parentsOf(sim.world, id) : []
  const deletions: Deletion[] = []
  for (const image of all) {
    const deleted = deleteName(sim, image, all.length, counted)
    if (!deleted.ok) return deleted
    deletions.push(...deleted.value)
  }
  deletions.push({ deleted: id })
  for (const parent of parents) {
    if (!isDangling(parent) || !deleteName(sim, parent, all.length, softConflicts).ok) break
    deletions.push({ deleted: parent.target })
  }
  return done(deletions)
}

/** See deleteImage in delete.ts (moby daemon/containerd/image_delete.go ImageDelete). */
export function deleteFromContainerd(sim: Sim, text: string, how: ContainerdDeleteHow): Outcome<Deletion[]> {
  if (how.platforms.length && !how.force)
    return refuse(
      'invalid',
      'Content will be removed from all images referencing this variant. Use —-force to force delete.',
    )
  const resolved = resolveAll(sim.world, text)
  if (!resolved.ok) return resolved
  const planned = planDeletion(sim.world, text, resolved.value, how)
  if (!planned.ok) return planned
  const { all } = resolved.value
  const { first, untagOnly, soften, counted } = planned.value
  if (how.platforms.length) return deletePlatforms(sim, first, how.platforms)
  if (untagOnly) return untag(sim, untagOnly)
  if (!soften) return deleteAll(sim, first.target, all, counted, how.prune)
  softDelete(sim, soften)
  return done([{ untagged: familiarName(soften.name) }])
}
