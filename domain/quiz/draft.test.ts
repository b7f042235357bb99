import { describe, expect, it } from 'vitest'
import { emptyDraft, finished, tick } from './draft'
import { present } from './present'
import { toAuthored } from './response'
import { sampleQuestions } from './sample-questions'
import { asShown, rightResponse } from './sample-responses'
import { shownOrder } from './shown-order'

describe.each(sampleQuestions().map((question) => [question.id, question] as const))('%s', (_, question) => {
  const shown = present(question, 'seed')

  it('begins with nothing given; an ordering as it is shown', () => {
    const response = finished(question.type, emptyDraft(shown))
    if (question.type === 'ordering') expect(response).toEqual({ order: [0, 1, 2, 3] })
    else expect(response).toMatch(/\.$/)
  })

  it('is finished by a response that the server takes', () => {
    const order = shownOrder(question, 'seed')
    const right = rightResponse(question)
    const given = asShown(right, order)
    expect(finished(question.type, given)).toEqual(given)
    expect(toAuthored(question, given, order)).toEqual(right)
  })
})

it('lacks something until every row has its place, and a verdict has its reason', () => {
  expect(finished('matching', { assigned: [0, null] })).toMatch(/every row/)
  expect(finished('true-false', { verdict: null, reason: 1 })).toMatch(/true/)
  expect(finished('true-false', { verdict: false, reason: null })).toMatch(/reason/)
  expect(finished('true-false', { verdict: false, reason: 0 })).toEqual({ verdict: false, reason: 0 })
  expect(finished('number', { text: 'many' })).toMatch(/number/)
})

it('ticks one or several, and the reason of a verdict', () => {
  expect(tick({ ticked: [1] }, 2, false)).toEqual({ ticked: [2] })
  expect(tick({ ticked: [1] }, 2, true)).toEqual({ ticked: [1, 2] })
  expect(tick({ ticked: [1, 2] }, 1, true)).toEqual({ ticked: [2] })
  expect(tick({ verdict: null, reason: null }, 2, false)).toEqual({ verdict: null, reason: 2 })
  expect(tick({ text: 'a' }, 0, true)).toEqual({ text: 'a' })
})
