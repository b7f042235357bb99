import fc from 'fast-check'
import { expect, it } from 'vitest'
import { grouped } from './grouped'

it('keeps every item, under its key, in the order of first appearance', () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), fc.integer({ min: 1, max: 5 }), (items, modulus) => {
      const key = (item: number) => Math.abs(item % modulus)
      const groups = grouped(items, key)
      expect([...groups.keys()]).toEqual([...new Set(items.map(key))])
      for (const [name, group] of groups) expect(group).toEqual(items.filter((item) => key(item) === name))
    }),
  )
})
