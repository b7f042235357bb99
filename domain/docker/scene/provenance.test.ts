import { describe, expect, it } from 'vitest'
import { directory, file } from '@/domain/docker/files/node'
import { entriesOf, layerEntries, type NamedLayer, versionsOf } from './provenance'

const layers: NamedLayer[] = [
  {
    title: 'layer 1',
    changes: {
      '/etc': directory(),
      '/etc/a': file('1'),
      '/etc/b': file('1'),
      '/var': directory(),
      '/var/x': file('1'),
    },
  },
  { title: 'layer 2', changes: { '/etc': directory(), '/etc/a': file('2'), '/var': null } },
  { title: 'writable layer', changes: { '/etc/b': null, '/new': file('3') } },
]
const shown = (path: string) =>
  entriesOf(layers, path).map(({ name, layer, deleted }) => [name, layers[layer]?.title, deleted])

describe('where files come from', () => {
  it('is the topmost layer that holds them; deleted ones name the layer that hides them', () => {
    expect(shown('/etc')).toEqual([
      ['a', 'layer 2', false],
      ['b', 'writable layer', true],
    ])
    expect(shown('/')).toEqual([
      ['etc', 'layer 2', false],
      ['new', 'writable layer', false],
      ['var', 'layer 2', true],
    ])
  })

  it('is told of what lies under a deleted directory, too', () => {
    expect(versionsOf(layers, '/var/x').map(({ layer, node }) => [layer, node !== null])).toEqual([
      [0, true],
      [1, false],
    ])
  })

  it('lists every version of a file, the bottom first', () => {
    expect(versionsOf(layers, '/etc/a').map(({ layer }) => layer)).toEqual([0, 1])
    expect(versionsOf(layers, '/nowhere')).toEqual([])
  })

  it('shows what one layer alone holds and deletes, with directories that it only implies', () => {
    expect(layerEntries({ '/a/b/c': file('x'), '/d': null }, '/').map(({ name, node }) => [name, node?.kind])).toEqual([
      ['a', 'dir'],
      ['d', undefined],
    ])
    expect(layerEntries({ '/a/b/c': file('x') }, '/a').map(({ path }) => path)).toEqual(['/a/b'])
  })
})
