import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Question } from '@/domain/bank/shapes'
import { chooseQuestions, heldBeliefs, quizKindSchema, quizLength, type Seen } from './choose'
import { sampleQuestion } from './sample-questions'

const single = sampleQuestion('single')

/** A question of a concept, one of whose wrong options comes from the belief. */
function question(id: string, concept: string, belief?: string): Question {
  const wrong = { text: 'No', why: 'No.', ...(belief ? { misconception: belief } : { 'no-misconception': 'a slip' }) }
  return {
    ...single,
    id,
    concept,
    options: [
      { text: 'Yes', why: 'Yes.', right: true },
      wrong,
      { ...wrong, misconception: undefined, 'no-misconception': 'a slip' },
    ],
  }
}
const seen = (questionId: string, score: number, at = 1, misconceptions: string[] = []): Seen => ({
  questionId,
  score,
  at,
  misconceptions,
})
const ids = (questions: Question[]) => questions.map(({ id }) => id)

/** So many questions of each concept, each concept with a belief of its own. */
const poolOf = (sizes: number[]) =>
  sizes.flatMap((size, concept) =>
    Array.from({ length: size }, (_, index) => question(`q${concept}-${index}`, `c${concept}`, `b${concept}`)),
  )

const anyPool = fc.array(fc.integer({ min: 0, max: 7 }), { maxLength: 6 }).map(poolOf)
const anySeen = (pool: Question[]) =>
  pool.length === 0
    ? fc.constant<Seen[]>([])
    : fc.array(
        fc.record({
          questionId: fc.constantFrom(...ids(pool)),
          score: fc.constantFrom(0, 0.5, 1),
          at: fc.integer({ min: 1, max: 50 }),
          misconceptions: fc.subarray(['b0', 'b1', 'b2']),
        }),
        { maxLength: 30 },
      )
const anyCase = anyPool.chain((pool) =>
  fc.tuple(fc.constant(pool), anySeen(pool), fc.constantFrom(...quizKindSchema.options), fc.string()),
)

describe('choosing questions', () => {
  it('takes none twice, at most ten, all there are if fewer, and the same again', () => {
    fc.assert(
      fc.property(anyCase, ([pool, answers, kind, seed]) => {
        const chosen = chooseQuestions(pool, answers, kind, seed)
        expect(chosen.length).toBe(Math.min(pool.length, quizLength))
        expect(new Set(ids(chosen)).size).toBe(chosen.length)
        expect(chosen.every((one) => pool.includes(one))).toBe(true)
        expect(chooseQuestions(pool, answers, kind, seed)).toEqual(chosen)
      }),
      { numRuns: 300 },
    )
  })

  it('lets concepts take turns: none is asked again before every other with questions left', () => {
    fc.assert(
      fc.property(anyCase, ([pool, answers, kind, seed]) => {
        const left = new Map<string, number>()
        for (const { concept } of pool) left.set(concept, (left.get(concept) ?? 0) + 1)
        const asked = new Map<string, number>()
        for (const { concept } of chooseQuestions(pool, answers, kind, seed)) {
          const times = asked.get(concept) ?? 0
          for (const [other, size] of left) expect(Math.min(size, times)).toBeLessThanOrEqual(asked.get(other) ?? 0)
          asked.set(concept, times + 1)
        }
      }),
      { numRuns: 300 },
    )
  })

  const four = ['new', 'wrong', 'right-long-ago', 'right'].map((id) => question(id, 'one'))
  const answers = [seen('wrong', 0, 5), seen('right-long-ago', 1, 2), seen('right', 1, 9)]

  it.each(['module', 'concept', 'mixed', 'landing'] as const)(
    'asks in a %s quiz the unseen first, then the wrong, then the longest unseen',
    (kind) => {
      expect(ids(chooseQuestions(four, answers, kind, 'seed'))).toEqual(['new', 'wrong', 'right-long-ago', 'right'])
    },
  )

  it('asks for weak spots the wrong first', () => {
    expect(ids(chooseQuestions(four, answers, 'weak', 'seed'))).toEqual(['wrong', 'new', 'right-long-ago', 'right'])
  })

  it('judges a question by its latest answer, in whatever order they come', () => {
    const pair = [question('a', 'one'), question('b', 'one')]
    const later = [seen('a', 0, 1), seen('a', 1, 3), seen('b', 1, 1), seen('b', 0, 2)]
    expect(ids(chooseQuestions(pair, later, 'mixed', 's'))).toEqual(['b', 'a'])
    expect(ids(chooseQuestions(pair, later.toReversed(), 'mixed', 's'))).toEqual(['b', 'a'])
  })

  it('asks first for the contrast: another question that offers a belief shown', () => {
    const pool = [...poolOf([3, 3]), question('shown', 'c2', 'held'), question('contrast', 'c2', 'held')]
    for (const seed of ['a', 'b', 'c', 'd', 'e']) {
      const chosen = chooseQuestions(pool, [seen('shown', 0, 1, ['held']), seen('contrast', 1, 1)], 'mixed', seed)
      expect(chosen[0]?.id).toBe('contrast')
      expect(chooseQuestions(pool, [], 'mixed', seed).length).toBe(8)
    }
  })

  it('asks for no contrast once the belief was put right', () => {
    const pool = [question('other', 'c1'), question('shown', 'c2', 'held'), question('contrast', 'c2', 'held')]
    const healed = [seen('shown', 0, 1, ['held']), seen('shown', 1, 2), seen('contrast', 1, 1)]
    expect(ids(chooseQuestions(pool, healed, 'mixed', 's'))[0]).toBe('other')
  })
})

describe('held beliefs', () => {
  const held = (answers: Seen[]) =>
    Object.fromEntries([...heldBeliefs(answers)].map(([belief, questions]) => [belief, [...questions].sort()]))

  it('are those shown when a question was asked last', () => {
    expect(held([])).toEqual({})
    expect(held([seen('a', 0, 1, ['x', 'y'])])).toEqual({ x: ['a'], y: ['a'] })
    expect(held([seen('a', 0, 1, ['x', 'y']), seen('a', 0.5, 2, ['y'])])).toEqual({ y: ['a'] })
    expect(held([seen('a', 0, 1, ['x']), seen('b', 0, 2, ['x']), seen('a', 1, 3)])).toEqual({ x: ['b'] })
    expect(held([seen('a', 0, 1, ['x']), seen('b', 1, 2)])).toEqual({ x: ['a'] })
    expect(held([seen('a', 1, 1), seen('a', 0, 2, ['x'])])).toEqual({ x: ['a'] })
  })

  it('do not depend on the order in which answers come, and go when every question is answered right', () => {
    const anyAnswers = fc.uniqueArray(
      fc.record({
        questionId: fc.constantFrom('a', 'b', 'c'),
        score: fc.constant(0),
        at: fc.nat(100),
        misconceptions: fc.subarray(['x', 'y', 'z']),
      }),
      { selector: ({ at }) => at, maxLength: 12 },
    )
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        expect(held(answers.toReversed())).toEqual(held(answers))
        const last = new Map(
          [...answers].sort((a, b) => a.at - b.at).map((answer) => [answer.questionId, answer.misconceptions]),
        )
        for (const belief of ['x', 'y', 'z'])
          expect(held(answers)[belief] ?? []).toEqual(
            [...last]
              .filter(([, shown]) => shown.includes(belief))
              .map(([id]) => id)
              .sort(),
          )
        expect(held([...answers, ...['a', 'b', 'c'].map((id) => seen(id, 1, 200))])).toEqual({})
      }),
    )
  })
})
