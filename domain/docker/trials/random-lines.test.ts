import { describe, expect, it } from 'vitest'
import { freshWorld } from '@/domain/docker/asked/play'
import { run } from '@/domain/docker/run'
import type { Store } from '@/domain/docker/world/store'
import type { World } from '@/domain/docker/world/world'
import { anyLines } from './any-line'
import { brokenInvariants, changedBlobs } from './invariants'

// `npm run bench` runs a hundred thousand of them.
const worlds = 40
const linesEach = 50

/** Freezes what a command must not touch. Samples and what was frozen before are skipped. */
function freeze<T>(value: T): T {
  if (value !== null && typeof value === 'object' && !Object.isFrozen(value)) {
    Object.freeze(value)
    for (const item of Object.values(value)) freeze(item)
  }
  return value
}

describe('random lines, valid and broken', () => {
  it.each(['containerd', 'overlay2'] as Store[])(
    'never throw, never break a world of %s, never change an old one',
    (store) => {
      for (let number = 0; number < worlds / 2; number++) {
        const seed = `${store}-${number}`
        const next = anyLines(seed)
        const lines: string[] = []
        let world: World = freeze(freshWorld(store))
        for (let place = 0; place < linesEach; place++) {
          const line = next()
          lines.push(line)
          const ran = run(world, line)
          expect({ lines, bad: /internal error|TypeError|undefined|\[object/.exec(ran.stderr)?.[0] }).toEqual({
            lines,
            bad: undefined,
          })
          expect({ lines, broken: brokenInvariants(ran.world) }).toEqual({ lines, broken: [] })
          world = freeze(ran.world)
        }
        expect({ seed, changed: changedBlobs(world) }).toEqual({ seed, changed: [] })
        expect(JSON.parse(JSON.stringify(world))).toEqual(world)
      }
    },
    120_000,
  )

  it('give the same world and the same bytes again', () => {
    const play = () => {
      const next = anyLines('again')
      let world = freshWorld('containerd')
      const said: string[] = []
      for (let place = 0; place < 60; place++) {
        const ran = run(world, next())
        world = ran.world
        said.push(ran.stdout, ran.stderr, String(ran.exitCode))
      }
      return { world, said }
    }
    expect(play()).toEqual(play())
  })
})
