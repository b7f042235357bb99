import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { grade, guessRate, sameText } from './grade'
import type { Response } from './response'
import { choiceOf, sampleQuestion, sampleQuestions } from './sample-questions'

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
  for (const question of sampleQuestions()) {
    if (question.type !== 'multiple') continue
    const sets = subsets(question.options.length).filter((ticked) => ticked.length > 0)
    expect(sets.filter((ticked) => grade(question, { ticked }).score === 1).length / sets.length).toBeCloseTo(
      guessRate(question),
    )
  }
})
