import { freshWorld } from '@/domain/docker/asked/play'
import { run } from '@/domain/docker/run'
import { anyLines } from '@/domain/docker/trials/any-line'
import { brokenInvariants, changedBlobs } from '@/domain/docker/trials/invariants'
import type { Measure } from './measure'

const eachWorld = 50

/**
 * Random lines, valid and broken, in worlds of fifty lines each, both stores in
 * turn: how many threw, or left a world in which something is wrong.
 * @param lines how many in all
 */
export function randomLines(lines: number): { broken: string[] } {
  const broken: string[] = []
  for (let number = 0; number * eachWorld < lines; number++) {
    const next = anyLines(`bench-${number}`)
    let world = freshWorld(number % 2 ? 'overlay2' : 'containerd')
    for (let place = 0; place < eachWorld; place++) {
      const line = next()
      const ran = run(world, line)
      const wrong = [...brokenInvariants(ran.world), ...(ran.exitCode === 70 ? [ran.stderr.trim()] : [])]
      if (wrong.length) broken.push(`bench-${number}, ${JSON.stringify(line)}: ${wrong[0]}`)
      world = ran.world
    }
    broken.push(...changedBlobs(world).map((digest) => `bench-${number}: ${digest} has changed`))
  }
  return { broken }
}

/** A hundred thousand of them. */
export async function measureLabLines(): Promise<Measure> {
  const lines = 100_000
  const { broken } = randomLines(lines)
  return {
    name: 'lab-random-lines',
    value: broken.length,
    unit: 'broken',
    against: lines,
    ratio: broken.length / lines,
    aim: '0 broken',
    met: broken.length === 0,
    note: broken.slice(0, 3).join('; ') || `${lines} random lines, none threw, none broke a world`,
  }
}
