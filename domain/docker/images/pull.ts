import type { Digest } from '@/domain/docker/digest'
import { done, type Outcome, refuse } from '@/domain/docker/outcome'
import { blobOf, type Sim } from '@/domain/docker/sim'
import type { World } from '@/domain/docker/world/world'
import type { Platform } from './blobs'
import { pullIntoContainerd } from './containerd-pull'
import { platformMismatch, pullIntoOverlay2 } from './overlay2-pull'
import { formatPlatform, parsePlatform, suits } from './platform'
import { familiar, fullName, parseReference, type Reference, repositoryOf, withDefaultTag } from './reference'
import { resolveRemote, tagsOf } from './remote'
import { type PullProgress, pullStatus } from './remote-image'
import { findImage, type LocalImageView } from './store'

export type PullOptions = PullProgress & { platform?: string; all?: boolean }

/**
 * Pulls from the registry, as the daemon does; `say` gets each line of progress with its newline
 * (`latest: Pulling from library/alpine`, …, `Status: …`). A refusal carries the daemon's words. One with
 * the code `stream` came after the first line of progress, and the client prints it without
 * `Error response from daemon: ` (moby daemon/containerd/image_pull.go, daemon/internal/distribution/pull_v2.go).
 */
export function pullImage(sim: Sim, text: string, how: PullOptions): Outcome<LocalImageView> {
  const parsed = parseReference(text)
  if (!parsed.ok) return parsed
  if (familiar(repositoryOf(parsed.value)) === 'scratch') return refuse('forbidden', "'scratch' is a reserved name")
  const platform = how.platform ? parsePlatform(how.platform) : done(sim.world.platform)
  if (!platform.ok) return platform
  if (how.all) return pullAll(sim, parsed.value, platform.value, how)
  // A digest says what is meant, whatever the tag (moby client/image_pull.go).
  const { digest } = parsed.value
  const ref = digest ? { ...parsed.value, tag: '' } : withDefaultTag(parsed.value)
  const pulled = pullOne(sim, ref, platform.value, how)
  if (!pulled.ok) return pulled
  if (sim.world.store === 'overlay2') {
    how.say(pullStatus(ref, pulled.value))
    const warning = how.platform ? platformMismatch(sim.world, ref, platform.value) : null
    if (warning) how.say(`WARNING: ${warning}\n`)
  }
  return findImage(sim.world, fullName(ref))
}

function pullAll(sim: Sim, ref: Reference, platform: Platform, how: PullOptions): Outcome<LocalImageView> {
  const tags = tagsOf(sim.world, ref)
  if (!tags.ok) return tags
  let newer = false
  for (const tag of tags.value) {
    const tagged = { ...ref, tag }
    const pulled = pullOne(sim, tagged, platform, how)
    const words = (message: string) =>
      sim.world.store === 'containerd' ? `error pulling ${fullName(tagged)}: ${message}` : message
    if (!pulled.ok) return refuse(tag === tags.value[0] ? pulled.code : 'stream', words(pulled.message))
    newer ||= pulled.value
  }
  if (sim.world.store === 'overlay2') how.say(pullStatus(ref, newer))
  return findImage(sim.world, fullName({ ...ref, tag: tags.value[0] ?? 'latest' }))
}

/** The manifest for a platform that a target leads to; a manifest is taken as it is, whatever it is for. */
function manifestFor(world: World, target: Digest, platform: Platform): Digest | null {
  const blob = blobOf(world, target)
  if (blob?.kind !== 'index') return target
  const rated = blob.manifests
    .map(({ digest, platform: offered }) => ({ digest, rank: offered ? suits(platform, offered) : -1 }))
    .filter(({ rank }) => rank >= 0)
    .sort((a, b) => a.rank - b.rank)
  return rated[0]?.digest ?? null
}

/** @returns whether what the name stands for is new here */
function pullOne(sim: Sim, ref: Reference, platform: Platform, how: PullOptions): Outcome<boolean> {
  const target = resolveRemote(sim.world, ref)
  if (!target.ok) return target
  const from = `${ref.digest ? fullName(ref) : ref.tag}: Pulling from ${ref.path}\n`
  const digest = manifestFor(sim.world, target.value, platform)
  const manifest = digest && blobOf(sim.world, digest)
  if (manifest?.kind === 'manifest' && digest) {
    how.say(from)
    const image = { ref, target: target.value, digest, manifest }
    return done(
      sim.world.store === 'containerd' ? pullIntoContainerd(sim, image, how) : pullIntoOverlay2(sim, image, how),
    )
  }
  const words = `no matching manifest for ${formatPlatform(platform)} in the manifest list entries`
  // containerd says what it pulls only when it has found a manifest; overlay2 has said it by now.
  if (sim.world.store === 'containerd')
    return refuse('not-found', `${words}: no match for platform in manifest: not found`)
  how.say(from)
  return refuse('stream', words)
}
