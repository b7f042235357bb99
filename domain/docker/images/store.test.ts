import { describe, expect, test } from 'vitest'
import { update } from '@/domain/docker/sim'
import { Bench, stores } from './bench'
import { findImage, imageInUse, keepImage, listImages } from './store'

const message = (found: ReturnType<typeof findImage>) => (found.ok ? found.value.id : found.message)

describe.each(stores)('images with %s', (store) => {
  test('are found by name, id and the start of an id', () => {
    const bench = new Bench(store)
    const id = bench.image('app:latest')
    const hex = id.slice(7)
    for (const text of [
      'app',
      'app:latest',
      'docker.io/library/app',
      id,
      hex,
      hex.slice(0, 12),
      `sha256:${hex.slice(0, 9)}`,
    ])
      expect(message(findImage(bench.world, text))).toBe(id)
    expect(message(findImage(bench.world, 'app:2'))).toBe('No such image: app:2')
    expect(message(findImage(bench.world, 'a:b:c'))).toBe('invalid reference format')
    expect(message(findImage(bench.world, 'f'.repeat(64)))).toBe(`No such image: sha256:${'f'.repeat(64)}`)
  })

  test('a name goes before the start of an id', () => {
    const bench = new Bench(store)
    const id = bench.image('seed:1')
    const start = id.slice(7, 12)
    const other = bench.image(`${start}:latest`, { layers: [{ '/other': 'x' }] })
    expect(message(findImage(bench.world, start))).toBe(other)
  })

  test('one image has several tags, and shows each', () => {
    const bench = new Bench(store)
    bench.image('b:1')
    bench.image('a:1')
    const [image, ...others] = listImages(bench.world)
    expect(others).toEqual([])
    expect(image?.tags).toEqual(['docker.io/library/a:1', 'docker.io/library/b:1'])
  })

  test('a name that moves leaves the old image dangling, which may be named again', () => {
    const bench = new Bench(store)
    const old = bench.image('app:1')
    bench.image('app:1', { layers: [{ '/new': 'x' }] })
    expect(listImages(bench.world)).toHaveLength(2)
    expect(listImages(bench.world).find(({ id }) => id === old)?.tags).toEqual([])
    bench.image('old:1')
    expect(listImages(bench.world).find(({ id }) => id === old)?.tags).toEqual(['docker.io/library/old:1'])
    expect(bench.names()).toEqual(['app:1', 'old:1'])
  })

  test('know what uses them', () => {
    const bench = new Bench(store)
    const id = bench.image('app:1')
    const other = bench.image('other:1', { layers: [{ '/other': 'x' }] })
    bench.container('app:1', 'created')
    const used = [id, other].map((text) => {
      const found = findImage(bench.world, text)
      return found.ok && imageInUse(bench.world, found.value.id)
    })
    expect(used).toEqual([true, false])
  })

  test('of the other store are hidden', () => {
    const bench = new Bench(store)
    bench.image('app:1')
    update(bench.sim, { store: store === 'containerd' ? 'overlay2' : 'containerd' })
    expect(listImages(bench.world)).toEqual([])
    expect(message(findImage(bench.world, 'app:1'))).toBe('No such image: app:1')
  })
})

test('containerd wants four digits of an id, overlay2 one', () => {
  for (const store of stores) {
    const bench = new Bench(store)
    const id = bench.image('app:1')
    expect(message(findImage(bench.world, id.slice(7, 11)))).toBe(id)
    const short = id.slice(7, 10)
    expect(message(findImage(bench.world, short))).toBe(store === 'overlay2' ? id : `No such image: ${short}:latest`)
  }
})

test('containerd finds a digest only in the repository that was named', () => {
  const bench = new Bench('containerd')
  const id = bench.image('app:1')
  expect(message(findImage(bench.world, `app@${id}`))).toBe(id)
  expect(message(findImage(bench.world, `app:9@${id}`))).toBe(id)
  expect(message(findImage(bench.world, `other@${id}`))).toBe(`No such image: other@${id}`)
})

test('containerd prefers the platform of the host', () => {
  const bench = new Bench('containerd')
  const [arm, amd] = ['arm64', 'amd64'].map((architecture) => ({ os: 'linux', architecture }))
  bench.image('arm:1', { platforms: [arm ?? never()] })
  const found = findImage(bench.world, 'arm:1')
  expect(found.ok && found.value.config.architecture).toBe('arm64')
  expect(message(findImage(bench.world, 'arm:1', amd))).toBe(
    'image with reference arm:1 was found but does not provide the specified platform (linux/amd64)',
  )
  expect(findImage(bench.world, 'arm:1', arm).ok).toBe(true)
})

test('overlay2 keeps names by digest beside the tags, without the tag', () => {
  const bench = new Bench('overlay2')
  const digest = `sha256:${'d'.repeat(64)}` as const
  const id = bench.image('app:1')
  const found = findImage(bench.world, id)
  if (!found.ok) throw new Error(found.message)
  keepImage(bench.sim, { manifest: found.value.manifest, name: `docker.io/library/app:1@${digest}`, arrived: true })
  expect(bench.names()).toEqual(['app:1', `app@${digest}`])
  expect(message(findImage(bench.world, `app@${digest}`))).toBe(id)
  expect(message(findImage(bench.world, `app:x@${digest}`))).toBe(id)
})

test('containerd remembers when a name was last given, overlay2 when somebody tagged', () => {
  const [containerd, overlay2] = stores.map((store) => new Bench(store))
  if (!containerd || !overlay2) throw never()
  containerd.image('app:1')
  const later = containerd.world.now + 1000
  update(containerd.sim, { now: later })
  containerd.image('app:2')
  expect(containerd.world.containerd.names['docker.io/library/app:2']?.updatedAt).toBe(later)
  const id = overlay2.image(null)
  expect(Object.values(overlay2.world.overlay2.images)[0]?.lastTaggedAt).toBeNull()
  overlay2.image('app:1')
  expect(overlay2.world.overlay2.images[id as `sha256:${string}`]?.lastTaggedAt).toBe(overlay2.world.now)
})

const never = () => {
  throw new Error('never')
}
