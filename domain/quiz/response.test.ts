import { describe, expect, it } from 'vitest'
import { type Response, responseSchema, toAuthored } from './response'
import { reveal } from './reveal'
import { sampleQuestion } from './sample-questions'

const order = [2, 0, 3, 1]

describe('a response as shown', () => {
  it.each([
    ['single', { ticked: [0] }, { ticked: [2] }],
    ['multiple', { ticked: [3, 0] }, { ticked: [1, 2] }],
    ['ordering', { order: [1, 3, 0, 2] }, { order: [0, 1, 2, 3] }],
    ['fill-in', { text: '  navis ' }, { text: 'navis' }],
  ] as const)('of a %s question is put in the places as written', (type, given, written) => {
    expect(toAuthored(sampleQuestion(type), given as unknown as Response, order)).toEqual(written)
  })

  it.each([
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
    expect(toAuthored(sampleQuestion(type), given as unknown as Response, type === 'fill-in' ? [] : order)).toBeNull()
  })

  it('has one of three shapes', () => {
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
    expect(choices.map(({ text }) => text)).toEqual(order.map((place) => question.options[place]?.text))
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

  it('shows what a fill-in accepts, and what is wrong with a known mistake', () => {
    const question = sampleQuestion('fill-in')
    expect(reveal(question, { text: 'Aqua' }, [])).toMatchObject({
      accept: ['navis', 'a navis'],
      choices: [{ text: 'Aqua', why: 'That is water.', misconception: 'ships-float', right: false, chosen: true }],
    })
    expect(reveal(question, { text: 'mare' }, []).choices).toEqual([])
  })
})
