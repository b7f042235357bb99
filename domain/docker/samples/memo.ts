import type { Platform } from '@/domain/docker/images/blobs'
import { formatPlatform } from '@/domain/docker/images/platform'

/** Makes a value when it is first asked for. */
export function lazily<Value extends object>(make: () => Value): () => Value {
  let made: Value | null = null
  return () => {
    made ??= make()
    return made
  }
}

/** Makes an image once for each platform and release: many stand on the same few. */
export function once<Release extends object, Image>(make: (platform: Platform, of: Release) => Image) {
  const made = new Map<Release, Map<string, Image>>()
  return (platform: Platform, of: Release): Image => {
    const ofRelease = made.get(of) ?? new Map<string, Image>()
    made.set(of, ofRelease)
    const name = formatPlatform(platform)
    const image = ofRelease.get(name) ?? make(platform, of)
    ofRelease.set(name, image)
    return image
  }
}
