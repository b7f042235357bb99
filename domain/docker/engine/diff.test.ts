import { describe, expect, it } from 'vitest'
import { freshWorld } from '@/domain/docker/asked/play'
import type { Changes } from '@/domain/docker/files/node'
import { directory, file, link } from '@/domain/docker/files/node'
import { makeLayer } from '@/domain/docker/images/digests'
import { putBlob, type Sim } from '@/domain/docker/sim'
import { containerChanges } from './diff'
import { sampleContainer } from './sample-container'

const base: Changes = {
  '/etc': directory(),
  '/etc/motd': file('hello', { mtime: 1000 }),
  '/etc/old': file('x'),
  '/srv': directory(),
  '/srv/a': directory(),
  '/srv/a/deep': file('y'),
  '/link': link('/etc'),
}

function diff(changes: Changes): string[] {
  const sim: Sim = { world: freshWorld('overlay2'), docker: () => 0 }
  const layer = makeLayer(base)
  putBlob(sim, layer.digest, layer.blob)
  const container = sampleContainer({ layers: [layer.digest], changes })
  return containerChanges(sim.world, container).map(({ kind, path }) => `${kind} ${path}`)
}

describe('docker diff', () => {
  it('says nothing when nothing changed', () => {
    expect(diff({})).toEqual([])
    expect(diff({ '/etc/motd': file('hello', { mtime: 1000 }) })).toEqual([])
  })

  it('lists what was deleted in a directory after what is still there', () => {
    expect(diff({ '/etc/old': null, '/etc/zone': file('z'), '/link': null, '/srv/a/deep': null })).toEqual([
      'C /etc',
      'A /etc/zone',
      'D /etc/old',
      'C /srv',
      'C /srv/a',
      'D /srv/a/deep',
      'D /link',
    ])
  })

  it('shows directories above a change as changed', () => {
    expect(diff({ '/etc/motd': file('bye', { mtime: 2500 }) })).toEqual(['C /etc', 'C /etc/motd'])
  })

  it('shows everything in a new directory', () => {
    expect(diff({ '/new': directory(), '/new/b': file('b'), '/new/a': directory() })).toEqual([
      'A /new',
      'A /new/a',
      'A /new/b',
    ])
  })

  it('shows of a deleted directory only itself', () => {
    expect(diff({ '/srv': null, '/etc/old': null })).toEqual(['C /etc', 'D /etc/old', 'D /srv'])
  })

  it('counts a touched file, but not a touched directory', () => {
    expect(diff({ '/etc': directory({ mtime: 9500 }) })).toEqual([])
    expect(diff({ '/etc/motd': file('hello', { mtime: 9500 }) })).toEqual(['C /etc', 'C /etc/motd'])
    expect(diff({ '/etc': directory({ mode: 0o700 }) })).toEqual(['C /etc'])
  })

  it('takes a file in the place of a directory for a change', () => {
    expect(diff({ '/srv': file('now a file') })).toEqual(['C /srv'])
    expect(diff({ '/link': link('/srv', { mtime: 5500 }) })).toEqual(['C /link'])
  })

  it('lists a directory before what is in it, and that before the next name', () => {
    expect(diff({ '/a': directory(), '/a-b': file('x'), '/a/z': file('z') })).toEqual(['A /a', 'A /a/z', 'A /a-b'])
  })
})
