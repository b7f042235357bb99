/**
 * Understood: a sequential probability ratio test (Wald 1945) over a learner's
 * answers to the questions of one concept. It weighs two hypotheses about the
 * learner: knows 90 % of what the concept asks, or 45 %. Each is wrongly decided
 * against in at most one learner in ten.
 */
export const masterKnows = 0.9
export const noviceKnows = 0.45
export const errorRate = 0.1

/** Wald's bounds for equal error rates; natural logarithm of odds. */
export const bound = Math.log((1 - errorRate) / errorRate)

export type Evidence = { right: boolean /** Probability of being right by guessing, 0 to 1. */; guess: number }
export type Understood = {
  /** What the test has decided last; `open` until it has decided once. */
  verdict: 'open' | 'understood' | 'not-yet'
  /** Where the walk stands between its bounds, -1 to 1. */
  lean: number
  /** Answers that counted. */
  answers: number
}

/** A learner who knows the share `knows` is right when knowing, and else when guessing. */
const chanceRight = (knows: number, guess: number) => knows + (1 - knows) * guess

/** Logarithm of the odds that one answer adds: positive speaks for the master. */
export function weight({ right, guess }: Evidence): number {
  const master = chanceRight(masterKnows, guess)
  const novice = chanceRight(noviceKnows, guess)
  return right ? Math.log(master / novice) : Math.log((1 - master) / (1 - novice))
}

/**
 * Runs the test over evidence in the order of time. Having decided, the walk
 * starts again from the middle, so that what is learnt or lost later can still
 * change the verdict.
 */
export function understood(evidence: Evidence[]): Understood {
  let walk = 0
  let verdict: Understood['verdict'] = 'open'
  for (const answer of evidence) {
    walk += weight(answer)
    if (Math.abs(walk) < bound) continue
    verdict = walk > 0 ? 'understood' : 'not-yet'
    walk = 0
  }
  return { verdict, lean: walk / bound, answers: evidence.length }
}
