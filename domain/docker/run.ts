import type { Store } from './world/store'
import type { World } from './world/world'

export type Ran = { world: World; stdout: string; stderr: string; exitCode: number }

/**
 * A fresh world: an empty image store, the sample registry, an empty home directory.
 * @param now milliseconds since 1970 that its clock shows @param seed what its random ids are drawn from
 */
export function createWorld(_how: { store: Store; now: number; seed: string }): World {
  throw new Error('not yet')
}

/**
 * Runs one line as a shell on the host would. Never throws; `world` is not changed.
 * The line's output goes to a terminal of unknown width unless it is redirected.
 * @param input `open` where a person may type into an interactive container; else its input ends at once
 */
export function run(_world: World, _line: string, _input: 'open' | 'closed' = 'closed'): Ran {
  throw new Error('not yet')
}
