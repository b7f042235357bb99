import { createWorld, type Ran, run } from '@/domain/docker/run'
import type { Store } from '@/domain/docker/world/store'
import type { World } from '@/domain/docker/world/world'

/** A script as it was run: the fresh world, the lines, and what the model did with each. */
export type Played = { store: Store; lines: string[]; start: World; steps: Ran[] }

/** 2026-01-15 09:00 UTC: every world of the product begins at the same moment, so that a script always runs the same. */
export const worldStart = Date.UTC(2026, 0, 15, 9)

/** The fresh world of the lab, of every exercise and of every prediction. */
export const freshWorld = (store: Store): World => createWorld({ store, now: worldStart, seed: 'deckhand' })

/**
 * Runs a script from a fresh world, line by line.
 * @param input `open` for what a person typed in the lab: there a container may hold the terminal for several lines
 */
export function play(store: Store, lines: string[], input: 'open' | 'closed' = 'closed'): Played {
  const start = freshWorld(store)
  const steps: Ran[] = []
  for (const line of lines) steps.push(run(steps.at(-1)?.world ?? start, line, input))
  return { store, lines, start, steps }
}
