import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ownContent } from '@/domain/bank/own-content'
import { unplaced } from '@/domain/bank/read-bank'
import { reportBank } from '@/domain/bank/report'
import { grade } from './grade'
import { keyTexts } from './key-texts'
import { everyVariant } from './predict'
import { present } from './present'
import { toAuthored } from './response'
import { reveal } from './reveal'
import { asShown, rightResponse, wrongResponse } from './sample-responses'
import { rowsOf, shownOrder, targetsOf } from './shown-order'

// Over every question there is: what holds for each of them, whatever the seed.

const { bank: placed } = reportBank(ownContent())
const { questions: items, misconceptions } = unplaced(placed)
const questions = items.flatMap(everyVariant)

const anyQuestion = fc.constantFrom(...questions)
const anySeed = fc.string({ minLength: 1, maxLength: 30 })

describe('a question before its answer', () => {
  /** Texts that only a revealed question may have. */
  const hidden = questions.flatMap(keyTexts)
  const beliefs = misconceptions.flatMap(({ id, refutation }) => [id, refutation])

  it('tells neither key nor reasons', () => {
    for (const question of questions) {
      const shown = present(question, 'seed')
      const strings = [shown.stem, ...shown.choices, ...shown.targets].join('\n')
      const known = ['type', 'stem', 'choices', 'targets', 'several', 'wants', 'unit', 'script']
      expect(Object.keys(shown).filter((key) => !known.includes(key))).toEqual([])
      expect([question.id, ...hidden, ...beliefs].filter((secret) => strings.includes(secret))).toEqual([])
      if (question.type !== 'fill-in' || question.played) continue
      expect(shown.choices).toEqual([])
      expect([question.id, question.accept.filter((answer) => question.stem.includes(answer))]).toEqual([
        question.id,
        [],
      ])
    }
  })

  it('has all its parts, in the order of its seed', () => {
    fc.assert(
      fc.property(anyQuestion, anySeed, (question, seed) => {
        const order = shownOrder(question, seed)
        const shown = present(question, seed)
        for (const [places, written, seen] of [
          [order.rows, rowsOf(question), shown.choices],
          [order.targets, targetsOf(question), shown.targets],
        ] as const) {
          expect([...places].sort((a, b) => a - b)).toEqual(written.map((_, place) => place))
          expect(seen).toEqual(places.map((place) => written[place]))
        }
        expect(present(question, seed)).toEqual(shown)
        if (question.type === 'ordering') expect(order.rows).not.toEqual([...order.rows].sort((a, b) => a - b))
      }),
      { numRuns: 500 },
    )
  })

  it('puts the right option of a single choice in each place about equally often', () => {
    for (const question of questions) {
      if (question.type !== 'single') continue
      const right = question.options.findIndex((option) => option.right)
      const drawn = Array.from({ length: 400 }, (_, i) => shownOrder(question, `attempt-${i}`).rows.indexOf(right))
      const places = question.options.map((_, place) => drawn.filter((at) => at === place).length)
      const fair = 400 / places.length
      for (const count of places) expect(Math.abs(count - fair)).toBeLessThan(5 * Math.sqrt(fair))
    }
  })
})

describe('a response', () => {
  it('in the places as shown becomes the same response in the places as written', () => {
    fc.assert(
      fc.property(anyQuestion, anySeed, fc.boolean(), (question, seed, right) => {
        const order = shownOrder(question, seed)
        const written = right ? rightResponse(question) : wrongResponse(question)
        expect(toAuthored(question, asShown(written, order), order)).toEqual(written)
      }),
      { numRuns: 500 },
    )
  })

  it('that is right scores 1, that is wrong 0, in every question', () => {
    for (const question of questions) {
      expect([question.id, grade(question, rightResponse(question))]).toEqual([
        question.id,
        { score: 1, misconceptions: [] },
      ])
      expect([question.id, grade(question, wrongResponse(question)).score]).toEqual([question.id, 0])
      if (question.type === 'fill-in')
        for (const text of question.accept) expect(grade(question, { text }).score).toBe(1)
    }
  })

  it('that is a known mistake of a fill-in is wrong, and is explained', () => {
    for (const question of questions) {
      if (question.type !== 'fill-in') continue
      for (const entry of question.wrong)
        for (const text of entry.match) {
          expect([question.id, text, grade(question, { text })]).toEqual([
            question.id,
            text,
            { score: 0, misconceptions: entry.misconception ? [entry.misconception] : [] },
          ])
          expect(reveal(question, { text }, { rows: [], targets: [] }).choices[0]?.why).toBe(entry.why)
        }
    }
  })
})
