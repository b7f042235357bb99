import { describe, expect, it } from 'vitest'
import { directory, file } from '@/domain/docker/files/node'
import { makeRootfs, withParents } from './rootfs'

describe('withParents', () => {
  it('adds the directories that nobody has', () => {
    const whole = withParents({ '/a/b/c': file('x'), '/d/e': file('y') }, [{ '/d': directory() }])
    expect(Object.keys(whole)).toEqual(['/a/b', '/a', '/a/b/c', '/d/e'])
  })
  it('leaves alone what lacks nothing', () => {
    const changes = { '/a': directory(), '/a/b': file('x') }
    expect(withParents(changes, [])).toBe(changes)
  })
})

describe('makeRootfs', () => {
  const layer = (identity: string, looked: string[] = []) =>
    makeRootfs(
      {
        identity,
        size: 1,
        directories: () => ({}),
        files: () => {
          looked.push(identity)
          return { '/a/b': file('x') }
        },
      },
      2,
      3,
    )

  it('puts its files together when someone looks, and once', () => {
    const looked: string[] = []
    const { blob } = layer('one', looked)
    expect(looked).toEqual([])
    expect(Object.keys(blob.changes)).toEqual(['/a', '/a/b'])
    expect(blob.changes).toBe(blob.changes)
    expect(looked).toEqual(['one'])
    expect(blob.changes['/a/b']?.mtime).toBe(3)
  })

  it('is named by its identity', () => {
    expect(layer('one').digest).toBe(layer('one').digest)
    expect(layer('one').digest).not.toBe(layer('two').digest)
    expect(JSON.parse(JSON.stringify(layer('one').blob)).changes).toHaveProperty(['/a/b'])
  })
})
