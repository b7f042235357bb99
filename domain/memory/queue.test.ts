import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { newLeft, type QueueCard, queueAt, reviewsLeft } from '@/domain/memory/queue'

const NOW = Date.UTC(2026, 5, 1, 12)
const MINUTE = 60_000

const card = (cardId: string, state: QueueCard['state'], minutes: number, conceptId?: string): QueueCard => ({
  cardId,
  state,
  due: NOW + minutes * MINUTE,
  conceptId,
})
const ids = (cards: QueueCard[]) => cards.map(({ cardId }) => cardId).join(' ')

const anyCards = fc.uniqueArray(
  fc.record({
    cardId: fc.stringMatching(/^[a-z]{3}$/),
    state: fc.constantFrom<QueueCard['state']>(0, 1, 2, 3),
    due: fc.integer({ min: NOW - 1e8, max: NOW + 1e7 }),
    conceptId: fc.option(fc.constantFrom('a', 'b', 'c'), { nil: undefined }),
    called: fc.boolean(),
  }),
  { selector: ({ cardId }) => cardId, maxLength: 40 },
)

describe('queueAt', () => {
  it('asks steps first, then reviews by due and id', () => {
    const { cards } = queueAt(
      [card('r2', 2, -5), card('r1', 2, -5), card('r0', 2, -9), card('l', 1, 0), card('rl', 3, -3)],
      NOW,
    )
    expect(ids(cards)).toBe('rl l r0 r1 r2')
  })

  it('spreads new cards evenly among reviews', () => {
    const reviews = [1, 2, 3, 4, 5, 6].map((n) => card(`r${n}`, 2, n - 10))
    expect(ids(queueAt([...reviews, card('n1', 0, 0), card('n2', 0, 0)], NOW).cards)).toBe('r1 r2 n1 r3 r4 r5 n2 r6')
  })

  it('looks ahead 20 minutes for a step only when nothing is due', () => {
    const soon = [card('l2', 1, 9), card('l1', 3, 1), card('l3', 1, 21), card('r', 2, 5)]
    expect(queueAt(soon, NOW)).toMatchObject({ ahead: true, nextDue: NOW + MINUTE })
    expect(ids(queueAt(soon, NOW).cards)).toBe('l1 l2')
    expect(ids(queueAt([...soon, card('n', 0, 0)], NOW).cards)).toBe('n')
  })

  it('tells when the next card is due, and null when none is', () => {
    expect(queueAt([card('r', 2, 60)], NOW)).toEqual({ cards: [], ahead: false, nextDue: NOW + 60 * MINUTE, held: 0 })
    expect(queueAt([], NOW)).toEqual({ cards: [], ahead: false, nextDue: null, held: 0 })
  })

  it('keeps to the limits, except for steps and called cards', () => {
    const cards = [
      card('l', 1, 0),
      card('r1', 2, -2),
      card('r2', 2, -1),
      card('n1', 0, 0),
      card('n2', 0, 0),
      { ...card('c', 0, -3), called: true },
    ]
    expect(queueAt(cards, NOW, { newLeft: 0, reviewsLeft: 0 })).toMatchObject({ held: 4 })
    expect(ids(queueAt(cards, NOW, { newLeft: 0, reviewsLeft: 0 }).cards)).toBe('l c')
    expect(ids(queueAt(cards, NOW, { newLeft: 2, reviewsLeft: 1 }).cards)).toBe('l c r1 n1')
  })

  it('keeps cards of one concept apart when new cards allow it', () => {
    const concepts = (text: string) => [...text].map((c, i) => card(`${c}${i}`, 0, 0, c))
    const order = (text: string) =>
      queueAt(concepts(text), NOW)
        .cards.map(({ conceptId }) => conceptId)
        .join('')
    expect(order('aaabb')).toBe('ababa')
    expect(order('abccc')).toBe('cacbc')
    expect(order('aabbcc')).not.toMatch(/(.)\1/)
    expect(order('aaa')).toBe('aaa')
    expect(ids(queueAt([card('r', 2, 0, 'a'), card('n1', 0, 0, 'a'), card('n2', 0, 0, 'b')], NOW).cards)).toBe(
      'n2 r n1',
    )
  })

  it('never puts two new cards of one concept together when an order without that exists', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 20 }), (concepts) => {
        const counts = concepts.map((c) => concepts.filter((other) => other === c).length)
        fc.pre(Math.max(0, ...counts) <= Math.ceil(concepts.length / 2))
        const { cards } = queueAt(
          concepts.map((c, i) => card(String(i), 0, 0, c)),
          NOW,
        )
        expect(cards.map(({ conceptId }) => conceptId).join('')).not.toMatch(/(.)\1/)
      }),
      { numRuns: 500 },
    )
  })

  it('asks every card that is due once, and none other', () => {
    fc.assert(
      fc.property(anyCards, (cards) => {
        const queue = queueAt(cards, NOW)
        const due = cards.filter((c) => c.due <= NOW)
        if (!queue.ahead) expect(ids(queue.cards).split(' ').sort()).toEqual(ids(due).split(' ').sort())
        expect(queue.held).toBe(0)
      }),
    )
  })

  it('asks the same reviews and steps in whatever order they are given', () => {
    fc.assert(
      fc.property(anyCards, (cards) => {
        const old = cards.filter(({ state }) => state !== 0)
        expect(queueAt([...old].reverse(), NOW)).toEqual(queueAt(old, NOW))
      }),
    )
  })
})

describe('limits', () => {
  it('never go below zero', () => {
    expect([newLeft(10, 3), newLeft(10, 12), reviewsLeft(100, 0), reviewsLeft(0, 1)]).toEqual([7, 0, 100, 0])
  })
})
