import { describe, expect, it } from 'vitest'
import { checkBank } from './check-bank'
import { readBank } from './read-bank'
import { reportBank } from './report'
import { smallBank } from './small-bank'

const questions = '1-ships/first.questions.yaml'
const cards = '1-ships/first.cards.yaml'
const note = '1-ships/first.md'

function check(path: string, from: string, to: string) {
  const bank = smallBank()
  if (!bank[path]?.includes(from)) throw new Error(`${path} has no ${from}`)
  const { bank: read, problems } = readBank(
    Object.entries({ ...bank, [path]: bank[path].replace(from, to) }).map(([name, text]) => ({ path: name, text })),
  )
  expect(problems).toEqual([])
  return checkBank(read)
}

describe('checking the bank', () => {
  const mistakes: [
    name: string,
    path: string,
    from: string,
    to: string,
    line: number,
    field: string,
    message: RegExp,
  ][] = [
    [
      'a second question of an id',
      questions,
      'id: first-again',
      'id: first-single',
      21,
      'id',
      /question first-single is already written at .*questions.yaml:1$/,
    ],
    [
      'a source that does not exist',
      cards,
      'sources: [manual]',
      'sources: [handbook]',
      1,
      'sources',
      /no source handbook/,
    ],
    [
      'a card that does not exist',
      questions,
      'cards: [first-card-3]',
      'cards: [first-card-3, lost]',
      38,
      'cards',
      /no card lost/,
    ],
    [
      'a misconception that does not exist',
      questions,
      'misconception: ships-float',
      'misconception: ships-sink',
      1,
      'misconception',
      /no misconception ships-sink/,
    ],
    [
      'a misconception of a concept that does not exist',
      note,
      '[ships-float]',
      '[ships-sink]',
      2,
      'misconceptions',
      /no misconception ships-sink/,
    ],
    ['a claim that does not exist', questions, 'claims: [S1]', 'claims: [S1, S2]', 70, 'claims', /no claim S2/],
    ['a need that does not exist', note, 'needs: []', 'needs: [zeroth]', 2, 'needs', /no concept zeroth/],
    ['an opener that does not exist', '1-ships/module.yaml', 'first-single', 'lost', 1, 'opener', /no question lost/],
    ['a claim of no concept', 'article.yaml', 'concept: first', 'concept: third', 1, 'concept', /no concept third/],
    [
      'a refutation of nothing',
      cards,
      'refutes: ships-float',
      'refutes: ships-sink',
      1,
      'refutes',
      /no misconception ships-sink/,
    ],
    [
      'a refutation card that refutes nothing',
      cards,
      '  refutes: ships-float\n',
      '',
      1,
      'refutes',
      /refutation card of ships-float/,
    ],
    ['a refutation card that does not exist', 'misconceptions.yaml', 'first-card-1', 'lost', 1, 'card', /no card lost/],
    ['a diagram that is none', note, 'material: image', 'material: wood', 2, 'note', /a diagram is not right/],
    [
      'a diagram of nothing',
      note,
      /steps:\n.*\n.*\n/.exec(smallBank()[note] ?? '')?.[0] ?? '',
      '',
      2,
      'note',
      /images, containers or steps/,
    ],
  ]
  it.each(mistakes)('%s: says file, line and field', (_, path, from, to, line, field, message) => {
    const problem = { file: path, line, field, message: expect.stringMatching(message) }
    expect(check(path, from, to)).toContainEqual(problem)
  })

  it.each([
    [119, false],
    [120, true],
    [300, true],
    [301, false],
  ])('a note of %i words: %s', (words, right) => {
    const text = 'Ships carry goods over water. '.repeat(26).trim()
    const errors = check(note, text, 'ship '.repeat(words).trim())
    const said = { file: note, line: 2, field: 'note', message: `the note has ${words} words; 120 to 300 are wanted` }
    expect(errors).toEqual(right ? [] : [said])
  })

  it('counts what no question covers', () => {
    const silent = Object.entries(smallBank()).map(([path, text]) => ({
      path,
      text: text
        .replaceAll('  claims: [S1]\n', '')
        .replaceAll(' misconception: ships-float', ' no-misconception: a slip'),
    }))
    const { report } = reportBank(silent)
    expect(report.errors).toEqual([])
    expect(report).toMatchObject({
      misconceptions: { total: 1, uncovered: 1 },
      articleClaims: { total: 1, uncovered: 1 },
    })
  })
})
