import { describe, expect, it } from 'vitest'
import { noteBlocks, noteWords } from './note'

const diagram = '```diagram\ntitle: T\ndescription: D\nimages:\n  - { name: app, layers: [base] }\n```'

describe('a note', () => {
  it('is Markdown and diagrams in the order written', () => {
    expect(noteBlocks(`Before.\n\n${diagram}\n\nAfter.`)).toEqual([
      { kind: 'markdown', text: 'Before.' },
      { kind: 'diagram', diagram: { title: 'T', description: 'D', images: [{ name: 'app', layers: ['base'] }] } },
      { kind: 'markdown', text: 'After.' },
    ])
  })

  it('leaves other fences where they are', () => {
    const text = 'Type:\n\n```sh\ndocker ps\n```'
    expect(noteBlocks(text)).toEqual([{ kind: 'markdown', text }])
  })

  it('refuses a diagram that is none', () => {
    expect(() => noteBlocks('```diagram\ntitle: T\n```')).toThrow()
  })

  it.each([
    ['Two words.', 2],
    ['A **bold** word, and `docker ps` here', 7],
    [`One.\n\n${diagram}\n\nTwo.`, 2],
    ['```sh\nthis does not count\n```\nbut this', 2],
    ['- a\n- b\n\n> c', 3],
    ['', 0],
  ])('%j has the words a reader reads', (text, words) => {
    expect(noteWords(text)).toBe(words)
  })
})
