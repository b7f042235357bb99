import type { Digest } from '@/domain/docker/digest'
import type { PicturedContainer, PicturedImage, PicturedStack, WorldPicture } from '@/domain/docker/scene/picture'

const digest = (letter: string): Digest => `sha256:${letter.repeat(64)}`

const image = (letter: string, names: string[], layers: number): PicturedImage => ({
  id: digest(letter),
  names,
  layers,
  size: layers * 12_500_000,
})

const layer = (letter: string, label: string, part: Partial<PicturedStack> = {}): PicturedStack => ({
  key: letter,
  digest: digest(letter),
  label,
  size: 12_500_000,
  above: [],
  images: [],
  containers: [],
  ...part,
})

const container = (letter: string, name: string, part: Partial<PicturedContainer> = {}): PicturedContainer => ({
  id: letter.repeat(64),
  name,
  status: 'running',
  exitCode: 0,
  health: null,
  image: 'nginx:1.29',
  ports: [],
  files: [],
  size: 0,
  mounts: [],
  entered: false,
  ...part,
})

const base = (above: PicturedStack[]) =>
  layer('a', 'ADD root file system', { above, images: [image('1', ['debian:13'], 1)] })
const nginx = (containers: PicturedContainer[]) =>
  layer('b', 'RUN set -x && groupadd --system --gid 101 nginx', {
    above: [
      layer('c', 'COPY docker-entrypoint.sh /', { images: [image('2', ['nginx:1.29', 'web:1'], 3)], containers }),
    ],
  })

/** A busy host for tests of the drawing: a shared base, two containers on one image, one that is not running, a volume. */
export const samplePicture: WorldPicture = {
  store: 'containerd',
  registry: [
    { name: 'nginx', tags: [{ tag: '1.29', digest: digest('2'), local: true }], pushed: false },
    { name: 'me/app', tags: [{ tag: '1', digest: digest('3'), local: false }], pushed: true },
  ],
  stacks: [
    base([
      nginx([
        container('d', 'web', {
          ports: ['8080→80'],
          files: [
            { path: '/etc/nginx/nginx.conf', how: 'C' },
            { path: '/note', how: 'A' },
          ],
          mounts: [{ kind: 'volume', source: 'data', target: '/data', readOnly: false }],
        }),
        container('e', 'web2', { status: 'paused' }),
      ]),
      layer('f', 'RUN apt-get update && apt-get install -y curl', { images: [image('3', [], 2)] }),
    ]),
    layer('g', 'COPY hello /', {
      images: [image('4', ['hello-world:latest'], 1)],
      containers: [container('h', 'keen_darwin', { status: 'exited', image: 'hello-world' })],
    }),
  ],
  volumes: [
    { name: 'data', anonymous: false, files: 2, size: 20, usedBy: [{ container: 'web', target: '/data' }] },
    { name: '5'.repeat(64), anonymous: true, files: 0, size: 0, usedBy: [] },
  ],
}
