import { short } from '@/domain/docker/digest'
import { done, type Outcome, refuse } from '@/domain/docker/outcome'
import type { World } from '@/domain/docker/world/world'
import type { Platform } from './blobs'
import { isDangling, type NamedImage } from './containerd-names'
import type { Resolved } from './containerd-resolve'
import { type Conflicts, conflict, type DeleteHow, noConflicts, softConflicts, usersOf } from './delete-conflict'
import { beginsId, noSuchImage } from './missing'
import { isPlatform } from './platform'
import { familiar, fullName, parseReference } from './reference'
import { sameReferences } from './same-references'

export type ContainerdDeleteHow = DeleteHow & { platforms: readonly Platform[] }

/** What a deletion comes to: names to take away and nothing else, or one that a container needs, or the whole image. */
export type DeletionPlan = {
  /** The name meant, or the first of its target. */
  first: NamedImage
  untagOnly?: NamedImage[]
  /** Only this name goes; the image stays as dangling if it was the last. */
  soften?: NamedImage
  /** What may speak against deleting the whole image. */
  counted: Conflicts
}

/** By an id, or by a name with a digest that is not a name in the store. */
function planForId(text: string, first: NamedImage, all: NamedImage[], counted: Conflicts): Outcome<DeletionPlan> {
  const parsed = beginsId(first.target, text) ? null : parseReference(text)
  const named = parsed?.ok ? parsed.value : null
  const same = sameReferences(named, all)
  if (!same.length && named) return noSuchImage(named)
  if (same.length === all.length) return done({ first, counted: { ...counted, reference: false } })
  return done(named ? { first, counted, untagOnly: same } : { first, counted })
}

function planForName(
  world: World,
  text: string,
  image: NamedImage,
  all: NamedImage[],
  { force, platforms }: ContainerdDeleteHow,
): Outcome<DeletionPlan> {
  const id = image.target
  const counted = force ? noConflicts : softConflicts
  if (beginsId(id, text) || (text.startsWith('moby-dangling@') && isDangling(image)))
    return done({ first: image, counted })
  const parsed = parseReference(image.name)
  if (!parsed.ok) return parsed
  const same = sameReferences(parsed.value, all)
  if (same.length !== all.length) return done({ first: image, counted, untagOnly: same })
  const user = usersOf(world, id).find(
    ({ platform }) => !platforms.length || platforms.some((wanted) => isPlatform(wanted, platform)),
  )
  if (!user) return done({ first: image, counted: all.length > 1 ? { ...counted, reference: false } : counted })
  if (force) return done({ first: image, counted, soften: image })
  const why = `container ${short(user.id)} is using its referenced image ${short(id)}`
  return conflict(familiar(fullName(parsed.value)), 'must be forced', why)
}

/** Decides what a deletion comes to, before anything is done (moby daemon/containerd/image_delete.go ImageDelete). */
export function planDeletion(
  world: World,
  text: string,
  { image, all }: Resolved,
  how: ContainerdDeleteHow,
): Outcome<DeletionPlan> {
  if (image) return planForName(world, text, image, all, how)
  const [first] = all
  if (!first) return refuse('not-found', `No such image: ${text}`)
  return planForId(text, first, all, how.force ? noConflicts : softConflicts)
}
