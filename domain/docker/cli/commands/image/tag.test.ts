import { describe, expect, test } from 'vitest'
import { Bench, stores } from '@/domain/docker/images/bench'
import type { Store } from '@/domain/docker/world/store'
import { imageLs } from './ls'
import { imageTag } from './tag'

const benchOf = (store: Store) => new Bench(store, [imageLs, imageTag])
const said = (err: string) => ({ out: '', err: `${err}\n`, status: 1 })

describe.each(stores)('docker tag with %s', (store) => {
  test('adds a name and says nothing', () => {
    const bench = benchOf(store)
    const id = bench.image('app:1')
    expect(bench.docker('tag app:1 me/app')).toEqual({ out: '', err: '', status: 0 })
    expect(bench.docker(`image tag ${id.slice(7, 15)} localhost:5000/app:x`).status).toBe(0)
    expect(bench.names()).toEqual(['app:1', 'localhost:5000/app:x', 'me/app:latest'])
    expect(bench.docker('images -q me/app').out).toBe(`${id.slice(7, 19)}\n`)
  })

  test('takes the name from another image, which is then dangling', () => {
    const bench = benchOf(store)
    bench.image('a:1')
    const other = bench.image('b:1', { layers: [{ '/b': 'b' }] })
    bench.docker('tag a:1 b:1')
    expect(bench.docker('images -q -f dangling=true').out).toBe(`${other.slice(7, 19)}\n`)
    bench.docker(`tag ${other} b:2`)
    expect(bench.docker('images -q -f dangling=true').out).toBe('')
  })

  test('refuses in the words of the client', () => {
    const bench = benchOf(store)
    bench.image('app:1')
    const hex = 'a'.repeat(64)
    expect(bench.docker('tag nosuch x')).toEqual(said('Error response from daemon: No such image: nosuch:latest'))
    expect(bench.docker(`tag app:1 b@sha256:${hex}`)).toEqual(said('refusing to create a tag with a digest reference'))
    expect(bench.docker('tag app:1 B!')).toEqual(
      said(
        'error parsing reference: "B!" is not a valid repository/tag: invalid reference format: repository name (library/B!) must be lowercase',
      ),
    )
    expect(bench.docker('tag app:1 b!')).toEqual(
      said('error parsing reference: "b!" is not a valid repository/tag: invalid reference format'),
    )
    expect(bench.docker(`tag app:1 ${hex}`)).toEqual(
      said(
        `error parsing reference: "${hex}" is not a valid repository/tag: invalid repository name (${hex}), cannot specify 64-byte hexadecimal strings`,
      ),
    )
    expect(bench.docker('tag App app:2').err).toMatch(
      /^error parsing reference: "App" is not a valid repository\/tag: /,
    )
    expect(bench.docker('tag app:1 sha256:x')).toEqual(
      said('Error response from daemon: refusing to create an ambiguous tag using digest algorithm as name'),
    )
  })
})
