import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { imageLs } from '@/domain/docker/cli/commands/image/ls'
import { imagePrune } from '@/domain/docker/cli/commands/image/prune'
import { imageRm } from '@/domain/docker/cli/commands/image/rm'
import { imageTag } from '@/domain/docker/cli/commands/image/tag'
import type { Digest } from '@/domain/docker/digest'
import { blobOf } from '@/domain/docker/sim'
import type { World } from '@/domain/docker/world/world'
import { Bench, stores } from './bench'
import { childrenOf } from './content'
import { findImage, listImages } from './store'

const name = fc.constantFrom('a:1', 'a:2', 'b:1', 'b:latest', 'c:1')
const step = fc.oneof(
  fc.record({ do: fc.constant('build' as const), name: fc.option(name), files: fc.integer({ min: 0, max: 3 }) }),
  fc.record({ do: fc.constant('commit' as const), name: fc.option(name), on: name }),
  fc.record({ do: fc.constant('run' as const), name, running: fc.boolean() }),
  fc.record({ do: fc.constant('docker' as const), line: fc.constantFrom('rmi', 'rmi -f', 'rmi --no-prune'), name }),
  fc.record({ do: fc.constant('rmi' as const), force: fc.boolean(), pick: fc.nat(5) }),
  fc.record({ do: fc.constant('tag' as const), name, to: name }),
  fc.record({ do: fc.constant('prune' as const), all: fc.boolean() }),
)
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

function take(bench: Bench, one: Step): void {
  const isHere = (text: string) => findImage(bench.world, text).ok
  if (one.do === 'build') bench.image(one.name, { layers: [{ '/base': 'b' }, { [`/${one.files}`]: 'x' }] })
  else if (one.do === 'commit' && isHere(one.on))
    bench.image(one.name, { layers: [{ '/base': 'b' }, { '/commit': one.on }], parent: one.on })
  else if (one.do === 'run' && isHere(one.name)) bench.container(one.name, one.running ? 'running' : 'exited')
  else if (one.do === 'docker') bench.docker(`${one.line} ${one.name}`)
  else if (one.do === 'tag') bench.docker(`tag ${one.name} ${one.to}`)
  else if (one.do === 'prune') bench.docker(`image prune -f${one.all ? 'a' : ''}`)
  else if (one.do === 'rmi') {
    const ids = listImages(bench.world).map(({ id }) => id)
    const id = ids[one.pick % Math.max(1, ids.length)]
    if (id) bench.docker(`rmi ${one.force ? '-f ' : ''}${id}`)
  }
}

/** Blobs that names lead to and the store lacks. */
function lost(world: World): string[] {
  if (world.store === 'overlay2') {
    const names = Object.entries(world.overlay2.names).filter(([, id]) => !world.overlay2.images[id])
    const images = Object.values(world.overlay2.images).filter(({ id, layers }) =>
      [id, ...layers].some((digest) => !blobOf(world, digest)),
    )
    return [...names.map(([text]) => text), ...images.map(({ id }) => id)]
  }
  const below = (digest: Digest): string[] =>
    world.containerd.content[digest]
      ? childrenOf(blobOf(world, digest)).flatMap((child) => below(child.digest))
      : [digest]
  return Object.values(world.containerd.names).flatMap(({ target }) => below(target))
}

describe.each(stores)('whatever is done with %s', (store) => {
  const commands = [imageLs, imagePrune, imageRm, imageTag]
  const check = (property: (bench: Bench, one: Step) => void) =>
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const bench = new Bench(store, commands)
        for (const one of steps) property(bench, one)
      }),
      { numRuns: 150 },
    )

  test('no name points at what is not here', () => {
    check((bench, one) => {
      take(bench, one)
      expect(lost(bench.world)).toEqual([])
    })
  })

  test('an image never changes but for its names', () => {
    check((bench, one) => {
      const before = new Map(listImages(bench.world).map(({ tags, digests, ...image }) => [image.id, image]))
      take(bench, one)
      for (const { tags, digests, ...image } of listImages(bench.world))
        if (before.has(image.id)) expect(image).toEqual(before.get(image.id))
    })
  })

  test('a prune takes no image that a container uses, and no name but of unused ones', () => {
    check((bench, one) => {
      const used = Object.values(bench.world.containers).map(({ image }) => image)
      const here = used.filter((id) => findImage(bench.world, id).ok)
      take(bench, one)
      if (one.do === 'prune') expect(here.filter((id) => !findImage(bench.world, id).ok)).toEqual([])
    })
  })

  test('a second prune finds nothing', () => {
    check((bench, one) => {
      take(bench, one)
      if (one.do !== 'prune') return
      const again = bench.docker(`image prune -f${one.all ? 'a' : ''}`)
      expect(again.out).toBe('Total reclaimed space: 0B\n')
    })
  })

  test('rmi takes away the names that it tells of, and nothing else', () => {
    check((bench, one) => {
      if (one.do !== 'docker') return take(bench, one)
      const before = bench.names()
      const { out } = bench.docker(`${one.line} ${one.name}`)
      const told = [...out.matchAll(/^Untagged: (.*)$/gm)].map(([, text]) => text)
      const gone = before.filter((text) => !bench.names().includes(text) && !text.startsWith('moby-dangling'))
      expect(gone).toEqual(told.toSorted())
    })
  })

  test('every image is listed with -a, and has a name or is dangling', () => {
    check((bench, one) => {
      take(bench, one)
      const all = bench.docker('images -aq --no-trunc').out.trim().split('\n').filter(Boolean)
      expect([...new Set(all)].toSorted()).toEqual(
        listImages(bench.world)
          .map(({ id }) => id as string)
          .toSorted(),
      )
    })
  })
})
