import { describe, expect, it } from 'vitest'
import type { State } from '@/domain/memory/grade'
import type { QueuedCard } from '@/server/queue'
import { currentCard, type Deck, graded, refilled, settled, takenBack, without } from './deck'

const now = Date.UTC(2026, 10, 23, 12)
const minute = 60_000
const day = 86_400_000

/** A card due now; Again brings it back in a minute, the others in days. */
function card(cardId: string, state: State = 2, due = now): QueuedCard {
  const later = (after: number, next: State) => ({ due: now + after, state: next, short: '', spoken: '' })
  const outcomes = { 1: later(minute, 3), 2: later(day, 2), 3: later(2 * day, 2), 4: later(4 * day, 2) }
  return {
    cardId,
    version: 'v',
    conceptId: cardId,
    concept: '',
    front: '',
    back: '',
    sources: [],
    state,
    due,
    called: false,
    outcomes,
  }
}

const [a, b, c] = [card('a', 2, now - 3), card('b', 2, now - 2), card('c', 2, now - 1)] as const
const deck: Deck = { cards: [a, b, c], unsettled: [], undoable: [], first: null, done: 0 }
const ids = (of: Deck) => of.cards.map(({ cardId }) => cardId)

/** Runs a change of a deck, and sees that the deck itself stays as it was. */
function changed(before: Deck, change: (deck: Deck) => Deck): Deck {
  const copy = structuredClone(before)
  const after = change(before)
  expect(before).toEqual(copy)
  return after
}

describe('the deck', () => {
  it('asks what is due, and nothing when nothing is', () => {
    expect(currentCard(deck, now)?.cardId).toBe('a')
    expect(currentCard(deck, now - 10)).toBeNull()
    expect(currentCard({ ...deck, cards: [] }, now)).toBeNull()
  })

  it('moves on at once after a grade, and remembers what can be taken back', () => {
    const after = changed(deck, (before) => graded(before, a, 3, 'r1'))
    expect(after).toEqual({
      cards: [b, c],
      unsettled: [],
      undoable: [{ reviewId: 'r1', cardId: 'a' }],
      first: null,
      done: 1,
    })
    expect(currentCard(after, now)?.cardId).toBe('b')
  })

  it('keeps a card that comes back today, but does not ask it before the server has said what its buttons do', () => {
    const after = changed(deck, (before) => graded(before, a, 1, 'r1'))
    expect(after.cards[0]).toMatchObject({ cardId: 'a', state: 3, due: now + minute, called: false })
    expect(after.unsettled).toEqual(['a'])
    expect(currentCard(after, now + minute)?.cardId).toBe('b')
    const known = changed(after, (before) => settled(before, 'a', card('a', 3, now + minute), []))
    expect(known.unsettled).toEqual([])
    expect(currentCard(known, now + minute)?.cardId).toBe('a')
  })

  it('goes on asking a card whose review was refused', () => {
    const after = settled(graded(deck, a, 1, 'r1'), 'a', null, [])
    expect(after.unsettled).toEqual([])
    expect(ids(after)).toEqual(['a', 'b', 'c'])
  })

  it('takes in the next card that the server names, once, and none that was just answered', () => {
    const after = graded(deck, a, 3, 'r1')
    expect(ids(changed(after, (before) => settled(before, 'a', null, [card('d'), b, card('a')])))).toEqual([
      'b',
      'c',
      'd',
    ])
  })

  it('does not bring back by an answer of the server what has left', () => {
    const after = graded(deck, a, 3, 'r1')
    expect(ids(settled(after, 'a', card('a', 2, now + 2 * day), []))).toEqual(['b', 'c'])
  })

  it('asks a card taken back at once, before all that is due', () => {
    const after = graded(graded(deck, a, 3, 'r1'), b, 3, 'r2')
    const back = changed(after, (before) => takenBack(before, 'r2', b))
    expect(back).toMatchObject({ undoable: [{ reviewId: 'r1', cardId: 'a' }], first: 'b', done: 1 })
    expect(currentCard(back, now)?.cardId).toBe('b')
    const both = takenBack(back, 'r1', a)
    expect(both).toMatchObject({ undoable: [], first: 'a', done: 0 })
    expect(ids(both).sort()).toEqual(['a', 'b', 'c'])
    expect(currentCard(both, now - day)?.cardId).toBe('a')
  })

  it('takes back a card that is in learning, and settles it by that', () => {
    const back = takenBack(graded(deck, a, 1, 'r1'), 'r1', a)
    expect(back).toEqual({ ...deck, first: 'a' })
  })

  it('takes back the review of a card that has left the bank', () => {
    const back = takenBack(graded(deck, a, 3, 'r1'), 'r1', null)
    expect(back).toMatchObject({ cards: [b, c], first: null, undoable: [], done: 0 })
  })

  it('after a grade asks the queue again, not the card taken back', () => {
    const back = takenBack(graded(deck, b, 3, 'r1'), 'r1', b)
    expect(currentCard(graded(back, b, 3, 'r2'), now)?.cardId).toBe('a')
  })

  it('drops a card put aside', () => {
    expect(changed({ ...deck, first: 'a' }, (before) => without(before, 'a'))).toEqual({ ...deck, cards: [b, c] })
  })

  it('refills with what is new, without what it has and what is on its way', () => {
    expect(ids(changed(deck, (before) => refilled(before, [b, card('d'), card('e')], ['e'])))).toEqual([
      'a',
      'b',
      'c',
      'd',
    ])
  })
})
