import type { Ran } from '@/domain/docker/run'
import type { Ask } from './ask'
import { probe } from './probe'

/** One thing that must be so; exactly one of `is`, `includes` and `excludes` is given. */
export type Wanted = { ask: Ask; is?: string | string[]; includes?: string; excludes?: string }

/** Something wanted of an exercise, with the sentence that tells it. */
export type Goal = Wanted & { say: string }

/** Which of the wanted things are so in the world after the steps, and what the model says to each; none before the first. */
export function reached<T extends Wanted>(
  steps: readonly Ran[],
  goal: readonly T[],
): (T & { met: boolean; said: string | string[] })[] {
  return goal.map((wanted) => {
    const said = probe(steps, wanted.ask)
    return { ...wanted, met: steps.length > 0 && isSo(said, wanted), said }
  })
}

function isSo(said: string | string[], { is, includes, excludes }: Wanted): boolean {
  if (includes !== undefined) return said.includes(includes)
  if (excludes !== undefined) return !said.includes(excludes)
  return Array.isArray(is) || Array.isArray(said) ? [said].flat().join('\n') === [is].flat().join('\n') : said === is
}
