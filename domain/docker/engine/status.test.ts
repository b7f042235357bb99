import { expect, it } from 'vitest'
import type { ContainerState } from '@/domain/docker/world/container'
import { sampleContainer } from './sample-container'
import { isRunning, statusText } from './status'

const text = (state: Partial<ContainerState>) => statusText(sampleContainer({ state }), 61_000)

it.each<[string, Partial<ContainerState>]>([
  ['Created', { status: 'created', startedAt: null }],
  ['Up About a minute', { status: 'running' }],
  ['Up About a minute (Paused)', { status: 'paused' }],
  ['Up 5 seconds (healthy)', { startedAt: 56_000, health: { status: 'healthy', failing: 0, nextAt: 0, log: [] } }],
  [
    'Up 5 seconds (health: starting)',
    { startedAt: 56_000, health: { status: 'starting', failing: 0, nextAt: 0, log: [] } },
  ],
  ['Restarting (1) 2 seconds ago', { status: 'restarting', exitCode: 1, finishedAt: 59_000 }],
  ['Removal In Progress', { status: 'removing' }],
  ['Dead', { status: 'dead' }],
  ['Exited (137) 3 seconds ago', { status: 'exited', exitCode: 137, finishedAt: 58_000 }],
])('says %s', (words, state) => {
  expect(text(state)).toBe(words)
})

it('counts paused and restarting containers as running', () => {
  const running = (status: ContainerState['status']) => isRunning(sampleContainer({ state: { status } }))
  expect([running('paused'), running('restarting'), running('running')]).toEqual([true, true, true])
  expect([running('created'), running('exited'), running('dead')]).toEqual([false, false, false])
})
