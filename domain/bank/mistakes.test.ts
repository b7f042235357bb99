import { describe, expect, it } from 'vitest'
import { describeProblem } from './problem'
import { readBank } from './read-bank'
import { reportBank } from './report'
import { lineIn, smallBank, withEdit } from './small-bank'

const questions = '1-ships/first.questions.yaml'
const cards = '1-ships/first.cards.yaml'
const note = '1-ships/first.md'
const module = '1-ships/module.yaml'

describe('a mistake in a file of the bank', () => {
  // What is replaced, by what; the text that stands on the line named; the field; what is said.
  const mistakes: [name: string, path: string, from: string, to: string, at: string, field: string, message: RegExp][] =
    [
      [
        'a missing field of a list',
        questions,
        '  stem: What is right in first-again?\n',
        '',
        'id: first-again',
        '1.stem',
        /expected string/,
      ],
      ['an empty text', cards, 'front: What says first-card-2?', 'front: ""', 'front: ""', '1.front', /Too small/],
      ['an id with capitals', cards, 'id: first-card-3', 'id: Card-3', 'Card-3', '2.id', /lower-case words/],
      ['an unknown level', questions, 'level: apply', 'level: know', 'level: know', '3.level', /Invalid option/],
      ['an unknown type', questions, 'type: ordering', 'type: sorting', 'type: sorting', '3.type', /Invalid/],
      [
        'an unknown field of a question',
        questions,
        '  answer: term\n',
        '  answer: term\n  hint: Caesar\n',
        'hint: Caesar',
        '4.hint',
        /no such field/,
      ],
      [
        'an unknown field of an option',
        questions,
        '      right: true\n',
        '      right: true\n      hint: this one\n',
        'hint: this',
        '0.options.0.hint',
        /no such field/,
      ],
      ['an unknown field of a module', module, 'opener:', 'opening:', 'opening:', 'opening', /no such field/],
      [
        'an unknown field of a concept',
        note,
        'level: understand\n',
        'level: understand\nneed: []\n',
        'need: []',
        'need',
        /no such field/,
      ],
      [
        'a missing field of a concept',
        note,
        'objective: Tell what the first concept is\n',
        '',
        'title:',
        'objective',
        /expected string/,
      ],
      [
        'a source that is no address',
        'sources.yaml',
        'https://example.org/manual',
        'ftp://example.org',
        'ftp:',
        '0.url',
        /Invalid URL/,
      ],
      [
        'a source cited in another form',
        questions,
        'sources: [manual § Ships]',
        'sources: [Manual]',
        'sources: [Manual]',
        '0.sources.0',
        /cite as/,
      ],
      ['no source', cards, 'sources: [manual]', 'sources: []', 'sources: []', '0.sources', /Too small/],
      [
        'a short explanation',
        questions,
        /explain: .*/.exec(smallBank()[questions] ?? '')?.[0] ?? '',
        'explain: Because.',
        'Because.',
        '0.explain',
        /20 words/,
      ],
      [
        'two right options in a single choice',
        questions,
        'misconception: ships-float',
        'right: true',
        '- text: Option 0 of first-single',
        '0.options',
        /exactly one right/,
      ],
      [
        'a wrong option that names nothing',
        questions,
        '      misconception: ships-float\n',
        '',
        'Option 1 of first-single',
        '0.options.1',
        /names its misconception/,
      ],
      [
        'a wrong option that names both',
        questions,
        'misconception: ships-float',
        'misconception: ships-float\n      no-misconception: a slip',
        'Option 1 of',
        '0.options.1',
        /names its misconception/,
      ],
      [
        'a right option that names one',
        questions,
        'right: true',
        'right: true\n      misconception: ships-float',
        'Option 0 of',
        '0.options.0',
        /right option names no/,
      ],
      [
        'a wrong answer that names nothing',
        questions,
        'no-misconception: takes the part',
        'misconception: ships-float\n      no-misconception: takes',
        'match: [puppis]',
        '4.wrong.1',
        /names its misconception/,
      ],
      ['a claim of another form', 'article.yaml', 'id: S1', 'id: C1', 'id: C1', '0.id', /named S1/],
    ]

  it.each(mistakes)('%s: says file, line and field', (_, path, from, to, at, field, message) => {
    const files = withEdit(path, from, to)
    const { problems } = readBank(files)
    expect(problems).toEqual([
      { file: path, line: lineIn(files, path, at), field, message: expect.stringMatching(message) },
    ])
    expect(reportBank(files).report.errors).toEqual(problems.map(describeProblem))
  })

  it('names every unknown field by itself', () => {
    const { problems } = readBank(withEdit(module, 'opener: first-single', 'opening: a\nclosing: b'))
    expect(problems.map(({ line, field }) => [line, field])).toEqual([
      [5, 'opening'],
      [6, 'closing'],
    ])
  })
})
