import { type GoObject, nilList, nilMap, struct } from '@/domain/docker/cli/go-value'
import type { Descriptor, Platform } from './blobs'

const platformNames = { architecture: 'Architecture', os: 'OS', variant: 'Variant' }
const descriptorNames = {
  mediaType: 'MediaType',
  digest: 'Digest',
  size: 'Size',
  annotations: 'Annotations',
  platform: 'Platform',
}

/** A platform as image-spec's Go type has it. @param inTemplates what templates see besides its fields */
export const platformDocument = (
  { os, architecture, variant }: Platform,
  type = 'v1.Platform',
  inTemplates: GoObject = {},
): GoObject =>
  struct(
    type,
    { architecture, os, ...(variant && { variant }) },
    { ...(!variant && { variant: '' }), OSVersion: '', OSFeatures: nilList, ...inTemplates },
    platformNames,
  )

/** A descriptor with its keys in the order of image-spec's Go type. */
export function descriptorDocument({ mediaType, digest, size, annotations, platform }: Descriptor): GoObject {
  const shown = {
    mediaType,
    digest,
    size,
    ...(annotations && { annotations }),
    ...(platform && { platform: platformDocument(platform) }),
  }
  const hidden = { ...(!annotations && { annotations: nilMap }), ...(!platform && { platform: null }) }
  return struct('v1.Descriptor', shown, { ...hidden, URLs: nilList, ArtifactType: '' }, descriptorNames)
}
