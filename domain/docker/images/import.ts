import type { Digest } from '@/domain/docker/digest'
import { applyChanges } from '@/domain/docker/engine/config-changes'
import { isArchive, unpackTree } from '@/domain/docker/files/archive'
import { byteLength, directory, type FsNode } from '@/domain/docker/files/node'
import { chainOf, resolvePath } from '@/domain/docker/files/path'
import { done, type Outcome, refuse } from '@/domain/docker/outcome'
import { putBlob, type Sim } from '@/domain/docker/sim'
import type { ConfigBlob, Platform } from './blobs'
import { makeConfig, makeLayer, makeManifest } from './digests'
import { fullName, parseReference, withDefaultTag } from './reference'
import { keepImage } from './store'

export type ImportRequest = {
  /** The archive's content. */
  text: string
  /** As typed; empty for none. */
  name: string
  message: string
  /** Instructions of a Dockerfile. */
  changes: readonly string[]
  platform: Platform
}

/** Files of a tar archive as a layer; an empty input is an empty archive. */
function filesOf(text: string): Outcome<Record<string, FsNode>> {
  if (text !== '' && !isArchive(text))
    return refuse('invalid', byteLength(text) < 512 ? 'unexpected EOF' : 'archive/tar: invalid tar header')
  const nodes = text === '' ? done<Record<string, FsNode>>({}) : unpackTree(text)
  if (!nodes.ok) return nodes
  const files: Record<string, FsNode> = {}
  for (const [name, node] of Object.entries(nodes.value)) {
    const path = resolvePath('/', name)
    for (const above of chainOf(path).slice(0, -1)) files[above] ??= directory()
    if (path !== '/') files[path] = node
  }
  return done(files)
}

/** `me/app` → its full name with a tag, null for no name (moby daemon/server/httputils/form.go RepoTagReference). */
function nameOf(text: string): Outcome<string | null> {
  if (text === '') return done(null)
  const ref = parseReference(text)
  if (!ref.ok) return ref
  if (ref.value.digest) return refuse('invalid', 'cannot import digest reference')
  return done(fullName(withDefaultTag(ref.value)))
}

/**
 * Makes an image of one layer from an archive of files (moby daemon/containerd/image_import.go,
 * daemon/images/image_import.go). It is of its moment: the same files imported again are another image.
 * @returns the image's id in the world's store
 */
export function importImage(sim: Sim, request: ImportRequest): Outcome<Digest> {
  const name = nameOf(request.name)
  if (!name.ok) return name
  const config = applyChanges({}, request.changes)
  if (!config.ok) return config
  const files = filesOf(request.text)
  if (!files.ok) return files
  const layer = makeLayer(files.value)
  const created = sim.world.now
  const blob: ConfigBlob = {
    kind: 'config',
    created,
    stamped: true,
    ...request.platform,
    config: config.value,
    rootfs: { type: 'layers', diff_ids: [layer.blob.diffId] },
    history: [{ created, created_by: '', comment: request.message || 'Imported from -' }],
  }
  const made = makeConfig(blob)
  const manifest = makeManifest(made, [layer])
  for (const one of [layer, made, manifest]) putBlob(sim, one.digest, one.blob)
  return done(keepImage(sim, { manifest: manifest.digest, name: name.value }))
}
