import { type GoObject, type GoValue, struct } from '@/domain/docker/cli/go-value'
import { hex } from '@/domain/docker/digest'
import type { Descriptor } from '@/domain/docker/images/blobs'
import { descriptorDocument } from '@/domain/docker/images/descriptor-document'
import { descriptorOf } from '@/domain/docker/images/digests'
import { blobOf } from '@/domain/docker/sim'
import type { Container } from '@/domain/docker/world/container'
import type { World } from '@/domain/docker/world/world'

/** Directories of overlay2 (moby daemon/graphdriver/overlay2/overlay.go, GetMetadata). */
function graphDriver({ id, layers }: Container): GoValue {
  const at = (name: string, part: string) => `/var/lib/docker/overlay2/${name}/${part}`
  const own = hex(`${id}/layer`)
  const lower = [`${own}-init`, ...[...layers].reverse().map((digest) => hex(`overlay2/${digest}`))]
  return struct('storage.DriverData', {
    Data: {
      ID: id,
      LowerDir: lower.map((name) => at(name, 'diff')).join(':'),
      MergedDir: at(own, 'merged'),
      UpperDir: at(own, 'diff'),
      WorkDir: at(own, 'work'),
    },
    Name: 'overlay2',
  })
}

/** The manifest that it was made from, as its index names it. */
function manifestDescriptor(world: World, { image, manifest, platform }: Container): Descriptor | undefined {
  const index = blobOf(world, image)
  const named = index?.kind === 'index' ? index.manifests.find(({ digest }) => digest === manifest) : undefined
  const blob = blobOf(world, manifest)
  const found = named ?? (blob && descriptorOf({ digest: manifest, blob }))
  return found && { ...found, platform: found.platform ?? platform }
}

const snapshot = struct('storage.RootFSStorageSnapshot', { Name: 'overlayfs' })
const storage = struct('storage.Storage', { RootFS: struct('storage.RootFSStorage', { Snapshot: snapshot }) })

/** Where a container's files lie: `GraphDriver` of overlay2, `Storage` of containerd (moby daemon/inspect.go). */
export const storageDocument = (container: Container): GoObject =>
  container.store === 'overlay2' ? { GraphDriver: graphDriver(container) } : { Storage: storage }

/** `ImageManifestDescriptor`, which only containerd knows. */
export function manifestDocument(world: World, container: Container): GoObject {
  const descriptor = container.store === 'containerd' ? manifestDescriptor(world, container) : undefined
  return descriptor ? { ImageManifestDescriptor: descriptorDocument(descriptor) } : {}
}
