import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { HotSpotQuestion } from '@/domain/bank/shapes'
import { assignmentOf } from './assignment'
import { grade, guessRate } from './grade'
import type { Response } from './response'
import { sameText } from './same-text'
import { choiceOf, sampleQuestion, sampleQuestions } from './sample-questions'
import { partlyRightResponse, rightResponse, wrongResponse } from './sample-responses'
import { targetsOf } from './shown-order'

const score = (right: number, wrong: number, ticked: number[]) => grade(choiceOf(right, wrong), { ticked }).score

/** Every set of places, the empty one too. */
const subsets = (size: number) =>
  Array.from({ length: 2 ** size }, (_, bits) =>
    Array.from({ length: size }, (_, place) => place).filter((place) => bits & (1 << place)),
  )

const shapes = [3, 4, 5].flatMap((size) =>
  Array.from({ length: size - 1 }, (_, index) => [index + 1, size - index - 1] as const),
)

describe('grading', () => {
  it('gives every response to every question a score from 0 to 1', () => {
    const place = fc.integer({ min: 0, max: 9 })
    const anyResponse: fc.Arbitrary<Response> = fc.oneof(
      fc.record({ ticked: fc.array(place, { maxLength: 10 }) }),
      fc.record({ order: fc.array(place, { maxLength: 10 }) }),
      fc.record({ text: fc.string({ maxLength: 400 }) }),
      fc.record({ text: fc.float().map(String) }),
      fc.record({ assigned: fc.array(place, { maxLength: 10 }) }),
      fc.record({ verdict: fc.boolean(), reason: place }),
    )
    fc.assert(
      fc.property(fc.constantFrom(...sampleQuestions()), anyResponse, (question, response) => {
        const graded = grade(question, response)
        expect(graded.score >= 0 && graded.score <= 1).toBe(true)
        expect(new Set(graded.misconceptions).size).toBe(graded.misconceptions.length)
      }),
      { numRuns: 500 },
    )
  })

  it('of a single choice is 1 or 0, and names the belief of a wrong option', () => {
    const question = sampleQuestion('single')
    expect(question.options.map((_, place) => grade(question, { ticked: [place] }))).toEqual([
      { score: 1, misconceptions: [] },
      { score: 0, misconceptions: ['ships-float'] },
      { score: 0, misconceptions: [] },
      { score: 0, misconceptions: ['ships-float'] },
    ])
  })
})

it.each(sampleQuestions().map((question) => [question.id, question] as const))(
  '%s: the right response scores 1, the wrong one 0, another between',
  (_, question) => {
    expect(grade(question, rightResponse(question))).toEqual({ score: 1, misconceptions: [] })
    expect(grade(question, wrongResponse(question)).score).toBe(0)
    const partly = partlyRightResponse(question)
    if (!partly) return
    const { score } = grade(question, partly)
    expect(score > 0 && score < 1).toBe(true)
  },
)

describe('true or false with a reason', () => {
  const question = sampleQuestion('true-false')
  it('gives half for the verdict, and the other half for its reason', () => {
    expect(grade(question, { verdict: true, reason: 0 })).toEqual({ score: 1, misconceptions: [] })
    expect(grade(question, { verdict: true, reason: 2 })).toEqual({ score: 0.5, misconceptions: [] })
    expect(grade(question, { verdict: true, reason: 1 })).toEqual({ score: 0.5, misconceptions: ['ships-float'] })
  })
  it('gives nothing for a reason without its verdict, and names the belief behind the verdict', () => {
    expect(grade(question, { verdict: false, reason: 0 })).toEqual({ score: 0, misconceptions: ['ships-float'] })
  })
})

describe('rows put to targets', () => {
  const matching = sampleQuestion('matching')
  it('count 1 each, and lose one over the other targets when put elsewhere', () => {
    // Three rows, four targets: two right and one wrong make (2 - 1/3) / 3.
    expect(grade(matching, { assigned: [0, 1, 3] }).score).toBeCloseTo((2 - 1 / 3) / 3)
    expect(grade(matching, { assigned: [1, 1, 2] })).toEqual({
      score: (2 - 1 / 3) / 3,
      misconceptions: ['ships-float'],
    })
    expect(grade(matching, { assigned: [3, 3, 3] })).toEqual({ score: 0, misconceptions: [] })
  })
  it.each([matching, sampleQuestion('categorise')])(
    'blindly earn nothing on average before the floor, $type',
    (question) => {
      const targets = targetsOf(question).length
      const rows = assignmentOf(question).map(({ target }) => target)
      // Every way to put every row: the marks without the floor, from the share of right rows.
      const marks = [0, 1, 2, 3].map((hits) => {
        const ways = [1, 3, 3, 1][hits] ?? 0
        return ways * (1 / targets) ** hits * (1 - 1 / targets) ** (3 - hits) * (hits - (3 - hits) / (targets - 1))
      })
      expect(rows).toHaveLength(3)
      expect(marks.reduce((sum, mark) => sum + mark, 0)).toBeCloseTo(0)
    },
  )
})

describe('a number', () => {
  const question = sampleQuestion('number')
  it.each(['12.5', '12,5', '13', ' 12 t', '12.50'])('%s is right within the tolerance', (text) => {
    expect(grade(question, { text }).score).toBe(1)
  })
  it.each(['13.1', '11.9', '-12.5', 'twelve', ''])('%s is not', (text) => {
    expect(grade(question, { text })).toEqual({ score: 0, misconceptions: [] })
  })
  it('that is a known mistake names its belief', () => {
    expect(grade(question, { text: '25' }).misconceptions).toEqual(['ships-float'])
  })
})

describe('a hot spot', () => {
  const question = sampleQuestion('hot-spot')
  it('with one right line is all or nothing', () => {
    expect([0, 2, 3].map((line) => grade(question, { ticked: [line] }).score)).toEqual([0, 1, 0])
    expect(grade(question, { ticked: [0] }).misconceptions).toEqual(['ships-float'])
  })
  it('with several right lines is marked like a multiple choice over its lines', () => {
    const two: HotSpotQuestion = {
      ...question,
      spots: question.spots.map((spot) => ({ ...spot, right: true, misconception: undefined })),
    }
    expect(grade(two, { ticked: [2] }).score).toBe(0.5)
    expect(grade(two, { ticked: [0, 2] }).score).toBe(1)
    expect(grade(two, { ticked: [0, 2, 3] }).score).toBeCloseTo(0.5)
  })
})

describe('multiple choice', () => {
  it('gives a share for a part, and takes one for what is wrong', () => {
    expect(score(2, 2, [0, 1])).toBe(1)
    expect(score(2, 2, [0])).toBe(0.5)
    expect(score(2, 2, [0, 1, 2])).toBe(0.5)
    expect(score(2, 2, [2, 3])).toBe(0)
    expect(score(1, 3, [0, 3])).toBeCloseTo(2 / 3)
    expect(grade(choiceOf(2, 2), { ticked: [0, 3] }).misconceptions).toEqual(['belief-3'])
  })

  it.each(shapes)('with %i right and %i wrong: all ticked and none ticked earn nothing', (right, wrong) => {
    expect(
      score(
        right,
        wrong,
        Array.from({ length: right + wrong }, (_, place) => place),
      ),
    ).toBe(0)
    expect(score(right, wrong, [])).toBe(0)
  })

  it.each(shapes)(
    'with %i right and %i wrong: no blind ticking earns more than guessing in a single choice of three',
    (right, wrong) => {
      for (let ticks = 1; ticks <= right + wrong; ticks++) {
        const ways = subsets(right + wrong).filter((ticked) => ticked.length === ticks)
        const mean = ways.reduce((sum, ticked) => sum + score(right, wrong, ticked), 0) / ways.length
        expect(mean).toBeLessThanOrEqual(1 / 3 + 1e-12)
      }
    },
  )

  it('never falls by one more right option, and never rises by one more wrong one', () => {
    for (const [right, wrong] of shapes)
      for (const ticked of subsets(right + wrong))
        for (let place = 0; place < right + wrong; place++) {
          if (ticked.includes(place)) continue
          const change = score(right, wrong, [...ticked, place]) - score(right, wrong, ticked)
          expect(place < right ? change >= 0 : change <= 0).toBe(true)
        }
  })
})

describe('ordering', () => {
  const question = sampleQuestion('ordering')
  const orders = fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 })

  it('scores 1 in the right order only, 0 reversed, and between them else', () => {
    expect(grade(question, { order: [0, 1, 2, 3] }).score).toBe(1)
    expect(grade(question, { order: [3, 2, 1, 0] }).score).toBe(0)
    expect(grade(question, { order: [1, 0, 2, 3] }).score).toBeCloseTo(2 / 3)
    fc.assert(
      fc.property(orders, (order) => {
        const given = grade(question, { order }).score
        expect(given >= 0 && given <= 1).toBe(true)
        expect(given === 1).toBe(order.every((place, index) => place === index))
      }),
    )
  })

  it('never rises when two neighbours that were right are swapped', () => {
    fc.assert(
      fc.property(orders, fc.integer({ min: 0, max: 2 }), (order, at) => {
        const [a = 0, b = 0] = order.slice(at, at + 2)
        fc.pre(a < b)
        const swapped = order.with(at, b).with(at + 1, a)
        expect(grade(question, { order: swapped }).score).toBeLessThanOrEqual(grade(question, { order }).score)
      }),
    )
  })
})

describe('fill-in', () => {
  it.each([
    ['docker  run\t-d nginx ', 'docker run -d nginx', true],
    ['docker\u00a0run -d nginx', 'docker run -d nginx', true],
    ['$ docker run -d nginx', 'docker run -d nginx', true],
    ['# docker ps', 'docker ps', true],
    ['docker run --name “web” nginx', 'docker run --name "web" nginx', true],
    ['sh -c ‘exit’', "sh -c 'exit'", true],
    ['docker run -D nginx', 'docker run -d nginx', false],
    ['Docker ps', 'docker ps', false],
    ['docker run-d nginx', 'docker run -d nginx', false],
    ['dockerps', 'docker ps', false],
  ])('command %j is %j: %s', (typed, wanted, same) => {
    expect(sameText(typed, wanted, 'command')).toBe(same)
  })

  it.each([
    ['The Daemon.', 'daemon', true],
    ['`dockerd`', 'dockerd', true],
    ['  Image   Config ', 'image config', true],
    ['a layer!', 'layer', true],
    ['the engine’s daemon', "engine's daemon", true],
    ['ﬁle', 'file', true],
    ['layers', 'layer', false],
    ['anlayer', 'layer', false],
    ['', 'layer', false],
  ])('term %j is %j: %s', (typed, wanted, same) => {
    expect(sameText(typed, wanted, 'term')).toBe(same)
  })

  it('does not count spaces around or doubled, in any text', () => {
    const words = fc.array(fc.stringMatching(/^[a-z0-9-]+$/), { minLength: 1, maxLength: 6 })
    const spaces = fc.stringMatching(/^[ \t\u00a0]+$/)
    fc.assert(
      fc.property(
        words,
        spaces,
        spaces,
        fc.constantFrom('command' as const, 'term' as const),
        (list, between, around, kind) => {
          expect(sameText(`${around}${list.join(between)}${around}`, list.join(' '), kind)).toBe(true)
        },
      ),
    )
  })

  it('counts capitals in commands only', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{2,8}( [a-z]{1,8}){0,3}$/), (text) => {
        expect(sameText(text.toUpperCase(), text, 'term')).toBe(true)
        expect(sameText(text.toUpperCase(), text, 'command')).toBe(false)
      }),
    )
  })

  it('knows the mistakes that were written down', () => {
    const question = sampleQuestion('fill-in')
    expect(grade(question, { text: 'Navis.' })).toEqual({ score: 1, misconceptions: [] })
    expect(grade(question, { text: 'AQUA' })).toEqual({ score: 0, misconceptions: ['ships-float'] })
    expect(grade(question, { text: 'puppis' })).toEqual({ score: 0, misconceptions: [] })
    expect(grade(question, { text: 'mare' })).toEqual({ score: 0, misconceptions: [] })
  })
})

it('knows how often a guess is right', () => {
  expect(guessRate(sampleQuestion('single'))).toBe(1 / 4)
  expect(guessRate(sampleQuestion('multiple'))).toBe(1 / 15)
  expect(guessRate(sampleQuestion('ordering'))).toBeCloseTo(1 / 24)
  expect(guessRate(sampleQuestion('fill-in'))).toBe(0)
  expect(guessRate(sampleQuestion('number'))).toBe(0)
  expect(guessRate(sampleQuestion('true-false'))).toBe(1 / 6)
  expect(guessRate(sampleQuestion('matching'))).toBe(1 / 24)
  expect(guessRate(sampleQuestion('categorise'))).toBe(1 / 27)
  expect(guessRate(sampleQuestion('hot-spot'))).toBe(1 / 3)
  for (const question of sampleQuestions()) {
    if (question.type !== 'multiple') continue
    const sets = subsets(question.options.length).filter((ticked) => ticked.length > 0)
    expect(sets.filter((ticked) => grade(question, { ticked }).score === 1).length / sets.length).toBeCloseTo(
      guessRate(question),
    )
  }
})
