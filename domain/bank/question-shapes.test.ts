import { describe, expect, it } from 'vitest'
import { reportBank } from './report'
import { withEdit } from './small-bank'

const questions = '1-ships/first.questions.yaml'
const cards = '1-ships/first.cards.yaml'
const errorsOf = (from: string, to: string, path = questions) =>
  reportBank(withEdit(path, from, to)).report.errors.join('\n')

describe('what a question may not be', () => {
  it.each([
    ['right: true }', 'misconception: ships-float }', 'exactly one reason is right'],
    ['  verdict: true\n  misconception: ships-float', '  verdict: true', 'the wrong verdict names its misconception'],
    ['right: It steers, why', 'right: It holds, why', 'every side is written once'],
    ['with: It steers', 'with: It swims', '"It swims" is not a wrong right side here'],
    ['with: It steers', 'with: It catches wind', '"It catches wind" is not a wrong right side here'],
    ['in: Nowhere', 'in: Elsewhere', 'there is no category "Elsewhere"'],
    ['{ in: Below, why: Nothing', '{ in: On deck, why: Nothing', '"On deck" is not a wrong category here'],
    ['match: [25]', 'match: [13]', '13 is listed as wrong, and is right'],
    ['answer: 12.5', 'answer: a dozen', 'answer'],
    ['{ line: 3, right', '{ line: 2, right', 'line 2 is empty or not there'],
    ['{ line: 3, right', '{ line: 9, right', 'line 9 is empty or not there'],
    ['{ line: 3, right', '{ line: 1, right', 'a line is a spot once'],
    [
      'right: true, why: It names the wind.',
      'why: It names the wind., misconception: ships-float',
      'at least one spot is right',
    ],
    ['{ ask: { stdout: last }, is: wind }', '{ ask: { stdout: last } }', 'an entry of says says one of is'],
    ['{ ask: { stdout: last }, is: wind }', '{ ask: { stdout: last }, is: calm }', 'the model says "wind"'],
  ])('%s made %s', (from, to, message) => {
    expect(errorsOf(from, to)).toContain(message)
  })
})

describe('a card', () => {
  const basic = 'front: What says first-card-2?\n  back: The back of first-card-2.'
  it.each([
    ['kind: cloze\n  text: A ship {{floats}}.', ''],
    ['kind: cloze\n  text: A ship floats.', 'exactly one {{gap}}'],
    ['kind: cloze\n  text: A {{ship}} {{floats}}.', 'exactly one {{gap}}'],
    ['kind: typed\n  front: What floats?\n  answer: term\n  accept: [a ship]', ''],
    ['kind: typed\n  front: What floats?\n  answer: term\n  accept: []', 'accept'],
    ['kind: picture\n  front: What is it?\n  back: A ship.', 'diagram'],
    ['kind: song\n  front: What is it?\n  back: A ship.', 'kind'],
  ])('with %j is told what is wrong: %j', (card, message) => {
    const errors = errorsOf(basic, card, cards)
    if (message) expect(errors).toContain(message)
    else expect(errors).toBe('')
  })
})
