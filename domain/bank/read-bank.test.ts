import { describe, expect, it } from 'vitest'
import { describeProblem } from './problem'
import { readBank, type TextFile, unplaced } from './read-bank'
import { reportBank } from './report'
import { smallBank } from './small-bank'

const asFiles = (bank: Record<string, string>): TextFile[] =>
  Object.entries(bank).map(([path, text]) => ({ path, text }))

/** The small bank with one text of one file replaced. */
function withEdit(path: string, from: string, to: string): TextFile[] {
  const bank = smallBank()
  if (!bank[path]?.includes(from)) throw new Error(`${path} has no ${from}`)
  return asFiles({ ...bank, [path]: bank[path].replace(from, to) })
}

/** The line, from 1, on which a text first stands. */
function lineIn(files: TextFile[], path: string, text: string): number {
  const lines = files.find((file) => file.path === path)?.text.split('\n') ?? []
  return lines.findIndex((line) => line.includes(text)) + 1
}

const questions = '1-ships/first.questions.yaml'
const cards = '1-ships/first.cards.yaml'
const note = '1-ships/first.md'
const module = '1-ships/module.yaml'

describe('reading the bank', () => {
  it('finds nothing wrong where nothing is', () => {
    const { bank, problems } = readBank(asFiles(smallBank()))
    expect(problems).toEqual([])
    expect(unplaced(bank).concepts.map(({ id, module: of }) => [id, of])).toEqual([
      ['first', 'ships'],
      ['second', 'ships'],
    ])
    expect(reportBank(asFiles(smallBank())).report).toMatchObject({
      modules: 1,
      concepts: 2,
      questions: { total: 10, byType: { single: 4, multiple: 2, ordering: 2, 'fill-in': 2 } },
      cards: 8,
      errors: [],
      warnings: [],
    })
  })

  it('gives each question and card its concept, and the line it is written on', () => {
    const files = asFiles(smallBank())
    const { bank } = readBank(files)
    for (const { value, file, line } of [...bank.questions, ...bank.cards]) {
      expect(file).toMatch(new RegExp(`^1-ships/${value.concept}[.]`))
      expect(line).toBe(lineIn(files, file, `- id: ${value.id}`))
    }
  })

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

  it('tells broken YAML by its line, and does not guess the rest', () => {
    const files = withEdit(cards, 'front: What says first-card-2?', 'front: "What')
    const { bank, problems } = readBank(files)
    expect(problems.length).toBeGreaterThan(0)
    expect(problems.every(({ file, line }) => file === cards && (line ?? 0) >= 7)).toBe(true)
    expect(bank.cards.every(({ value }) => value.concept === 'second')).toBe(true)
  })

  it('tells broken YAML in front matter by the line of the file', () => {
    const files = withEdit(note, 'sources: [manual]', 'sources: [manual')
    expect(readBank(files).problems[0]).toMatchObject({ file: note, line: expect.any(Number) })
    expect(readBank(files).problems[0]?.line).toBeGreaterThanOrEqual(6)
  })

  it('does not let one mistake hide another', () => {
    const files = withEdit(cards, 'front: What says first-card-2?', 'front: ""').map((file) =>
      file.path === 'article.yaml' ? { ...file, text: file.text.replace('"true"', 'maybe') } : file,
    )
    expect(readBank(files).problems.map(({ field }) => field)).toEqual(['0.verdict', '1.front'])
  })

  it.each(['sources.yaml', 'misconceptions.yaml', 'article.yaml', note, questions, cards])('misses %s', (path) => {
    const files = asFiles(smallBank()).filter((file) => file.path !== path)
    expect(readBank(files).problems).toEqual([expect.objectContaining({ file: path, message: 'this file is missing' })])
  })

  it('says what a list file and a concept must begin with', () => {
    expect(readBank(asFiles({ ...smallBank(), 'sources.yaml': '' })).problems).toEqual([
      { file: 'sources.yaml', line: 1, message: 'this file holds a list' },
    ])
    expect(readBank(asFiles({ ...smallBank(), [note]: 'Only a note.' })).problems[0]?.message).toMatch(/front matter/)
  })

  it('does not pass over a file that no module names', () => {
    const stray = { ...smallBank(), '1-ships/third.md': 'Nobody reads me.' }
    expect(readBank(asFiles(stray)).problems).toEqual([
      { file: '1-ships/third.md', message: 'no module names this file' },
    ])
  })

  it('reads a concept written on Windows', () => {
    const windows = asFiles(smallBank()).map(({ path, text }) => ({ path, text: text.replaceAll('\n', '\r\n') }))
    expect(unplaced(readBank(windows).bank)).toEqual(unplaced(readBank(asFiles(smallBank())).bank))
  })

  it('reads modules in the order of their numbers', () => {
    const bank = smallBank()
    const renamed = (number: number, id: string) =>
      Object.entries(bank)
        .filter(([path]) => path.startsWith('1-ships/'))
        .map(([path, text]) => [
          path.replace('1-ships', `${number}-${id}`),
          path.endsWith('module.yaml') ? text.replace('id: ships', `id: ${id}`) : text,
        ])
    const files = asFiles({ ...Object.fromEntries([...renamed(10, 'ten'), ...renamed(2, 'two')]), ...bank })
    expect(readBank(files).bank.modules.map(({ value }) => value.id)).toEqual(['ships', 'two', 'ten'])
  })
})
