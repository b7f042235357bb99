import { describe, expect, it } from 'vitest'
import { freshWorld } from '@/domain/docker/asked/play'
import { runDocker } from '@/domain/docker/cli/main'
import { run } from '@/domain/docker/run'
import type { Sim } from '@/domain/docker/sim'
import { moveTo, waitFor } from './clock'

const simAfter = (...lines: string[]): Sim => ({
  world: lines.reduce((world, line) => run(world, line).world, freshWorld('containerd')),
  docker: runDocker,
})
const state = ({ world }: Sim) => Object.values(world.containers)[0]?.state
const never = () => false

describe('time', () => {
  it('passes to an instant, and what falls due on the way happens when it is due', () => {
    const sim = simAfter('docker run -d alpine sh -c "sleep 3; exit 2"')
    const { now } = sim.world
    moveTo(sim, now + 10_000)
    expect([sim.world.now, state(sim)?.finishedAt, state(sim)?.exitCode]).toEqual([now + 10_000, now + 3_000, 2])
  })

  it('never goes back', () => {
    const sim = simAfter()
    const { now } = sim.world
    moveTo(sim, now - 5)
    expect(sim.world.now).toBe(now)
  })

  it('stops as soon as something is so', () => {
    const sim = simAfter('docker run -d alpine sleep 3')
    const { now } = sim.world
    expect(waitFor(sim, () => state(sim)?.status === 'exited', 60_000)).toBe('done')
    expect(sim.world.now).toBe(now + 3_000)
  })

  it('does not pass at all where nothing can happen', () => {
    const sim = simAfter('docker run -d nginx')
    const { now } = sim.world
    expect([waitFor(sim, never, 60_000), sim.world.now]).toEqual(['never', now])
  })

  it('passes up to the limit', () => {
    const sim = simAfter('docker run -d alpine sleep 900')
    const { now } = sim.world
    expect([waitFor(sim, never, 60_000), sim.world.now]).toEqual(['limit', now + 60_000])
  })

  it('is bounded, however much happens in it', () => {
    const sim = simAfter('docker run -d alpine sh -c "while :; do sleep 0.1; done"')
    const { now } = sim.world
    expect(waitFor(sim, never, 3_600_000)).toBe('limit')
    moveTo(sim, now + 7_200_000)
    expect(sim.world.now).toBe(now + 7_200_000)
  })
})
