import { expect, it } from 'vitest'
import { createWorld, run } from './run'

const world = createWorld({ store: 'containerd', now: Date.UTC(2026, 0, 15, 9), seed: 'run' })

it('leaves the world that it was given as it was', () => {
  const before = JSON.stringify(world)
  const ran = run(world, 'docker info')
  expect(ran.world.now).toBe(world.now + 100)
  expect(JSON.stringify(world)).toBe(before)
})

it('does the same with the same', () => {
  expect(run(world, 'docker info')).toEqual(run(world, 'docker info'))
})

it('keeps a world as plain data', () => {
  const { world: next } = run(world, 'docker network ls')
  expect(JSON.parse(JSON.stringify(next))).toEqual(next)
})

it('refuses a line that is too long', () => {
  expect(run(world, 'x'.repeat(70_000))).toMatchObject({ world, stdout: '', exitCode: 1 })
})

it('cuts an output that is too long', () => {
  const { stdout } = run(world, `docker info -f '{{range 60000}}${'x'.repeat(17)}{{end}}'`)
  expect(stdout.length).toBeLessThan(1.1 * 1024 * 1024)
})
