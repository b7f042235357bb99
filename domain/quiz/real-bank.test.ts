import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { unplaced } from '@/domain/bank/read-bank'
import { reportBank } from '@/domain/bank/report'
import { grade } from './grade'
import { everyVariant } from './predict'
import { present, shownOrder } from './present'
import { type Response, toAuthored } from './response'
import { reveal } from './reveal'

// Over every question there is: what holds for each of them, whatever the seed.

const content = new URL('../../content/', import.meta.url)
const paths = readdirSync(content, { recursive: true, encoding: 'utf8' }).map((path) => path.replaceAll('\\', '/'))
const files = paths
  .filter((path) => /\.(md|yaml)$/.test(path))
  .map((path) => ({ path, text: readFileSync(new URL(path, content), 'utf8') }))
const { bank: placed, report } = reportBank(files)
const { questions: items, misconceptions } = unplaced(placed)
const questions = items.flatMap(everyVariant)

const anyQuestion = fc.constantFrom(...questions)
const anySeed = fc.string({ minLength: 1, maxLength: 30 })

it('reads the real bank without a mistake', () => {
  expect(report.errors).toEqual([])
  expect(report).toMatchObject({ modules: expect.any(Number), concepts: expect.any(Number) })
  expect(report.questions.total).toBeGreaterThanOrEqual(75)
  expect(report.cards).toBeGreaterThanOrEqual(60)
})

describe('a question before its answer', () => {
  /** Texts that only a revealed question may have. */
  const hidden = questions.flatMap((question) => {
    const parts =
      question.type === 'ordering' ? question.items : question.type === 'fill-in' ? question.wrong : question.options
    return [question.explain, ...parts.map((part) => part.why)]
  })
  const beliefs = misconceptions.flatMap(({ id, refutation }) => [id, refutation])

  it('tells neither key nor reasons', () => {
    for (const question of questions) {
      const shown = present(question, 'seed')
      const strings = [shown.stem, ...shown.choices].join('\n')
      expect(Object.keys(shown).filter((key) => !['type', 'stem', 'choices', 'wants', 'script'].includes(key))).toEqual(
        [],
      )
      expect([question.id, ...hidden, ...beliefs].filter((secret) => strings.includes(secret))).toEqual([])
      if (question.type !== 'fill-in' || question.played) continue
      expect(shown).toEqual({ type: 'fill-in', stem: question.stem, choices: [], wants: question.answer })
      expect([question.id, question.accept.filter((answer) => question.stem.includes(answer))]).toEqual([
        question.id,
        [],
      ])
    }
  })

  it('has all its choices, in the order of its seed', () => {
    fc.assert(
      fc.property(anyQuestion, anySeed, (question, seed) => {
        const written =
          question.type === 'ordering' ? question.items : question.type === 'fill-in' ? [] : question.options
        const order = shownOrder(question, seed)
        expect([...order].sort((a, b) => a - b)).toEqual(written.map((_, place) => place))
        expect(present(question, seed).choices).toEqual(order.map((place) => written[place]?.text))
        expect(present(question, seed)).toEqual(present(question, seed))
        if (question.type === 'ordering') expect(order).not.toEqual(written.map((_, place) => place))
      }),
      { numRuns: 500 },
    )
  })

  it('puts the right option of a single choice in each place about equally often', () => {
    for (const question of questions) {
      if (question.type !== 'single') continue
      const right = question.options.findIndex((option) => option.right)
      const drawn = Array.from({ length: 400 }, (_, i) => shownOrder(question, `attempt-${i}`).indexOf(right))
      const places = question.options.map((_, place) => drawn.filter((at) => at === place).length)
      const fair = 400 / places.length
      for (const count of places) expect(Math.abs(count - fair)).toBeLessThan(5 * Math.sqrt(fair))
    }
  })
})

describe('a response', () => {
  it('in the places as shown becomes the same response in the places as written', () => {
    fc.assert(
      fc.property(anyQuestion, anySeed, fc.infiniteStream(fc.nat()), (question, seed, draws) => {
        const order = shownOrder(question, seed)
        const draw = (below: number) => (draws.next().value as number) % below
        const places = order.map((_, shown) => shown)
        const mixed = places
          .map((shown) => [draw(1000), shown] as const)
          .sort((a, b) => a[0] - b[0])
          .map(([, shown]) => shown)
        const given: Response =
          question.type === 'fill-in'
            ? { text: 'an answer' }
            : question.type === 'ordering'
              ? { order: mixed }
              : { ticked: mixed.slice(0, question.type === 'single' ? 1 : 1 + draw(mixed.length)) }
        const written = toAuthored(question, given, order)
        expect(written).not.toBeNull()
        const back = (list: number[]) => list.map((place) => order.indexOf(place))
        if (written && 'order' in written) expect({ order: back(written.order) }).toEqual(given)
        if (written && 'ticked' in written && 'ticked' in given)
          expect(new Set(back(written.ticked))).toEqual(new Set(given.ticked))
      }),
      { numRuns: 500 },
    )
  })

  it('that ticks every right option scores 1, that ticks everything scores 0', () => {
    for (const question of questions) {
      if (question.type !== 'multiple') continue
      const places = question.options.map((_, place) => place)
      expect(grade(question, { ticked: places }).score).toBe(0)
      expect(grade(question, { ticked: places.filter((place) => question.options[place]?.right) })).toEqual({
        score: 1,
        misconceptions: [],
      })
    }
  })

  it('that is right is right in every question', () => {
    for (const question of questions) {
      if (question.type === 'fill-in')
        for (const text of question.accept) expect(grade(question, { text }).score).toBe(1)
      if (question.type === 'ordering')
        expect(grade(question, { order: question.items.map((_, place) => place) }).score).toBe(1)
      if (question.type === 'single')
        expect(grade(question, { ticked: [question.options.findIndex((option) => option.right)] }).score).toBe(1)
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
          expect(reveal(question, { text }, []).choices[0]?.why).toBe(entry.why)
        }
    }
  })
})
