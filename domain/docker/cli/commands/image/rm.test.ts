import { describe, expect, test } from 'vitest'
import { short } from '@/domain/docker/digest'
import { Bench, stores } from '@/domain/docker/images/bench'
import type { Store } from '@/domain/docker/world/store'
import { imageLs } from './ls'
import { imageRm } from './rm'

const benchOf = (store: Store) => new Bench(store, [imageLs, imageRm])

const done = (out: string) => ({ out, err: '', status: 0 })
const refused = (message: string) => ({ out: '', err: `Error response from daemon: ${message}\n`, status: 1 })

describe.each(stores)('docker rmi with %s', (store) => {
  test('takes one of two tags, even while a container uses the image', () => {
    const bench = benchOf(store)
    bench.image('app:1')
    bench.image('app:2')
    bench.container('app:1', 'running')
    expect(bench.docker('rmi app:2')).toEqual(done('Untagged: app:2\n'))
    expect(bench.names()).toEqual(['app:1'])
  })

  test('says that an image is not here, and with -f does not fail', () => {
    const bench = benchOf(store)
    const missing = 'Error response from daemon: No such image: nosuch:latest\n'
    expect(bench.docker('rmi nosuch')).toEqual({ out: '', err: missing, status: 1 })
    expect(bench.docker('rmi -f nosuch')).toEqual({ out: '', err: missing, status: 0 })
  })

  test('does what it can of several operands', () => {
    const bench = benchOf(store)
    const id = bench.image('app:1')
    const { out, err, status } = bench.docker('rmi app:1 app:1 gone')
    expect(out).toContain(`Untagged: app:1\nDeleted: ${id}\n`)
    expect(err).toBe(
      'Error response from daemon: No such image: app:1\nError response from daemon: No such image: gone:latest\n',
    )
    expect(status).toBe(1)
  })

  test('refuses an id with several tags, and deletes it with force', () => {
    const bench = benchOf(store)
    const id = bench.image('app:1')
    bench.image('app:2')
    expect(bench.docker(`rmi ${short(id)}`)).toEqual(
      refused(
        `conflict: unable to delete ${short(id)} (must be forced) - image is referenced in multiple repositories`,
      ),
    )
    expect(bench.docker(`image rm -f ${id}`).out).toContain(`Untagged: app:1\nUntagged: app:2\nDeleted: ${id}\n`)
    expect(bench.names()).toEqual([])
  })

  test('refuses an id that a running container uses, with force or without', () => {
    for (const status of ['running', 'paused', 'restarting'] as const) {
      const bench = benchOf(store)
      const id = bench.image('app:1')
      const container = bench.container('app:1', status)
      const words = refused(
        `conflict: unable to delete ${short(id)} (cannot be forced) - image is being used by running container ${short(container)}`,
      )
      expect(bench.docker(`rmi ${short(id)}`)).toEqual(words)
      expect(bench.docker(`rmi -f ${short(id)}`)).toEqual(words)
    }
  })

  test('refuses an id that a stopped container uses, unless forced', () => {
    const bench = benchOf(store)
    const id = bench.image('app:1')
    const container = bench.container('app:1')
    expect(bench.docker(`rmi ${short(id)}`)).toEqual(
      refused(
        `conflict: unable to delete ${short(id)} (must be forced) - image is being used by stopped container ${short(container)}`,
      ),
    )
    expect(bench.docker(`rmi -f ${short(id)}`)).toEqual(done(`Untagged: app:1\nDeleted: ${id}\n`))
  })

  test('with force only the name goes while a running container uses the image', () => {
    const bench = benchOf(store)
    const id = bench.image('app:1')
    bench.container('app:1', 'running')
    expect(bench.docker('rmi -f app:1')).toEqual(done('Untagged: app:1\n'))
    expect(bench.docker('images -aq --no-trunc').out).toBe(`${id}\n`)
    expect(bench.docker('images').out).toBe('IMAGE   ID             DISK USAGE   CONTENT SIZE   EXTRA\n')
  })

  test('deletes a dangling image by its id', () => {
    const bench = benchOf(store)
    const id = bench.image(null)
    expect(bench.docker(`rmi ${short(id)}`).out).toMatch(new RegExp(`^Deleted: ${id}\n`))
    expect(bench.docker('images -aq').out).toBe('')
  })
})

describe('docker rmi in the containerd store', () => {
  const bench = () => benchOf('containerd')

  test('deletes an image with its last tag, and tells only of the image', () => {
    const daemon = bench()
    const id = daemon.image('app:1', { layers: [{ '/a': '1' }, { '/b': '2' }] })
    expect(daemon.docker('rmi app:1')).toEqual(done(`Untagged: app:1\nDeleted: ${id}\n`))
    expect(daemon.world.containerd).toEqual({ names: {}, content: {} })
  })

  test('completes the name in a conflict', () => {
    const daemon = bench()
    const id = daemon.image('app:latest')
    const container = daemon.container('app')
    expect(daemon.docker('rmi app')).toEqual(
      refused(
        `conflict: unable to delete app:latest (must be forced) - container ${short(container)} is using its referenced image ${short(id)}`,
      ),
    )
  })

  test('with force by name leaves a dangling image for a stopped container', () => {
    const daemon = bench()
    const id = daemon.image('app:1')
    daemon.container('app:1')
    expect(daemon.docker('rmi -f app:1')).toEqual(done('Untagged: app:1\n'))
    expect(daemon.names()).toEqual([`moby-dangling@${id}`])
  })

  test('by a digest takes every tag of the repository, and none of others', () => {
    const daemon = bench()
    const id = daemon.image('app:1')
    daemon.image('app:2')
    daemon.image('other:1')
    expect(daemon.docker(`rmi app@${id}`)).toEqual(done('Untagged: app:1\nUntagged: app:2\n'))
    expect(daemon.docker(`rmi nosuch@${id}`)).toEqual(refused(`No such image: nosuch@${id}`))
    expect(daemon.docker(`rmi other@${id}`)).toEqual(done(`Untagged: other:1\nDeleted: ${id}\n`))
  })

  test('keeps an image that others were committed on as dangling, and prunes it with the last child', () => {
    const daemon = bench()
    const base = daemon.image('base:1')
    const child = daemon.image('child:1', { layers: [{ '/a': 'a' }, { '/b': 'b' }], parent: 'base:1' })
    expect(daemon.docker('rmi base:1')).toEqual(done(`Untagged: base:1\nDeleted: ${base}\n`))
    expect(daemon.names()).toEqual(['child:1', `moby-dangling@${base}`])
    expect(daemon.docker('images -q --no-trunc').out).toBe(`${child}\n`)
    expect(daemon.docker('rmi child:1')).toEqual(done(`Untagged: child:1\nDeleted: ${child}\nDeleted: ${base}\n`))
    expect(daemon.names()).toEqual([])
  })

  test('--no-prune leaves dangling parents', () => {
    const daemon = bench()
    const base = daemon.image(null)
    daemon.image('child:1', { layers: [{ '/a': 'a' }, { '/b': 'b' }], parent: base })
    daemon.docker('rmi --no-prune child:1')
    expect(daemon.names()).toEqual([`moby-dangling@${base}`])
  })

  test('--platform needs force, and then takes the blobs of that platform', () => {
    const daemon = bench()
    daemon.image('app:1', { platforms: [{ os: 'linux', architecture: 'amd64' }] })
    expect(daemon.docker('rmi --platform linux/amd64 app:1')).toEqual(
      refused('Content will be removed from all images referencing this variant. Use —-force to force delete.'),
    )
    expect(daemon.docker('rmi -f --platform linux/amd64 app:1').out).toMatch(/^Deleted: sha256:[0-9a-f]{64}\n$/)
    expect(daemon.names()).toEqual(['app:1'])
    expect(daemon.docker('rmi -f --platform linux/arm64 app:1').err).toMatch(
      /failed to delete platform linux\/arm64 for image sha256:\w{64}: image with reference app:1 was found but does not provide the specified platform \(linux\/arm64\)\n$/,
    )
  })

  test('wants four digits of an id', () => {
    const daemon = bench()
    const id = daemon.image('app:1').slice(7)
    expect(daemon.docker(`rmi ${id.slice(0, 3)}`)).toEqual(refused(`No such image: ${id.slice(0, 3)}:latest`))
    expect(daemon.docker(`rmi ${id.slice(0, 4)}`).status).toBe(0)
  })
})

describe('docker rmi in the overlay2 store', () => {
  const bench = () => benchOf('overlay2')

  test('tells of every layer that nothing needs any more, the top first', () => {
    const daemon = bench()
    const id = daemon.image('app:1', { layers: [{ '/a': '1' }, { '/b': '2' }] })
    daemon.image('base:1', { layers: [{ '/a': '1' }] })
    const { out } = daemon.docker('rmi app:1')
    expect(out).toMatch(new RegExp(`^Untagged: app:1\nDeleted: ${id}\nDeleted: sha256:[0-9a-f]{64}\n$`))
    expect(daemon.docker('rmi base:1').out.split('\n')).toHaveLength(4)
  })

  test('quotes the name as typed in a conflict', () => {
    const daemon = bench()
    const id = daemon.image('app:latest')
    const container = daemon.container('app')
    expect(daemon.docker('rmi app')).toEqual(
      refused(
        `conflict: unable to remove repository reference "app" (must force) - container ${short(container)} is using its referenced image ${short(id)}`,
      ),
    )
  })

  test('with force by name deletes the record under a stopped container, not its layers', () => {
    const daemon = bench()
    const id = daemon.image('app:1')
    daemon.container('app:1')
    expect(daemon.docker('rmi -f app:1')).toEqual(done(`Untagged: app:1\nDeleted: ${id}\n`))
  })

  test('with the last tag go the digests of the repository', () => {
    const daemon = bench()
    const id = daemon.image('app:1')
    const digest = `sha256:${'d'.repeat(64)}`
    daemon.image(`app@${digest}`)
    expect(daemon.docker('rmi app:1').out).toMatch(
      new RegExp(`^Untagged: app:1\nUntagged: app@${digest}\nDeleted: ${id}\n`),
    )
  })

  test('by an id goes what is one tag with its digest', () => {
    const daemon = bench()
    const id = daemon.image('app:1')
    const digest = `sha256:${'d'.repeat(64)}`
    daemon.image(`app@${digest}`)
    expect(daemon.docker(`rmi ${short(id)}`).out).toMatch(
      new RegExp(`^Untagged: app:1\nUntagged: app@${digest}\nDeleted: ${id}\n`),
    )
  })

  test('refuses an image that others were committed on, even with force', () => {
    const daemon = bench()
    const base = daemon.image('base:1')
    daemon.image('child:1', { layers: [{ '/a': 'a' }, { '/b': 'b' }], parent: 'base:1' })
    const words = refused(
      `conflict: unable to delete ${short(base)} (cannot be forced) - image has dependent child images`,
    )
    expect(daemon.docker(`rmi ${short(base)}`)).toEqual(words)
    expect(daemon.docker(`rmi -f ${short(base)}`)).toEqual(words)
    expect(daemon.docker('rmi base:1')).toEqual(done('Untagged: base:1\n'))
    const deleted = daemon.docker('rmi child:1').out.match(/Deleted: sha256/g)
    expect(deleted).toHaveLength(4)
  })

  test('takes one digit of an id', () => {
    const daemon = bench()
    const id = daemon.image('app:1')
    expect(daemon.docker(`rmi ${id.slice(7, 8)}`).status).toBe(0)
  })
})
