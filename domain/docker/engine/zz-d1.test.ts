import { test } from 'vitest'
import { anyLines } from '@/domain/docker/any-line'
import { brokenInvariants } from '@/domain/docker/invariants'
import { freshWorld } from '@/domain/docker/play'
import { run } from '@/domain/docker/run'
test('try', () => {
  const t0 = Date.now()
  let n = 0
  for (let k = 0; Date.now() - t0 < 100_000 && k < 60; k++) {
    const next = anyLines(`d1-${k}`)
    let world = freshWorld(k % 2 ? 'overlay2' : 'containerd')
    for (let i = 0; i < 40; i++) {
      const line = next()
      const t = Date.now()
      const r = run(world, line)
      n++
      const bad = /internal error.*|TypeError.*|undefined.*|\[object.*/.exec(r.stderr)?.[0]
      const broken = brokenInvariants(r.world)
      if (bad || broken.length || Date.now() - t > 4000) { console.log(k, i, line, bad, broken.slice(0, 3), Date.now() - t); if (broken.length) break }
      world = r.world
    }
  }
  console.log('lines', n)
}, 200_000)
