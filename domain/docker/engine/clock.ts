import type { Sim } from '@/domain/docker/sim'

/** Runs whatever can run now, on the host and in every container, until all of it waits. */
export function settle(_sim: Sim): void {
  throw new Error('not yet')
}

/** Lets time pass until an instant; everything that falls due on the way happens, in order. */
export function moveTo(_sim: Sim, _until: number): void {
  throw new Error('not yet')
}

/**
 * Lets time pass until something is so. `never`: nothing that is going on can make it so;
 * `limit`: that much simulated time has passed.
 */
export function waitFor(_sim: Sim, _isSo: () => boolean, _limit: number): 'done' | 'never' | 'limit' {
  throw new Error('not yet')
}
