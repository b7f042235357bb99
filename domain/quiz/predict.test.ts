import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ownContent } from '@/domain/bank/own-content'
import { readBank, unplaced } from '@/domain/bank/read-bank'
import type { PredictQuestion } from '@/domain/bank/shapes'
import { asFiles, smallBank } from '@/domain/bank/small-bank'
import { grade } from './grade'
import { askedAs, everyVariant, variantsOf } from './predict'

const { questions } = unplaced(readBank(ownContent()).bank)
const isPrediction = (question: { type: string }): question is PredictQuestion => question.type === 'predict'
const predictions = questions.filter(isPrediction)

const small = unplaced(readBank(asFiles(smallBank())).bank).questions
const sample = small.find(isPrediction) as PredictQuestion
const anySeed = fc.string({ minLength: 1, maxLength: 30 })

describe('an attempt', () => {
  it('asks a question that is no prediction as it stands', () => {
    for (const question of small)
      if (!isPrediction(question)) {
        expect(askedAs(question, 'seed')).toBe(question)
        expect(everyVariant(question)).toEqual([question])
      }
  })

  it('asks the same variant for the same seed, and one of them all', () => {
    const all = everyVariant(sample)
    fc.assert(
      fc.property(anySeed, (seed) => {
        expect(askedAs(sample, seed)).toEqual(askedAs(structuredClone(sample), seed))
        expect(all).toContainEqual(askedAs(sample, seed))
      }),
      { numRuns: 20 },
    )
  })

  it('asks each variant sooner or later', () => {
    const lines = new Set(Array.from({ length: 60 }, (_, at) => askedAs(sample, `attempt-${at}`).played?.lines[0]))
    expect([...lines].sort()).toEqual(['SHIP=Argo', 'SHIP=Beagle'])
  })

  it('draws independently for two predictions of one attempt', () => {
    const [one, two] = small.filter(isPrediction)
    if (!one || !two) throw new Error('the small bank has two predictions')
    const pairs = Array.from({ length: 60 }, (_, at) =>
      [one, two].map((question) => askedAs(question, `attempt-${at}`).played?.lines[0]).join(),
    )
    expect(new Set(pairs).size).toBe(4)
  })
})

describe('variants', () => {
  it('are all combinations of the values, and one where nothing varies', () => {
    expect(variantsOf({ parameters: {} })).toEqual([{}])
    expect(variantsOf({ parameters: { a: ['1', '2'], b: ['x', 'y'] } })).toEqual([
      { a: '1', b: 'x' },
      { a: '1', b: 'y' },
      { a: '2', b: 'x' },
      { a: '2', b: 'y' },
    ])
  })

  it('leave what no parameter is called, such as a test of the shell', () => {
    const [asked] = everyVariant({ ...sample, stem: 'Does [[ -f /note ]] hold for [[ship]] and [[boat]]?' })
    expect(asked?.stem).toBe('Does [[ -f /note ]] hold for Argo and [[boat]]?')
  })
})

describe('what is asked', () => {
  it('of one option is a single choice, of several a multiple one, and typed a text', () => {
    const form = (question: PredictQuestion) => everyVariant(question)[0]?.type
    expect(form(sample)).toBe('single')
    expect(form({ ...sample, form: 'several' })).toBe('multiple')
    expect(form({ ...sample, form: 'typed', options: undefined, wrong: [] })).toBe('fill-in')
  })

  it('does not say in advance which option is right, and a right one names no belief', () => {
    const [asked] = everyVariant(sample)
    expect(asked?.said).toBe('Argo sails')
    expect(asked && 'options' in asked && asked.options.map(({ right }) => right)).toEqual([true, undefined, undefined])
    const [bold] = everyVariant({
      ...sample,
      options: sample.options?.map((option) => ({ ...option, misconception: 'ships-float' })),
    })
    expect(bold && 'options' in bold && bold.options.map(({ misconception }) => misconception)).toEqual([
      undefined,
      'ships-float',
      'ships-float',
    ])
  })

  it('several things are one text where one answer is wanted', () => {
    const typed = (script: string[], ask: PredictQuestion['ask']) => {
      const [asked] = everyVariant({ ...sample, parameters: {}, script, ask, form: 'typed', options: undefined })
      return asked?.type === 'fill-in' ? asked.accept : []
    }
    const create = (name: string) => `docker create --name ${name} alpine`
    expect(typed(['true'], { containers: 'all' })).toEqual(['none'])
    expect(typed([create('web'), create('ale')], { containers: 'all' })).toEqual(['ale, web'])
  })
})

describe.each(predictions.map((question) => [question.id, question] as const))('%s', (_, question) => {
  const variants = everyVariant(question)

  it('fills every text in every variant', () => {
    expect(variants).toHaveLength(variantsOf(question).length)
    for (const { played: _played, ...asked } of variants) expect(JSON.stringify(asked)).not.toMatch(/\[\[[a-z]+\]\]/)
    for (const { played } of variants) expect(played?.lines.join()).not.toMatch(/\[\[[a-z]+\]\]/)
  })

  it('uses each of its parameters, so that variants differ', () => {
    const scripts = variants.map(({ played }) => JSON.stringify(played?.lines))
    expect(new Set(scripts).size).toBe(variants.length)
  })

  it('has a key in every variant, and the same one', () => {
    const keys = variants.map((asked) => {
      if (asked.type === 'fill-in') {
        const [answer = ''] = asked.accept
        expect(answer).toMatch(/^\S(.*\S)?$/)
        expect(grade(asked, { text: answer })).toEqual({ score: 1, misconceptions: [] })
        return 'typed'
      }
      if (asked.type !== 'single' && asked.type !== 'multiple') throw new Error(`no prediction is a ${asked.type}`)
      const right = asked.options.flatMap((option, place) => (option.right ? [place] : []))
      if (question.form === 'one') expect(right).toHaveLength(1)
      expect(right.length).toBeGreaterThan(0)
      expect(right.length).toBeLessThan(asked.options.length)
      expect(grade(asked, { ticked: right })).toEqual({ score: 1, misconceptions: [] })
      return right.join()
    })
    expect(new Set(keys).size).toBe(1)
  })
})
