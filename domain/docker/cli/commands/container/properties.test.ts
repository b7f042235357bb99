import fc from 'fast-check'
import { expect, it } from 'vitest'
import { freshWorld } from '@/domain/docker/asked/play'
import { run } from '@/domain/docker/run'
import { brokenInvariants } from '@/domain/docker/trials/invariants'
import type { Container } from '@/domain/docker/world/container'
import type { World } from '@/domain/docker/world/world'

const base = run(freshWorld('containerd'), 'docker pull -q alpine').world

const name = fc.constantFrom('aa', 'bb', 'cc')
const programs = [
  'sleep 3',
  'sleep 900',
  'sh -c "echo x > /f; exit 2"',
  'nosuch',
  `sh -c 'trap "exit 5" TERM; while :; do sleep 1; done'`,
]
const flags = ['', '--rm', '--restart always', '--restart on-failure:2', '-p 80:80', '-v data:/data', '--init', '-i']
const line = fc.oneof(
  fc
    .tuple(fc.constantFrom('run -d', 'create'), fc.constantFrom(...flags), name, fc.constantFrom(...programs))
    .map(([verb, flag, container, program]) => `docker ${verb} ${flag} --name ${container} alpine ${program}`),
  fc
    .tuple(
      fc.constantFrom(
        'start',
        'stop -t 2',
        'restart -t 1',
        'kill',
        'kill -s HUP',
        'pause',
        'unpause',
        'rm',
        'rm -f',
        'wait',
      ),
      name,
    )
    .map(([verb, container]) => `docker ${verb} ${container}`),
  fc.tuple(name, name).map(([from, to]) => `docker rename ${from} ${to}`),
  fc.integer({ min: 1, max: 20 }).map((seconds) => `sleep ${seconds}`),
)

/** What is odd about one container. */
function oddities({ state, created }: Container, { now }: World): string[] {
  const times = [created, state.startedAt ?? created, state.finishedAt ?? created]
  return [
    ...(times.some((time) => time > now || time < created) ? ['a time before its creation, or to come'] : []),
    ...(state.status === 'restarting' && (state.restartAt ?? 0) < (state.finishedAt ?? 0)
      ? ['restarts before it ended']
      : []),
    ...(state.status === 'created' && state.startedAt !== null ? ['created, but started'] : []),
    ...(state.status === 'running' && state.exitCode !== 0 ? ['runs with an exit code'] : []),
  ]
}

it('no sequence of commands leaves a container that cannot be', () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 14 }), (lines) => {
      let world = base
      for (const one of lines) {
        const ran = run(world, one)
        expect(ran.stderr).not.toContain('internal error')
        expect(ran.world.now).toBeGreaterThanOrEqual(world.now)
        world = ran.world
        expect({ lines, broken: brokenInvariants(world) }).toEqual({ lines, broken: [] })
        expect(Object.values(world.containers).flatMap((container) => oddities(container, world))).toEqual([])
      }
    }),
    { numRuns: 60 },
  )
}, 60_000)

it('rm frees the name', () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 6 }), name, (lines, container) => {
      const world = [...lines, `docker rm -f ${container}`].reduce((before, one) => run(before, one).world, base)
      expect(run(world, `docker create --name ${container} alpine`).exitCode).toBe(0)
    }),
    { numRuns: 20 },
  )
})

it("a container's writes reach neither its image nor another container, and outlive a stop", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z]{1,8}$/), fc.stringMatching(/^[a-z]{1,8}$/), (file, content) => {
      const lines = [`docker run --name aa alpine sh -c 'echo ${content} > /${file}.txt'`, 'docker start -a aa']
      const world = lines.reduce((before, one) => run(before, one).world, base)
      expect(run(world, `docker run alpine cat /${file}.txt`).stdout).toBe('')
      expect(world.blobs).toEqual(base.blobs)
      expect(world.containers[Object.keys(world.containers)[0] ?? '']?.changes[`/${file}.txt`]).toMatchObject({
        content: `${content}\n`,
      })
    }),
    { numRuns: 15 },
  )
})
