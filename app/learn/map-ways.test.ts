import { describe, expect, it } from 'vitest'
import { waysOf } from './map-ways'

const needs = new Map([
  ['hull', []],
  ['deck', ['hull']],
  ['crane', ['deck', 'hull']],
  ['cargo', ['crane']],
  ['flag', ['mast']],
])

describe('waysOf', () => {
  it('follows what a concept builds on down to the ground, and goes one step up', () => {
    const { below, above, steps } = waysOf('crane', needs)
    expect([...below].sort()).toEqual(['deck', 'hull'])
    expect([...above]).toEqual(['cargo'])
    expect(steps).toHaveLength(4)
    expect(steps).toContainEqual(['hull', 'deck'])
    expect(steps).toContainEqual(['crane', 'cargo'])
  })

  it('leaves out what is not on the map, and ends where concepts need each other', () => {
    expect(waysOf('flag', needs)).toEqual({ below: new Set(), above: new Set(), steps: [] })
    const ring = new Map([
      ['a', ['b']],
      ['b', ['a']],
    ])
    expect([...waysOf('a', ring).below]).toEqual(['b'])
  })
})
