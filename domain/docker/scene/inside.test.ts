import { beforeAll, describe, expect, it } from 'vitest'
import { play } from '@/domain/docker/asked/play'
import type { World } from '@/domain/docker/world/world'
import { insideContainer, insideImage, insideVolume } from './inside'

describe('what is inside', () => {
  let world: World
  beforeAll(() => {
    const { start, steps } = play('containerd', [
      'docker run -d --name web -v data:/data:ro nginx sleep 1000',
      "docker exec web sh -c 'echo a > /note'",
    ])
    world = steps.at(-1)?.world ?? start
  })
  const idOf = (name: string) => Object.values(world.containers).find((one) => one.name === name)?.id ?? ''

  it('of an image: its names, and its layers with what made them', () => {
    const [id = ''] = Object.values(world.containerd.names).map(({ target }) => target)
    const inside = insideImage(world, id)
    expect(inside?.facts).toContainEqual(['Names', 'nginx:latest'])
    expect(inside?.facts).toContainEqual(['Read-only layers', '7'])
    expect(inside?.layers[2]).toMatchObject({ title: 'layer 3 of nginx:latest', detail: 'COPY docker-entrypoint.sh /' })
  })

  it('of a container: the layers of its image, and its own on top', () => {
    const inside = insideContainer(world, idOf('web'))
    expect(inside?.layers).toHaveLength(8)
    expect(inside?.layers.at(-1)).toMatchObject({ title: 'writable layer of web', size: '2B' })
    expect(inside?.layers.at(-1)?.changes['/note']).toMatchObject({ content: 'a\n' })
    expect(inside?.facts).toContainEqual(['State', 'running'])
    expect(inside?.facts).toContainEqual(['At /data', 'volume data, read-only'])
  })

  it('of a volume: its files', () => {
    expect(insideVolume(world, 'data')?.facts).toContainEqual(['Driver', 'local'])
  })

  it('is nothing where there is no such thing', () => {
    expect([insideImage(world, 'x'), insideContainer(world, 'x'), insideVolume(world, 'x')]).toEqual([null, null, null])
  })
})
