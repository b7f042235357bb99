import { beforeAll, describe, expect, it } from 'vitest'
import { freshWorld, play } from '@/domain/docker/asked/play'
import type { Store } from '@/domain/docker/world/store'
import { type PicturedStack, pictureOf } from './picture'
import { instruction } from './picture-layers'

const pictureAfter = (store: Store, ...lines: string[]) => {
  const { start, steps } = play(store, lines)
  return pictureOf(steps.at(-1)?.world ?? start)
}
const depth = (layer: PicturedStack | undefined): number => (layer ? 1 + Math.max(0, ...layer.above.map(depth)) : 0)
const top = (layer: PicturedStack): PicturedStack => (layer.above[0] ? top(layer.above[0]) : layer)

describe.each<Store>(['containerd', 'overlay2'])('the picture of a world, in the store %s', (store) => {
  let busy: ReturnType<typeof pictureAfter>
  beforeAll(() => {
    busy = pictureAfter(
      store,
      'docker run -d --name web -p 8080:80 -v data:/data nginx',
      'docker create --name web2 nginx',
      "docker exec web sh -c 'echo a > /note; rm /docker-entrypoint.sh'",
      'docker tag nginx myown/site:1',
    )
  })

  it('is empty at the start', () => {
    expect(pictureOf(freshWorld(store))).toEqual({ store, registry: [], stacks: [], volumes: [] })
  })

  it('draws what two containers share once', () => {
    expect(busy.stacks).toHaveLength(1)
    const [stack] = busy.stacks
    expect(depth(stack)).toBe(7)
    expect(stack && top(stack).containers.map(({ name }) => name)).toEqual(['web', 'web2'])
    expect(stack && top(stack).images).toMatchObject([{ names: ['nginx:latest', 'myown/site:1'], layers: 7 }])
  })

  it('shows what is in a writable layer, as docker diff does', () => {
    const [web, web2] = busy.stacks[0] ? top(busy.stacks[0]).containers : []
    expect(web).toMatchObject({ status: 'running', ports: ['8080→80'], image: 'nginx' })
    expect(web?.files).toContainEqual({ path: '/note', how: 'A' })
    expect(web?.files).toContainEqual({ path: '/docker-entrypoint.sh', how: 'D' })
    expect(web?.mounts).toEqual([{ kind: 'volume', source: 'data', target: '/data', readOnly: false }])
    expect(web2).toMatchObject({ status: 'created', files: [] })
  })

  it('shows volumes with their users', () => {
    expect(busy.volumes).toMatchObject([{ name: 'data', usedBy: [{ container: 'web', target: '/data' }] }])
  })

  it('shows of the registry what this host took from it or gave to it', () => {
    expect(busy.registry).toMatchObject([{ name: 'nginx', tags: [{ tag: 'latest', local: true }], pushed: false }])
    const pushed = pictureAfter(
      store,
      'docker pull alpine',
      'docker tag alpine localhost:5000/a:1',
      'docker push localhost:5000/a:1',
    )
    expect(pushed.registry.map(({ name, pushed: own }) => [name, own])).toEqual([
      ['alpine', false],
      ['localhost:5000/a', true],
    ])
  })

  it('puts an image on the layers that it was built on', () => {
    const { stacks } = pictureAfter(
      store,
      'docker pull alpine',
      "printf 'FROM alpine\\nRUN echo a > /a\\n' > Dockerfile",
      'docker build -t a .',
    )
    expect(stacks).toHaveLength(1)
    expect(stacks[0]).toMatchObject({
      images: [{ names: ['alpine:latest'] }],
      above: [{ images: [{ names: ['a:latest'] }] }],
    })
    expect(stacks[0]?.above[0]?.label).toBe('RUN echo a > /a')
  })

  it('hides the other store', () => {
    const { steps } = play(store, ['docker pull alpine'])
    const world = steps.at(-1)?.world
    if (!world) throw new Error('nothing ran')
    expect(pictureOf({ ...world, store: store === 'overlay2' ? 'containerd' : 'overlay2' }).stacks).toEqual([])
  })
})

describe('an instruction', () => {
  it.each([
    ['RUN /bin/sh -c apk add curl # buildkit', 'RUN apk add curl'],
    ['COPY . /app # buildkit', 'COPY . /app'],
    ['/bin/sh -c #(nop) ADD file:0a1b in / ', 'ADD root file system'],
    ['/bin/sh -c apt-get update', 'RUN apt-get update'],
    ['RUN |1 V=2 /bin/sh -c echo $V # buildkit', 'RUN echo $V'],
    ['', 'a layer without a record'],
  ])('%s is shown as %s', (record, shown) => {
    expect(instruction(record)).toBe(shown)
  })
})
