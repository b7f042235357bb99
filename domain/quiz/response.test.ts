import { describe, expect, it } from 'vitest'
import { type Response, responseSchema, toAuthored } from './response'
import { reveal } from './reveal'
import { sampleQuestion } from './sample-questions'

const order = { rows: [2, 0, 3, 1], targets: [] }
const typed = { rows: [], targets: [] }

describe('a response as shown', () => {
  it.each([
    ['single', { ticked: [0] }, { ticked: [2] }],
    ['multiple', { ticked: [3, 0] }, { ticked: [1, 2] }],
    ['ordering', { order: [1, 3, 0, 2] }, { order: [0, 1, 2, 3] }],
    ['fill-in', { text: '  navis ' }, { text: 'navis' }],
    ['number', { text: ' 12,5 t ' }, { text: '12,5 t' }],
    ['true-false', { verdict: false, reason: 0 }, { verdict: false, reason: 2 }],
  ] as const)('of a %s question is put in the places as written', (type, given, written) => {
    expect(toAuthored(sampleQuestion(type), given as unknown as Response, order)).toEqual(written)
  })

  it('of rows put to targets is put in the places as written', () => {
    const mixed = { rows: [2, 0, 1], targets: [3, 1, 0, 2] }
    expect(toAuthored(sampleQuestion('matching'), { assigned: [0, 1, 3] }, mixed)).toEqual({ assigned: [1, 2, 3] })
    const sorted = { rows: [1, 2, 0], targets: [0, 1, 2] }
    expect(toAuthored(sampleQuestion('categorise'), { assigned: [0, 1, 2] }, sorted)).toEqual({ assigned: [2, 0, 1] })
  })

  it.each([
    [{ assigned: [0, 1] }, 'a row left out'],
    [{ assigned: [0, 1, 4] }, 'no such target'],
    [{ ticked: [0] }, 'ticks'],
  ])('of rows is refused: %j, %s', (given, _why) => {
    const places = { rows: [0, 1, 2], targets: [0, 1, 2, 3] }
    expect(toAuthored(sampleQuestion('matching'), given, places)).toBeNull()
  })

  it('points at a line that is there and is not empty', () => {
    const lines = { rows: [0, 1, 2, 3], targets: [] }
    const pointed = (line: number) => toAuthored(sampleQuestion('hot-spot'), { ticked: [line] }, lines)
    expect([0, 1, 3, 4].map(pointed)).toEqual([{ ticked: [0] }, null, { ticked: [3] }, null])
  })

  it.each([
    ['number', { text: 'many' }, 'no number'],
    ['true-false', { verdict: true, reason: 4 }, 'no such reason'],
    ['true-false', { ticked: [0] }, 'ticks'],
    ['single', { ticked: [] }, 'nothing ticked'],
    ['single', { ticked: [0, 1] }, 'two ticked'],
    ['single', { ticked: [4] }, 'no such place'],
    ['single', { order: [0] }, 'an order'],
    ['single', { text: 'A' }, 'a text'],
    ['multiple', { ticked: [] }, 'nothing ticked'],
    ['multiple', { ticked: [1, 1] }, 'a place twice'],
    ['multiple', { order: [0, 1, 2, 3] }, 'an order'],
    ['ordering', { order: [0, 1, 2] }, 'an item left out'],
    ['ordering', { order: [0, 1, 2, 2] }, 'an item twice'],
    ['ordering', { ticked: [0, 1, 2, 3] }, 'ticks'],
    ['fill-in', { text: '  ' }, 'only spaces'],
    ['fill-in', { ticked: [] }, 'ticks'],
  ] as const)('of a %s question is refused: %j, %s', (type, given, _why) => {
    expect(
      toAuthored(sampleQuestion(type), given as unknown as Response, type === 'fill-in' ? typed : order),
    ).toBeNull()
  })

  it('has one of five shapes', () => {
    expect(responseSchema.safeParse({ ticked: [0], text: 'both' }).success).toBe(false)
    expect(responseSchema.safeParse({ ticked: [-1] }).success).toBe(false)
    expect(responseSchema.safeParse({ ticked: [0.5] }).success).toBe(false)
    expect(responseSchema.safeParse({ text: 'x'.repeat(401) }).success).toBe(false)
    expect(responseSchema.safeParse({}).success).toBe(false)
  })
})

describe('a revealed question', () => {
  it('explains every option in the order shown, and marks what was chosen', () => {
    const question = sampleQuestion('multiple')
    const { choices, sources, concept, accept } = reveal(question, { ticked: [1, 2] }, order)
    expect(choices.map(({ text }) => text)).toEqual(order.rows.map((place) => question.options[place]?.text))
    expect(choices.map(({ chosen }) => chosen)).toEqual([true, false, false, true])
    expect(choices.map(({ right }) => right)).toEqual([false, true, false, true])
    expect(choices.every(({ why }) => why.startsWith('Rationale'))).toBe(true)
    expect({ sources, concept, accept }).toEqual({
      sources: [{ id: 'manual', section: 'Ships' }],
      concept: 'first',
      accept: [],
    })
  })

  it('shows an ordering in the right order', () => {
    const { choices } = reveal(sampleQuestion('ordering'), { order: [3, 2, 1, 0] }, order)
    expect(choices.map(({ text, right }) => [text, right])).toEqual([
      ['Load', null],
      ['Leave', null],
      ['Arrive', null],
      ['Unload', null],
    ])
  })

  it('shows for every row where it belongs, and what is wrong with where it was put', () => {
    const places = { rows: [0, 1, 2], targets: [0, 1, 2, 3] }
    const { choices } = reveal(sampleQuestion('matching'), { assigned: [1, 1, 3] }, places)
    expect(choices.map(({ text, right, belongs, put, mistake }) => [text, right, belongs, put, mistake])).toEqual([
      ['Sail', false, 'It catches wind', 'It steers', 'A sail drives.'],
      ['Rudder', true, 'It steers', undefined, undefined],
      ['Anchor', false, 'It holds', 'It sings', 'No part sings.'],
      ['It sings', null, undefined, undefined, undefined],
    ])
    expect(choices.map(({ misconception }) => misconception)).toEqual(['ships-float', ...Array(3).fill(undefined)])
  })

  it('tells the verdict apart from its reason', () => {
    const places = { rows: [1, 0, 2], targets: [] }
    const shown = reveal(sampleQuestion('true-false'), { verdict: false, reason: 0 }, places)
    expect(shown.verdict).toMatchObject({ right: true, given: false, misconception: 'ships-float' })
    expect(shown.choices.map(({ right, chosen }) => [right, chosen])).toEqual([
      [false, false],
      [true, true],
      [false, false],
    ])
  })

  it('gives every line of a listing, with a reason for those that are no spot', () => {
    const { choices } = reveal(sampleQuestion('hot-spot'), { ticked: [3] }, { rows: [0, 1, 2, 3], targets: [] })
    expect(choices.map(({ right, chosen }) => [right, chosen])).toEqual([
      [false, false],
      [false, false],
      [true, false],
      [false, true],
    ])
    expect(choices[3]?.why).toMatch(/^This line/)
  })

  it('shows the number with its unit, and what is wrong with a known mistake', () => {
    expect(reveal(sampleQuestion('number'), { text: '25 t' }, typed)).toMatchObject({
      accept: ['12.5 t'],
      typed: '25 t',
      choices: [{ why: 'That is both ships together.', misconception: 'ships-float' }],
    })
  })

  it('shows what a fill-in accepts, and what is wrong with a known mistake', () => {
    const question = sampleQuestion('fill-in')
    expect(reveal(question, { text: 'Aqua' }, typed)).toMatchObject({
      accept: ['navis', 'a navis'],
      choices: [{ text: 'Aqua', why: 'That is water.', misconception: 'ships-float', right: false, chosen: true }],
    })
    expect(reveal(question, { text: 'mare' }, typed).choices).toEqual([])
  })
})
