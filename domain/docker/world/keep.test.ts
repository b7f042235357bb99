import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createWorld } from '@/domain/docker/run'
import { load, sameWorld, save, setStore } from './keep'

const world = createWorld({ store: 'containerd', now: Date.UTC(2026, 0, 15, 9), seed: 'kept' })

describe('a kept world', () => {
  it('is the same when it comes back', () => {
    const loaded = load(save(world))
    expect(loaded).toEqual({ ok: true, value: world })
    expect(loaded.ok && sameWorld(loaded.value, world)).toBe(true)
  })
  it.each([
    ['', 'this is no saved world: it is not JSON'],
    ['{', 'this is no saved world: it is not JSON'],
    ['[]', /^this is no saved world: it: /],
    ['{"kind":"deckhand-world","world":{}}', /^this is no saved world: world\.format: /],
    [save(world).replace('"store":"containerd"', '"store":"zfs"'), /^this is no saved world: world\.store: /],
    [
      save(world).replace('"containers":{}', '"containers":{"x":{}}'),
      /^this is no saved world: world\.containers\.x\.id: /,
    ],
  ])('is refused when it is broken: %s', (text, message) => {
    const loaded = load(text)
    expect(!loaded.ok && loaded.message).toMatch(message)
  })
  it('refuses any text cut short', () => {
    const text = save(world)
    fc.assert(
      fc.property(fc.integer({ min: 0, max: text.length - 1 }), (end) => {
        expect(load(text.slice(0, end)).ok).toBe(false)
      }),
    )
  })
})

it('tells worlds apart', () => {
  expect(sameWorld(world, { ...world })).toBe(true)
  expect(sameWorld(world, { ...world, now: world.now + 1 })).toBe(false)
})

it('switches stores and back', () => {
  const other = setStore(world, 'overlay2')
  expect(other.store).toBe('overlay2')
  expect(sameWorld(setStore(other, 'containerd'), world)).toBe(true)
  expect(setStore(world, 'containerd')).toBe(world)
})
