import type { Digest } from '@/domain/docker/digest'
import { moveTo } from '@/domain/docker/engine/clock'
import { done, type Outcome, refuse } from '@/domain/docker/outcome'
import { blobOf, type Sim } from '@/domain/docker/sim'
import type { World } from '@/domain/docker/world/world'
import type { Descriptor, ManifestBlob, Platform } from './blobs'
import { isAttestation, isPresent, keepContent } from './content'
import { formatPlatform, parsePlatform, suits } from './platform'
import { type LayerState, layersHeld, type Progress, reportContainerd, reportOverlay2 } from './pull-progress'
import { familiar, fullName, parseReference, type Reference, repositoryOf, withDefaultTag } from './reference'
import { resolveRemote, tagsOf } from './remote'
import { findImage, keepImage, type LocalImageView } from './store'

/** `terminal`: the lines go to one, so that each layer shows only its last state. */
export type PullOptions = { platform?: string; terminal: boolean; say: (line: string) => void; all?: boolean }

/** How long a download takes, in simulated milliseconds. */
const downloadTime = 2000

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
    how.say(status(ref, pulled.value))
    const warning = how.platform ? mismatch(sim.world, ref, platform.value) : null
    if (warning) how.say(`WARNING: ${warning}\n`)
  }
  return findImage(sim.world, fullName(ref))
}

const status = (ref: Reference, newer: boolean): string =>
  `Status: ${newer ? 'Downloaded newer image' : 'Image is up to date'} for ${familiar(fullName(ref))}\n`

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
  if (sim.world.store === 'overlay2') how.say(status(ref, newer))
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
    return done(sim.world.store === 'containerd' ? intoContainerd(sim, image, how) : intoOverlay2(sim, image, how))
  }
  const words = `no matching manifest for ${formatPlatform(platform)} in the manifest list entries`
  // containerd says what it pulls only when it has found a manifest; overlay2 has said it by now.
  if (sim.world.store === 'containerd')
    return refuse('not-found', `${words}: no match for platform in manifest: not found`)
  how.say(from)
  return refuse('stream', words)
}

type Remote = { ref: Reference; target: Digest; digest: Digest; manifest: ManifestBlob }

/** What says something about a manifest, in the same index; it comes along (daemon/containerd/image_pull.go referrersForPull). */
function attestationsOf(world: World, { target, digest }: Remote): Descriptor[] {
  const index = blobOf(world, target)
  if (index?.kind !== 'index') return []
  return index.manifests.filter(
    (one) => isAttestation(one) && one.annotations?.['vnd.docker.reference.digest'] === digest,
  )
}

function intoContainerd(sim: Sim, remote: Remote, { terminal, say }: PullOptions): boolean {
  const { ref, target, digest, manifest } = remote
  const attestations = attestationsOf(sim.world, remote)
  const statements = attestations.flatMap((one) => {
    const blob = blobOf(sim.world, one.digest)
    return blob?.kind === 'manifest' ? blob.layers : []
  })
  const complete = [digest, manifest.config.digest, ...manifest.layers.map((layer) => layer.digest)]
  const before = currentTarget(sim.world, ref)
  const progress: Progress = {
    layers: manifest.layers.map((layer) => stateIn(sim.world, layer)),
    statements: statements.map((layer) => stateIn(sim.world, layer)),
  }
  const hidden = complete.every((one) => isPresent(sim.world, one))
  if (!hidden) for (const line of reportContainerd(progress, terminal)) say(line)
  moveTo(sim, sim.world.now + downloadTime)
  keepContent(sim, [target, digest, ...attestations.map((one) => one.digest)])
  keepImage(sim, { manifest: digest, target, name: fullName(ref), arrived: true })
  say(`Digest: ${target}\n`)
  say(status(ref, before !== target))
  return before !== target
}

const stateIn = (world: World, { digest }: Descriptor): LayerState => ({ digest, held: isPresent(world, digest) })

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

function intoOverlay2(sim: Sim, { ref, target, digest, manifest }: Remote, { terminal, say }: PullOptions): boolean {
  const id = manifest.config.digest
  const { images, names } = sim.world.overlay2
  const isNew = names[fullName(ref)] !== id
  if (!images[id]) {
    const held = layersHeld(
      sim.world,
      manifest.layers.map((layer) => layer.digest),
    )
    for (const line of reportOverlay2(held, terminal)) say(line)
  }
  moveTo(sim, sim.world.now + downloadTime)
  keepImage(sim, { manifest: digest, target, name: `${repositoryOf(ref)}@${target}`, arrived: true })
  if (!ref.digest) keepImage(sim, { manifest: digest, target, name: fullName(ref), arrived: true })
  say(`Digest: ${target}\n`)
  return isNew
}

/** For an image of one platform that is not the one asked for (moby daemon/images/image.go GetImage). */
function mismatch(world: World, ref: Reference, wanted: Platform): string | null {
  const found = findImage(world, fullName(ref))
  if (!found.ok) return null
  const { os, architecture, variant } = found.value.config
  const own = variant ? { os, architecture, variant } : { os, architecture }
  if (suits(wanted, own) >= 0) return null
  const said = `its platform (${formatPlatform(own)}) does not match the specified platform (${formatPlatform(wanted)})`
  return `image with reference ${familiar(fullName(ref))} was found but ${said}`
}
