/** A review that tests memory: of a card in state review, the first on its day. */
export type Recall = { recalled: boolean }

export type Retention =
  /** Below the floor nothing is said: with 30 reviews the interval is still 20 points wide. */
  | { known: false; reviews: number; needed: number }
  | { known: true; reviews: number; rate: number; low: number; high: number }

export const retentionFloor = 30

/** True retention with its 95 % interval (Wilson 1927). */
export function retention(recalls: Recall[]): Retention {
  const n = recalls.length
  if (n < retentionFloor) return { known: false, reviews: n, needed: retentionFloor }
  const rate = recalls.filter(({ recalled }) => recalled).length / n
  const z = 1.959964
  const centre = (rate + (z * z) / (2 * n)) / (1 + (z * z) / n)
  const half = (z / (1 + (z * z) / n)) * Math.sqrt((rate * (1 - rate)) / n + (z * z) / (4 * n * n))
  return { known: true, reviews: n, rate, low: Math.max(0, centre - half), high: Math.min(1, centre + half) }
}
