import { describe, expect, test } from 'vitest'
import { short } from '@/domain/docker/digest'
import { Bench, stores } from '@/domain/docker/images/bench'
import type { Store } from '@/domain/docker/world/store'
import { history } from './history'

const benchOf = (store: Store) => new Bench(store, [history])
const created = Date.UTC(2025, 11, 15, 9)
const layers: Record<string, string>[] = [{ '/a': 'x'.repeat(1_000_000) }, { '/b': 'b' }]

describe.each(stores)('docker history with %s', (store) => {
  test('the last step first, with <missing> below', () => {
    const bench = benchOf(store)
    const id = bench.image('app:1', { layers, created })
    const { out } = bench.docker('history app:1')
    const lines = out.split('\n')
    expect(lines[0]).toBe('IMAGE          CREATED       CREATED BY   SIZE      COMMENT')
    expect(lines[1]).toMatch(new RegExp(`^${short(id)}   4 weeks ago   step 1       \\S+ +test$`))
    expect(lines[2]).toMatch(/^<missing> {6}4 weeks ago {3}step 0 {7}1(MB|.01MB) +test$/)
    expect(lines).toHaveLength(4)
  })

  test('as numbers and times with -H=false', () => {
    const bench = benchOf(store)
    bench.image('app:1', { layers: layers.slice(0, 1), created })
    const size = store === 'containerd' ? '1007616' : '1000000'
    expect(bench.docker('image history -H=false app:1').out).toMatch(
      new RegExp(
        `^IMAGE +CREATED AT +CREATED BY +SIZE +COMMENT\n\\S+ +2025-12-15T09:00:00Z   step 0       ${size}   test\n$`,
      ),
    )
  })

  test('ids only, whole or cut', () => {
    const bench = benchOf(store)
    const id = bench.image('app:1', { layers })
    expect(bench.docker('history -q app:1').out).toBe(`${short(id)}\n<missing>\n`)
    expect(bench.docker('history -q --no-trunc app:1').out).toBe(`${id}\n<missing>\n`)
  })

  test('has the ids of images that it was committed on', () => {
    const bench = benchOf(store)
    const base = bench.image('base:1', { layers: layers.slice(0, 1) })
    const child = bench.image('child:1', { layers, parent: 'base:1' })
    expect(bench.docker('history -q child:1').out).toBe(`${short(child)}\n${short(base)}\n`)
  })

  test('refuses what is not here, or no platform', () => {
    const bench = benchOf(store)
    expect(bench.docker('history gone')).toEqual({
      out: '',
      err: 'Error response from daemon: No such image: gone:latest\n',
      status: 1,
    })
    expect(bench.docker('history --platform x app').err).toBe(
      'invalid platform: "x": unknown operating system or architecture: invalid argument\n',
    )
    bench.image('app:1')
    expect(bench.docker('history --platform linux/arm64 app:1').err).toBe(
      store === 'containerd'
        ? 'Error response from daemon: image with reference app:1 was found but does not provide the specified platform (linux/arm64)\n'
        : 'Error response from daemon: image with reference app:1 was found but its platform (linux/amd64) does not match the specified platform (linux/arm64)\n',
    )
  })
})
