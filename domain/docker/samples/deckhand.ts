import type { Platform } from '@/domain/docker/images/blobs'
import { alpine322, alpineImage } from './alpine'
import { makeImage, type SampleImage } from './image'
import { lazily } from './memo'
import { texts } from './parts'
import { amd64, arm64 } from './platforms'
import type { SampleRepository } from './repository'
import { makeSampleIndex, makeSampleManifest } from './sample-index'

const greeter = (platform: Platform, greeting: string): SampleImage => {
  const base = alpineImage(platform, alpine322)
  return makeImage({
    platform,
    created: '2026-01-05T10:12:30Z',
    base,
    steps: [
      {
        by: 'COPY greet.sh /usr/local/bin/greet # buildkit',
        changes: texts({ '/usr/local/bin/greet': `#!/bin/sh\necho "${greeting}"\n` }, { mode: 0o755 }),
        compressed: 168,
      },
      { by: 'CMD ["greet"]' },
    ],
    config: { ...base.config.blob.config, Cmd: ['greet'] },
  })
}

/** Images for one platform only, to see what Docker says then. */
export const armOnly: SampleRepository = {
  name: 'docker.io/deckhand/arm-only',
  description: 'A greeting for linux/arm64 only.',
  stars: 3,
  official: false,
  tags: () => {
    const greeting = lazily(() => greeter(arm64, 'Hello from ARM!'))
    // An index without amd64 is refused; a lone manifest is pulled with whatever platform it has.
    return {
      latest: lazily(() => makeSampleIndex([greeting()])),
      single: lazily(() => makeSampleManifest(greeting())),
    }
  },
}

export const amdOnly: SampleRepository = {
  name: 'docker.io/deckhand/amd-only',
  description: 'A greeting for linux/amd64 only.',
  stars: 2,
  official: false,
  tags: () => {
    const greeting = lazily(() => greeter(amd64, 'Hello from AMD64!'))
    return {
      latest: lazily(() => makeSampleIndex([greeting()])),
      single: lazily(() => makeSampleManifest(greeting())),
    }
  },
}

/** A private repository: pulling it is denied to all but its owner. */
export const secret: SampleRepository = {
  name: 'docker.io/deckhand/private',
  description: 'Not for everyone.',
  stars: 0,
  official: false,
  owner: 'deckhand',
  tags: () => ({ latest: lazily(() => makeSampleIndex([greeter(amd64, 'Hello, owner!')])) }),
}
