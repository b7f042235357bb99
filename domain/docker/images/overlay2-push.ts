import { type Digest, short } from '@/domain/docker/digest'
import { done, type Outcome, refuse } from '@/domain/docker/outcome'
import { blobOf, type Sim } from '@/domain/docker/sim'
import { blobSize } from './digests'
import { resolveLocal, storedName } from './overlay2-store'
import type { PushOptions } from './push'
import { familiar, fullName, type Reference, repositoryOf } from './reference'
import { publish } from './remote'
import { keepImage } from './store'
import { mayPush, uploadState } from './upload'

/** Uploads that run at a time (moby daemon/config, DefaultMaxConcurrentUploads). */
const together = 5

/** Pushes an image as one manifest; layers are called by their DiffIDs, the top first (distribution/push_v2.go). */
export function pushFromOverlay2(sim: Sim, ref: Reference, { terminal, say }: PushOptions): Outcome<null> {
  const { world } = sim
  const known = world.overlay2.names[storedName(ref)] !== undefined
  const image = known ? resolveLocal(world, fullName(ref)) : null
  if (!image?.ok) return refuse('not-found', `tag does not exist: ${familiar(fullName(ref))}`)
  const { id, layers, manifest } = image.value
  const blob = blobOf(world, manifest)
  if (!blob) return refuse('not-found', `could not find image from tag ${familiar(fullName(ref))}: ${id}`)
  const top = [...layers].reverse()
  const line = (digest: Digest, state: string) => {
    const layer = blobOf(world, digest)
    say(`${short(layer?.kind === 'layer' ? layer.diffId : digest)}: ${state}\n`)
  }
  const allowed = mayPush(world, ref)
  if (!allowed || !terminal) {
    const last = (place: number) => (!allowed && terminal && place >= together ? 'Waiting' : 'Preparing')
    top.forEach((digest, place) => {
      line(digest, last(place))
    })
    if (!terminal) for (const digest of top.slice(together)) line(digest, 'Waiting')
  }
  if (!allowed) return refuse('denied', 'denied: requested access to the resource is denied')
  for (const digest of top) line(digest, uploadState(world, ref, digest))
  publish(sim, repositoryOf(ref), ref.tag, manifest)
  say(`${ref.tag}: digest: ${manifest} size: ${blobSize(blob)}\n`)
  keepImage(sim, { manifest, name: `${repositoryOf(ref)}@${manifest}`, arrived: true })
  return done(null)
}
