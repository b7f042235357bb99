import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seeded } from '@/domain/quiz/shuffle'
import { bound, type Evidence, errorRate, masterKnows, noviceKnows, understood, weight } from './understood'

// The chances of a right guess in our questions: fill-in, ordering, multiple and single choice.
const mixes = {
  'fill-in': [0],
  ordering: [1 / 24],
  multiple: [1 / 15],
  single: [1 / 4],
  'single of three': [1 / 3],
  mixed: [0, 1 / 24, 1 / 15, 1 / 4],
}

const learners = 4000

/** First verdicts of learners who know a share, each answering until decided; and how many answers that took. */
function run(knows: number, guesses: number[], seed: string) {
  const random = seeded(seed)
  let answers = 0
  const verdicts = { understood: 0, 'not-yet': 0 }
  for (let learner = 0; learner < learners; learner++) {
    const evidence: Evidence[] = []
    for (;;) {
      const guess = guesses[Math.floor(random() * guesses.length)] ?? 0
      evidence.push({ guess, right: random() < knows || random() < guess })
      const { verdict } = understood(evidence)
      if (verdict === 'open') continue
      verdicts[verdict]++
      answers += evidence.length
      break
    }
  }
  return {
    understood: verdicts.understood / learners,
    'not-yet': verdicts['not-yet'] / learners,
    answers: answers / learners,
  }
}

describe('the sequential test', () => {
  // Three standard errors of a rate of 0.1 among 4000.
  const tolerance = 3 * Math.sqrt((errorRate * (1 - errorRate)) / learners)

  it.each(Object.entries(mixes))('decides wrongly on at most one in ten: %s', (name, guesses) => {
    const master = run(masterKnows, guesses, `master/${name}`)
    const novice = run(noviceKnows, guesses, `novice/${name}`)
    expect(master['not-yet']).toBeLessThanOrEqual(errorRate + tolerance)
    expect(novice.understood).toBeLessThanOrEqual(errorRate + tolerance)
    // Answers that a decision takes: a quiz or two, not a term.
    expect(Math.max(master.answers, novice.answers)).toBeLessThan(12)
  })

  it('weighs a right answer for and a wrong one against, and less the easier it is to guess', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 0.5, noNaN: true }),
        fc.double({ min: 0.01, max: 0.4, noNaN: true }),
        (guess, more) => {
          expect(weight({ right: true, guess })).toBeGreaterThan(0)
          expect(weight({ right: false, guess })).toBeLessThan(0)
          expect(weight({ right: true, guess: guess + more })).toBeLessThan(weight({ right: true, guess }))
        },
      ),
    )
    expect(weight({ right: true, guess: 0 })).toBeCloseTo(Math.log(2))
    expect(weight({ right: false, guess: 0 })).toBeCloseTo(Math.log(0.1 / 0.55))
  })

  it('says nothing before it has decided, and keeps its lean within the bounds', () => {
    expect(understood([])).toEqual({ verdict: 'open', lean: 0, answers: 0 })
    const anyEvidence = fc.array(fc.record({ right: fc.boolean(), guess: fc.constantFrom(0, 1 / 24, 1 / 4) }))
    fc.assert(
      fc.property(anyEvidence, (evidence) => {
        const { lean, answers, verdict } = understood(evidence)
        expect(Math.abs(lean)).toBeLessThan(1)
        expect(answers).toBe(evidence.length)
        const walked = evidence.reduce((sum, answer) => sum + Math.abs(weight(answer)), 0)
        if (walked < bound) expect(verdict).toBe('open')
      }),
    )
  })

  it('decides at the answer that crosses the bound, and starts again from the middle', () => {
    const right = { right: true, guess: 0 }
    const needed = Math.ceil(bound / weight(right))
    expect(understood(Array(needed - 1).fill(right)).verdict).toBe('open')
    expect(understood(Array(needed).fill(right))).toEqual({ verdict: 'understood', lean: 0, answers: needed })
  })

  it('lets what is learnt or lost later change the verdict', () => {
    const right = Array<Evidence>(20).fill({ right: true, guess: 0.25 })
    const wrong = Array<Evidence>(20).fill({ right: false, guess: 0.25 })
    expect(understood([...wrong, ...right]).verdict).toBe('understood')
    expect(understood([...right, ...wrong]).verdict).toBe('not-yet')
  })
})
