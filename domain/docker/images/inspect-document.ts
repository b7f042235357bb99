import { rfc3339Nano, timeValue } from '@/domain/docker/cli/go-time'
import {
  answered,
  byBytes,
  type GoObject,
  type GoValue,
  isList,
  isObject,
  nilList,
  shapeOf,
  struct,
} from '@/domain/docker/cli/go-value'
import { done, type Outcome } from '@/domain/docker/outcome'
import type { World } from '@/domain/docker/world/world'
import type { ConfigBlob, Platform } from './blobs'
import { configDocument } from './config-document'
import { containerdDetails } from './containerd-inspect'
import type { ImageDetails } from './image-details'
import { overlay2Details } from './overlay2-inspect'

/** Fields in the order of the alphabet, all the way down: an answer that got one more field is a map. */
function alphabetical(value: GoValue): GoValue {
  if (isList(value) && value.length) return value.map(alphabetical)
  if (!isObject(value)) return value
  const shape = shapeOf(value)
  if (!shape || shape.json !== undefined) return value
  const names = Object.keys(value).sort(byBytes)
  return struct(
    shape.type,
    Object.fromEntries(names.map((name) => [name, alphabetical(value[name])])),
    shape.inTemplates,
    shape.goNames,
  )
}

function rootFs({ rootfs }: Pick<ConfigBlob, 'rootfs'>): GoValue {
  const layers = rootfs.diff_ids.length ? { Layers: rootfs.diff_ids } : {}
  return struct('image.RootFS', { Type: rootfs.type, ...layers }, { Layers: rootfs.diff_ids })
}

/** Where an image has a parent, the answer has one more field than the client's type. */
function layOut(details: ImageDetails): GoValue {
  const { id, config, graphDriver: driver, descriptor, identity, parent } = details
  const { architecture: Architecture = '', os: Os = '', variant: Variant = '', author: Author = '' } = config ?? {}
  const Comment = config?.history.at(-1)?.comment ?? ''
  const fields: GoObject = {
    Id: id,
    RepoTags: details.repoTags,
    RepoDigests: details.repoDigests,
    ...(Comment && { Comment }),
    ...(config && { Created: rfc3339Nano(config.created) }),
    ...(Author && { Author }),
    Config: configDocument(config?.config ?? {}),
    Architecture,
    ...(Variant && { Variant }),
    Os,
    Size: details.size,
    ...(driver && { GraphDriver: driver }),
    RootFS: config ? rootFs(config) : struct('image.RootFS', {}, { Type: '', Layers: nilList }),
    Metadata: struct('image.Metadata', { LastTagTime: timeValue(details.lastTagged) }),
    ...(descriptor && { Descriptor: descriptor }),
    ...(identity && { Identity: identity }),
  }
  const hidden = {
    Comment,
    Created: config ? rfc3339Nano(config.created) : '',
    Author,
    Variant,
    OsVersion: '',
    GraphDriver: driver ?? null,
    Descriptor: descriptor ?? null,
    Manifests: nilList,
    Identity: identity ?? null,
  }
  const document = struct('image.InspectResponse', fields, hidden, { Id: 'ID' })
  return parent
    ? answered(document, alphabetical(struct('image.InspectResponse', { ...fields, Parent: parent })))
    : document
}

/**
 * What `docker image inspect` prints of an image, keys in the API's order (moby api/types/image/image_inspect.go,
 * daemon/containerd/image_inspect.go, daemon/images/image_inspect.go).
 * @param text a name or an id; refused with the daemon's words when there is none
 */
export function imageDocument(world: World, text: string, platform?: Platform): Outcome<GoValue> {
  const details =
    world.store === 'containerd' ? containerdDetails(world, text, platform) : overlay2Details(world, text, platform)
  return details.ok ? done(layOut(details.value)) : details
}
