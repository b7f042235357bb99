/**
 * Remembered: what a learner would recall of a set of cards now, and how long
 * that would last. A number that cannot be known yet is null, not 0.
 */
export type CardMemory = {
  /** 0 to 1; null when never reviewed. */ recall: number | null /** Days until recall falls to 90 %. */
  stability: number
}

export type Remembered = {
  /** Cards there are. */
  total: number
  /** Cards reviewed at least once. */
  started: number
  /** Sum of the chances of recall: "you would recall 23 of 26". Null when none was started. */
  expected: number | null
  /** Started cards by how long they hold: under a week, under a month, longer. */
  durability: { days: number; weeks: number; months: number }
}

export function remembered(total: number, cards: CardMemory[]): Remembered {
  const started = cards.filter((card) => card.recall !== null)
  const within = (from: number, to: number) =>
    started.filter(({ stability }) => stability >= from && stability < to).length
  return {
    total,
    started: started.length,
    expected: started.length ? started.reduce((sum, { recall }) => sum + (recall ?? 0), 0) : null,
    durability: { days: within(0, 7), weeks: within(7, 30), months: within(30, Number.POSITIVE_INFINITY) },
  }
}
