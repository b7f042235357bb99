/**
 * A stream of numbers in [0, 1) that its seed alone decides: the order of a
 * learner's options must be the same on every device and on every reload.
 * FNV-1a mixes the seed into the state; mulberry32 (public domain) draws.
 */
export function seeded(seed: string): () => number {
  let state = 0x811c9dc5
  for (let i = 0; i < seed.length; i++) state = Math.imul(state ^ seed.charCodeAt(i), 0x01000193)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** A shuffled copy (Fisher and Yates); the argument is left as it is. */
export function shuffled<T>(items: readonly T[], seed: string): T[] {
  const random = seeded(seed)
  const result = [...items]
  for (let i = result.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    const swap = result[i] as T
    result[i] = result[j] as T
    result[j] = swap
  }
  return result
}
