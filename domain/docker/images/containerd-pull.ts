import type { Digest } from '@/domain/docker/digest'
import { moveTo } from '@/domain/docker/engine/clock'
import { blobOf, type Sim } from '@/domain/docker/sim'
import type { World } from '@/domain/docker/world/world'
import type { Descriptor } from './blobs'
import { isAttestation, isPresent, keepContent } from './content'
import { blobState, layerStates, reportContainerd } from './pull-progress'
import { fullName, type Reference, repositoryOf } from './reference'
import { digestsOf, downloadTime, type PullProgress, pullStatus, type RemoteImage } from './remote-image'
import { keepImage } from './store'

/** What says something about a manifest, in the same index; it comes along (daemon/containerd/image_pull.go referrersForPull). */
function attestationsOf(world: World, { target, digest }: RemoteImage): Descriptor[] {
  const index = blobOf(world, target)
  if (index?.kind !== 'index') return []
  return index.manifests.filter(
    (one) => isAttestation(one) && one.annotations?.['vnd.docker.reference.digest'] === digest,
  )
}

/** What a name stood for before; a digest is known by any name of its repository (daemon/containerd/image.go resolveImage). */
function currentTarget(world: World, ref: Reference): Digest | undefined {
  const { names } = world.containerd
  if (!ref.digest) return names[fullName(ref)]?.target
  const repository = repositoryOf(ref)
  const same = Object.entries(names).some(
    ([name, { target }]) => target === ref.digest && /^(.*?)(:[^/@]*)?(@.*)?$/.exec(name)?.[1] === repository,
  )
  return same ? ref.digest : undefined
}

/** Keeps the index or manifest, one platform's manifest with all below it, and its attestation. @returns whether it is new */
export function pullIntoContainerd(sim: Sim, remote: RemoteImage, { terminal, say }: PullProgress): boolean {
  const { ref, target, digest, manifest } = remote
  const attestations = attestationsOf(sim.world, remote)
  const statements = attestations.flatMap((one) => {
    const blob = blobOf(sim.world, one.digest)
    return blob?.kind === 'manifest' ? blob.layers : []
  })
  const complete = [digest, manifest.config.digest, ...digestsOf(manifest.layers)]
  const before = currentTarget(sim.world, ref)
  const hidden = complete.every((one) => isPresent(sim.world, one))
  if (!hidden) {
    const layers = layerStates(sim.world, digestsOf(manifest.layers))
    const about = digestsOf(statements).map((one) => ({ digest: one, state: blobState(sim.world, one) }))
    for (const line of reportContainerd(layers, about, terminal)) say(line)
  }
  moveTo(sim, sim.world.now + downloadTime)
  keepContent(sim, [target, digest, ...attestations.map((one) => one.digest)])
  keepImage(sim, { manifest: digest, target, name: fullName(ref), arrived: true })
  say(`Digest: ${target}\n`)
  say(pullStatus(ref, before !== target))
  return before !== target
}
