import { expect, test } from 'vitest'
import { Bench, stores } from './bench'
import { imagesUsage } from './disk-usage'

const base = { '/base': 'x'.repeat(100_000) }

test.each(stores)('layers that images have in common count once with %s', (store) => {
  const bench = new Bench(store)
  bench.image('base:1', { layers: [base] })
  const alone = imagesUsage(bench.world)
  expect(alone.reclaimable).toBeLessThanOrEqual(alone.total)
  bench.image('app:1', { layers: [base, { '/app': 'y' }] })
  const both = imagesUsage(bench.world)
  expect(both.total - alone.total).toBeLessThan(20_000)
  expect(both.images.map(({ size, sharedSize }) => size - sharedSize).every((own) => own < 20_000)).toBe(true)
  expect(both.active).toBe(0)
})

test.each(stores)('an image that a container uses is active, and not reclaimable, with %s', (store) => {
  const bench = new Bench(store)
  bench.image('app:1', { layers: [base] })
  bench.container('app:1', 'created')
  expect(imagesUsage(bench.world)).toMatchObject({ active: 1, reclaimable: 0 })
})

test('overlay2 counts files, containerd blocks and blobs, too', () => {
  const totals = stores.map((store) => {
    const bench = new Bench(store)
    bench.image('app:1', { layers: [base] })
    return imagesUsage(bench.world).total
  })
  expect(totals[1]).toBe(100_000)
  expect(totals[0]).toBeGreaterThan(102_400 + 40_000)
})
