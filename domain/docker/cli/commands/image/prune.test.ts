import { describe, expect, test } from 'vitest'
import { Bench, stores } from '@/domain/docker/images/bench'
import type { Store } from '@/domain/docker/world/store'
import { imageLs } from './ls'
import { imagePrune } from './prune'
import { imageTag } from './tag'

const benchOf = (store: Store) => new Bench(store, [imageLs, imagePrune, imageTag])
const question = 'Are you sure you want to continue? [y/N] '
const dangling = `WARNING! This will remove all dangling images.\n${question}`
const unused = `WARNING! This will remove all images without at least one container associated to them.\n${question}`
const nothing = 'Total reclaimed space: 0B\n'

describe.each(stores)('docker image prune with %s', (store) => {
  test('asks, and takes the end of the input for a no that is no failure', () => {
    const bench = benchOf(store)
    bench.image(null)
    expect(bench.docker('image prune')).toEqual({ out: dangling, err: '', status: 0 })
    expect(bench.docker('image prune -a', '')).toEqual({ out: unused, err: '', status: 0 })
    expect(bench.docker('image prune', 'n\ny\n').out).toBe(dangling)
    expect(bench.docker('images -aq').out).not.toBe('')
  })

  test('goes on after a y', () => {
    for (const answer of ['y', 'Y\n', ' y \n', 'y\ny\ny\n'])
      expect(benchOf(store).docker('image prune', answer)).toEqual({ out: dangling + nothing, err: '', status: 0 })
    expect(benchOf(store).docker('image prune', 'yes\n').out).toBe(dangling)
  })

  test('deletes what has no name', () => {
    const bench = benchOf(store)
    const id = bench.image(null, { layers: [{ '/a': 'x'.repeat(1_000_000) }] })
    bench.image('app:1')
    const { out } = bench.docker('image prune -f')
    expect(out).toMatch(
      new RegExp(`^Deleted Images:\n${store === 'containerd' ? `untagged: ${id}\n` : ''}deleted: ${id}\n`),
    )
    expect(out).toMatch(/\n\nTotal reclaimed space: \S+MB\n$/)
    expect(bench.names()).toEqual(['app:1'])
    expect(bench.docker('image prune -f').out).toBe(nothing)
  })

  test('keeps what a container uses, stopped or not', () => {
    const bench = benchOf(store)
    bench.image('app:1')
    bench.image('other:1', { layers: [{ '/o': 'o' }] })
    bench.container('app:1')
    expect(bench.docker('image prune -af').out).toMatch(/^Deleted Images:\nuntagged: other:1\ndeleted: /)
    expect(bench.names()).toEqual(['app:1'])
  })

  test('-a takes surplus tags of an image in use', () => {
    const bench = benchOf(store)
    bench.image('app:1')
    bench.docker('tag app:1 app:2')
    bench.container('app:2')
    const { out } = bench.docker('image prune -af')
    expect(out).toBe(`Deleted Images:\nuntagged: app:1\n\n${nothing}`)
    expect(bench.names()).toEqual(['app:2'])
  })

  test('a container made by an id keeps one name of its image', () => {
    const bench = benchOf(store)
    const id = bench.image('app:1')
    bench.docker('tag app:1 app:2')
    bench.container(id.slice(7, 19))
    bench.docker('image prune -af')
    expect(bench.names()).toEqual(['app:2'])
  })

  test('filters by label', () => {
    const bench = benchOf(store)
    bench.image('a:1', { config: { Labels: { keep: 'yes' } } })
    bench.image('b:1', { config: { Labels: { keep: 'no' } } })
    bench.docker('image prune -af --filter label!=keep=yes')
    expect(bench.names()).toEqual(['a:1'])
    bench.docker('image prune -af --filter label=keep=no')
    expect(bench.names()).toEqual(['a:1'])
    bench.docker('image prune -af --filter label=keep')
    expect(bench.names()).toEqual([])
  })

  test('filters by age: of the name with containerd, of the image with overlay2', () => {
    const bench = benchOf(store)
    bench.image('app:1', { created: Date.UTC(2020, 0, 1) })
    bench.docker('image prune -af --filter until=24h')
    expect(bench.names()).toEqual(store === 'containerd' ? ['app:1'] : [])
  })

  test('refuses other filters, and times that are none', () => {
    const bench = benchOf(store)
    expect(bench.docker('image prune -f --filter reference=x')).toEqual({
      out: '',
      err: "Error response from daemon: invalid filter 'reference'\n",
      status: 1,
    })
    expect(bench.docker('image prune -f --filter until=2026-13-01').err).toBe(
      `Error response from daemon: invalid value for 'until' filter: parsing time "2026-13-01": month out of range\n`,
    )
  })
})

test('containerd keeps the dangling image of a container whose name was taken', () => {
  const bench = benchOf('containerd')
  const id = bench.image('app:1')
  bench.container('app:1')
  bench.image('app:1', { layers: [{ '/new': 'new' }] })
  expect(bench.names()).toEqual(['app:1', `moby-dangling@${id}`])
  expect(bench.docker('image prune -f').out).toBe(nothing)
})

test('overlay2 counts as dangling what has only a digest, and tells of its layers', () => {
  const bench = benchOf('overlay2')
  const digest = `sha256:${'d'.repeat(64)}`
  const id = bench.image(`app@${digest}`, { layers: [{ '/a': 'x'.repeat(1000) }] })
  expect(bench.docker('image prune -f').out).toMatch(
    new RegExp(
      `^Deleted Images:\nuntagged: app@${digest}\ndeleted: ${id}\ndeleted: sha256:[0-9a-f]{64}\n\nTotal reclaimed space: 1kB\n$`,
    ),
  )
})

test('layers that other images have are not reclaimed', () => {
  for (const store of stores) {
    const bench = benchOf(store)
    bench.image('base:1', { layers: [{ '/a': 'x'.repeat(1_000_000) }] })
    bench.image(null, { layers: [{ '/a': 'x'.repeat(1_000_000) }, { '/b': 'b' }] })
    expect(bench.docker('image prune -f').out).toMatch(/space: [\d.]+k?B\n$/)
  }
})
