import type { Product } from '@/e2e/crash/product'
import { type Measure, rounded } from './measure'

const npmStart = ['npm', 'start']

async function secondsToFirstPage(product: Product): Promise<number> {
  const began = performance.now()
  await product.start('/', npmStart)
  return (performance.now() - began) / 1000
}

/**
 * Seconds from `npm start` to the first 200 of `/`: in a fresh copy, which makes its secrets and its database and
 * builds; and again. Leaves the product running.
 */
export async function measureStarts(product: Product): Promise<Measure[]> {
  const first = await secondsToFirstPage(product)
  await product.stop()
  const again = await secondsToFirstPage(product)
  const measure = (name: string, seconds: number) => ({ name, unit: 's', value: rounded(seconds, 1), ratio: null })
  return [
    {
      ...measure('start-first', first),
      against: null,
      aim: '',
      met: null,
      note: 'a fresh copy without .next and .data; node_modules was there already, so npm ci is not in it',
    },
    { ...measure('start-again', again), against: 5, ratio: rounded(again / 5), aim: '≤ 5 s', met: again <= 5 },
  ]
}
