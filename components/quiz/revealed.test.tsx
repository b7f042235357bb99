import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import type { RevealedAnswer } from '@/domain/quiz/shown'
import { Revealed, verdictOf } from './revealed'

const answer: RevealedAnswer = {
  type: 'single',
  question: { id: 'x', version: 'y' },
  score: 0,
  choices: [
    { text: 'The image', why: 'Because <code>A</code>.', right: false, chosen: true, belief: 'Images change.' },
    { text: 'The layer', why: 'Because B.', right: true, chosen: false },
  ],
  accept: [],
  explain: '<p>The whole story.</p>',
  sources: [{ title: 'A source', url: 'https://example.org/', section: 'Its section' }],
  concept: { id: 'x', title: 'X' },
  called: 1,
}

describe('Revealed', () => {
  const html = renderToStaticMarkup(<Revealed answer={answer} />)

  it('gives the reason of every option, the explanation and its source', () => {
    for (const text of ['Because <code>A</code>.', 'Because B.', 'The whole story.', 'Its section'])
      expect(html).toContain(text)
    expect(html).toContain('href="https://example.org/"')
  })

  it('says in words which was right and which was given, and the belief behind it', () => {
    expect(html).toContain('A wrong answer, which you gave')
    expect(html).toContain('A right answer')
    expect(html).toContain('Images change.')
  })

  it('tells where items of an ordering were put, when that was elsewhere', () => {
    const choices = [
      { text: 'one', why: 'w', right: null, chosen: false, placed: 2 },
      { text: 'two', why: 'w', right: null, chosen: false, placed: 1 },
      { text: 'three', why: 'w', right: null, chosen: false, placed: 3 },
    ]
    const ordering = renderToStaticMarkup(<Revealed answer={{ ...answer, choices }} />)
    expect(ordering.match(/You put this at place/g)).toHaveLength(2)
  })

  it('has a verdict for every score', () => {
    expect([0, 0.5, 1].map((score) => verdictOf(score).kind)).toEqual(['wrong', 'notice', 'right'])
    expect(verdictOf(0.5).words).toContain('50\u00a0%')
  })
})
