import { describe, expect, it } from 'vitest'
import type { Container, RestartPolicy } from '@/domain/docker/world/container'
import { nextTry } from './restart-policy'

const ended = (name: RestartPolicy['name'], state: Partial<Container['state']> = {}, maximumRetries = 0) =>
  ({
    host: { restart: { name, maximumRetries } },
    state: { restartCount: 0, stoppedByHand: false, ...state },
  }) as Container

describe('the restart policy', () => {
  it('waits 100 ms, twice as long each time, at most a minute', () => {
    const waits: number[] = []
    for (let backoff = 0; waits.length < 12; ) {
      backoff = nextTry(ended('always', { backoff }), 1, 0) ?? -1
      waits.push(backoff)
    }
    expect(waits).toEqual([100, 200, 400, 800, 1600, 3200, 6400, 12_800, 25_600, 51_200, 60_000, 60_000])
  })

  it('begins anew after a run of ten seconds', () => {
    expect(nextTry(ended('always', { backoff: 6400 }), 1, 9_999)).toBe(12_800)
    expect(nextTry(ended('always', { backoff: 6400 }), 1, 10_000)).toBe(100)
  })

  it.each([
    ['no', 1, {}, 0, null],
    ['always', 0, {}, 0, 100],
    ['always', 0, { stoppedByHand: true }, 0, 100],
    ['always', 0, { restartCanceled: true }, 0, null],
    ['unless-stopped', 0, {}, 0, 100],
    ['unless-stopped', 0, { stoppedByHand: true }, 0, null],
    ['on-failure', 0, {}, 0, null],
    ['on-failure', 1, {}, 0, 100],
    ['on-failure', 1, { restartCount: 2 }, 3, 100],
    ['on-failure', 1, { restartCount: 3 }, 3, null],
  ] as const)('%s, exit %i, %o', (name, exitCode, state, retries, wait) => {
    expect(nextTry(ended(name, state, retries), exitCode, 0)).toBe(wait)
  })
})
