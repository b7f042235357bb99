import { describe, expect, test } from 'vitest'
import { Bench, stores } from '@/domain/docker/images/bench'
import { keepContent } from '@/domain/docker/images/content'
import { findImage } from '@/domain/docker/images/store'
import { blobOf, update } from '@/domain/docker/sim'
import type { Store } from '@/domain/docker/world/store'
import { imageInspect } from './inspect'

const benchOf = (store: Store) => new Bench(store, [imageInspect])
const keys = (text: string) => Object.keys(JSON.parse(text)[0])

describe.each(stores)('docker image inspect with %s', (store) => {
  test('keys in the order of the API', () => {
    const bench = benchOf(store)
    bench.image('app:1')
    const tail = store === 'containerd' ? ['RootFS', 'Metadata', 'Descriptor'] : ['GraphDriver', 'RootFS', 'Metadata']
    const head = ['Id', 'RepoTags', 'RepoDigests', 'Comment', 'Created', 'Config', 'Architecture', 'Os', 'Size']
    expect(keys(bench.docker('image inspect app:1').out)).toEqual([...head, ...tail])
  })

  test('in the order of the alphabet where a parent was added', () => {
    const bench = benchOf(store)
    const base = bench.image('base:1')
    bench.image('child:1', { layers: [{ '/a': 'a' }, { '/b': 'b' }], parent: 'base:1' })
    const { out } = bench.docker('image inspect child:1')
    expect(keys(out)).toEqual(keys(out).toSorted())
    expect(JSON.parse(out)[0].Parent).toBe(base)
    expect(bench.docker('image inspect -f {{.Parent}} child:1').out).toBe(`${base}\n`)
    expect(bench.docker('image inspect -f {{.Parent}} base:1').status).toBe(1)
  })

  test('the configuration without what is empty', () => {
    const bench = benchOf(store)
    bench.image('app:1', { config: { Cmd: ['sh'], Env: ['A=1'], Labels: {}, User: '' } })
    const [image] = JSON.parse(bench.docker('image inspect app:1').out)
    expect(image.Config).toEqual({ Env: ['A=1'], Cmd: ['sh'] })
    expect(image.RepoTags).toEqual(['app:1'])
    expect(bench.docker('image inspect -f {{.Config.Cmd}} app:1').out).toBe('[sh]\n')
    expect(bench.docker('image inspect --format {{.Config.User}}|{{.Config.Labels}} app:1').out).toBe('|map[]\n')
  })

  test('what is not here is told of at the end', () => {
    const bench = benchOf(store)
    const id = bench.image('app:1')
    expect(bench.docker('image inspect gone')).toEqual({
      out: '[]\n',
      err: 'Error response from daemon: No such image: gone:latest\n',
      status: 1,
    })
    const both = bench.docker('image inspect -f {{.Id}} gone app:1')
    expect(both).toEqual({ out: `${id}\n`, err: 'Error response from daemon: No such image: gone:latest\n', status: 1 })
  })

  test('a broken template is 64', () => {
    expect(benchOf(store).docker('image inspect -f {{.Id app').status).toBe(64)
  })

  test('the id is what the store counts by', () => {
    const bench = benchOf(store)
    const id = bench.image('app:1')
    const [image] = JSON.parse(bench.docker('image inspect app:1').out)
    expect(image.Id).toBe(id)
    expect(image.RepoDigests).toEqual(store === 'containerd' ? [`app@${id}`] : [])
  })
})

test('containerd shows one platform when asked for it', () => {
  const bench = benchOf('containerd')
  bench.image('app:1')
  const [image] = JSON.parse(bench.docker('image inspect --platform linux/amd64 app:1').out)
  expect(image.Descriptor.platform).toEqual({ architecture: 'amd64', os: 'linux' })
  expect(image.Id).toBe(image.Descriptor.digest)
  expect(bench.docker('image inspect --platform linux/arm64 app:1').err).toBe(
    'Error response from daemon: image with reference app:1 was found but does not provide the specified platform (linux/arm64)\n',
  )
})

test('overlay2 says where the layers lie, and when it was tagged', () => {
  const bench = benchOf('overlay2')
  bench.image('app:1', { layers: [{ '/a': 'a' }, { '/b': 'b' }] })
  const [image] = JSON.parse(bench.docker('image inspect app:1').out)
  expect(image.GraphDriver.Name).toBe('overlay2')
  expect(Object.keys(image.GraphDriver.Data)).toEqual(['LowerDir', 'MergedDir', 'UpperDir', 'WorkDir'])
  expect(image.Metadata).toEqual({ LastTagTime: '2026-01-15T09:00:00Z' })
})

test('containerd shows nothing of an image that is here for another platform only, though it lists the host’s', () => {
  const bench = benchOf('containerd')
  const [amd, arm] = ['amd64', 'arm64'].map((architecture) => ({ os: 'linux', architecture }))
  if (!amd || !arm) throw new Error('never')
  bench.image('app:1', { platforms: [amd, arm] })
  expect(bench.docker('image inspect -f {{.Os}}/{{.Architecture}} app:1').out).toBe('linux/amd64\n')
  const { content } = bench.world.containerd
  const found = findImage(bench.world, 'app:1')
  const index = found.ok ? blobOf(bench.world, found.value.target) : undefined
  if (index?.kind !== 'index' || !found.ok) throw new Error('never')
  const { [found.value.manifest]: _gone, ...others } = content
  update(bench.sim, { containerd: { ...bench.world.containerd, content: others } })
  keepContent(
    bench.sim,
    index.manifests.slice(1).map(({ digest }) => digest),
  )
  expect(bench.docker('image inspect -f {{.Os}}/{{.Architecture}} app:1').out).toBe('/\n')
  expect(bench.docker('image inspect --platform linux/arm64 -f {{.Os}}/{{.Architecture}} app:1').out).toBe(
    'linux/arm64\n',
  )
})
