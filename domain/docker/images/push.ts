import { moveTo } from '@/domain/docker/engine/clock'
import { done, type Outcome, type Refusal, refuse } from '@/domain/docker/outcome'
import type { Sim } from '@/domain/docker/sim'
import type { World } from '@/domain/docker/world/world'
import type { Platform } from './blobs'
import { namedImages } from './containerd-names'
import { pushFromContainerd } from './containerd-push'
import { pushFromOverlay2 } from './overlay2-push'
import { familiar, fullName, type Reference, repositoryOf } from './reference'
import { findImage } from './store'

/** `note`: what the client says at the end, apart from the progress (moby api/types/auxprogress). */
export type PushOptions = {
  platform?: Platform
  terminal: boolean
  say: (line: string) => void
  note: (text: string) => void
}

/** How long an upload takes, in simulated milliseconds. */
const uploadTime = 2000

/** The code `stream`: it came after the first line, and the client prints it without `Error response from daemon: `. */
const inStream = ({ message }: Refusal): Refusal => refuse('stream', message)

/**
 * Pushes an image into its registry, or without a tag all of a repository's, as the daemon does; `say` gets the lines
 * of progress with their newlines (moby daemon/containerd/image_push.go, daemon/internal/distribution/push.go).
 */
export function pushImage(sim: Sim, ref: Reference, how: PushOptions): Outcome<null> {
  const { world } = sim
  if (how.platform && world.store === 'overlay2') {
    const found = findImage(world, fullName(ref), how.platform)
    if (!found.ok) return found
  }
  how.say(`The push refers to repository [${repositoryOf(ref)}]\n`)
  const refs = ref.tag ? [ref] : tagsOfRepository(world, ref)
  const refused = noneToPush(world, ref, refs)
  if (refused) return inStream(refused)
  for (const one of refs) {
    moveTo(sim, sim.world.now + uploadTime)
    const pushed = world.store === 'containerd' ? pushFromContainerd(sim, one, how) : pushFromOverlay2(sim, one, how)
    if (!pushed.ok) return inStream(pushed)
  }
  return done(null)
}

const namesOf = (world: World): string[] =>
  world.store === 'containerd' ? namedImages(world).map(({ name }) => name) : Object.keys(world.overlay2.names)

const namesIn = (world: World, ref: Reference, mark: string): string[] =>
  namesOf(world).filter(
    (name) => name.startsWith(`${repositoryOf(ref)}${mark}`) && !name.slice(repositoryOf(ref).length + 1).includes('/'),
  )

const tagsOfRepository = (world: World, ref: Reference): Reference[] =>
  namesIn(world, ref, ':')
    .filter((name) => !name.includes('@'))
    .sort()
    .map((name) => ({ ...ref, tag: name.slice(repositoryOf(ref).length + 1) }))

/** overlay2 looks at the whole repository first, and names a tag only where there are others. */
function noneToPush(world: World, ref: Reference, refs: readonly Reference[]): Refusal | null {
  const name = familiar(repositoryOf(ref))
  const nothing = refuse('not-found', `An image does not exist locally with the tag: ${name}`)
  if (world.store === 'containerd') return refs.length ? null : nothing
  if (!namesIn(world, ref, ':').length && !namesIn(world, ref, '@').length) return nothing
  return refs.length ? null : refuse('not-found', `no tags to push for ${name}`)
}
