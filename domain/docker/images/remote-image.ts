import type { Digest } from '@/domain/docker/digest'
import type { Descriptor, ManifestBlob } from './blobs'
import { familiar, fullName, type Reference } from './reference'

/** What a pull has found for a name: what it means, and the manifest of the platform. */
export type RemoteImage = { ref: Reference; target: Digest; digest: Digest; manifest: ManifestBlob }

/** `terminal`: the lines go to one, so that each layer shows only its last state. */
export type PullProgress = { terminal: boolean; say: (line: string) => void }

/** How long a download takes, in simulated milliseconds. */
export const downloadTime = 2000

export const digestsOf = (descriptors: readonly Descriptor[]): Digest[] => descriptors.map(({ digest }) => digest)

/** The last line of a pull. */
export const pullStatus = (ref: Reference, newer: boolean): string =>
  `Status: ${newer ? 'Downloaded newer image' : 'Image is up to date'} for ${familiar(fullName(ref))}\n`
