import { describe, expect, it } from 'vitest'
import { readBank, unplaced } from './read-bank'
import { reportBank } from './report'
import { asFiles, lineIn, smallBank, withEdit } from './small-bank'

const questions = '1-ships/first.questions.yaml'
const cards = '1-ships/first.cards.yaml'
const note = '1-ships/first.md'

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
      questions: {
        total: 22,
        byType: {
          ...{ single: 4, multiple: 2, 'true-false': 2, ordering: 2, matching: 2, categorise: 2 },
          ...{ 'fill-in': 2, number: 2, 'hot-spot': 2, predict: 2 },
        },
      },
      cards: 8,
      errors: [],
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
