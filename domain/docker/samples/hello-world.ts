import type { Platform } from '@/domain/docker/images/blobs'
import { defaultPath } from './debian'
import { makeImage } from './image'
import { lazily } from './memo'
import { program } from './parts'
import { amd64, arm64, armv7 } from './platforms'
import type { SampleRepository } from './repository'
import { makeSampleIndex } from './sample-index'

const sizes: Readonly<Record<string, [number, number]>> = {
  amd64: [10_072, 2_380],
  arm64: [9_624, 2_261],
  arm: [8_840, 2_150],
}

const image = (platform: Platform) => {
  const [size, compressed] = sizes[platform.architecture] ?? [10_072, 2_380]
  return makeImage({
    platform,
    created: '2025-08-08T19:05:17Z',
    steps: [
      {
        by: 'COPY hello / # buildkit',
        changes: { '/hello': program('hello', size, platform.architecture) },
        compressed,
      },
      { by: 'CMD ["/hello"]' },
    ],
    config: { Env: [defaultPath], Cmd: ['/hello'], WorkingDir: '/' },
  })
}

export const helloWorld: SampleRepository = {
  name: 'docker.io/library/hello-world',
  description: 'Hello World! (an example of minimal Dockerization)',
  stars: 2543,
  official: true,
  tags: () => {
    const latest = lazily(() => makeSampleIndex([amd64, armv7, arm64].map(image), ['provenance']))
    return { latest, linux: latest }
  },
}
