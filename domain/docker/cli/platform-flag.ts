import type { Platform } from '@/domain/docker/images/blobs'
import { parsePlatform } from '@/domain/docker/images/platform'
import { done, type Outcome, refuse } from '@/domain/docker/outcome'

/** Several platforms, parted by commas or given again (docker/cli, save and load). */
export function platformsOf(values: readonly string[]): Outcome<Platform[]> {
  const platforms: Platform[] = []
  for (const text of values.flatMap((value) => value.split(','))) {
    const platform = parsePlatform(text)
    if (!platform.ok) return refuse('invalid', `invalid platform: ${platform.message}`)
    platforms.push(platform.value)
  }
  return done(platforms)
}
