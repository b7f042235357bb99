/**
 * The probability of at least `hits` successes in independent trials with these chances
 * (Poisson binomial, exactly, by adding one trial after the other).
 */
export function atLeast(hits: number, chances: number[]): number {
  let odds = [1]
  for (const chance of chances) {
    const next = new Array<number>(odds.length + 1).fill(0)
    for (const [count, probability] of odds.entries()) {
      next[count] = (next[count] ?? 0) + probability * (1 - chance)
      next[count + 1] = (next[count + 1] ?? 0) + probability * chance
    }
    odds = next
  }
  return odds.slice(hits).reduce((sum, probability) => sum + probability, 0)
}

/** More often than chance allows, one-sided at 5 %. */
export const beyondChance = (hits: number, chances: number[]): boolean => atLeast(hits, chances) < 0.05
