import type { Grade } from '@/domain/memory/grade'
import { queueAt } from '@/domain/memory/queue'
import type { QueuedCard } from '@/server/queue'

/**
 * The cards a browser holds while reviewing. Grading moves on at once; what the
 * server answers later corrects it. Pure, so that it can be tested without one.
 */
export type Deck = {
  cards: QueuedCard[]
  /** Graded here, and the server has not said yet how each of its buttons would now act. */
  unsettled: string[]
  /** What can be taken back, the latest first. */
  undoable: { reviewId: string; cardId: string }[]
  /** Asked next whatever is due: a card just taken back. */
  first: string | null
  done: number
}

/** The card to ask at `now`, in epoch ms; null when nothing is. */
export function currentCard(deck: Deck, now: number): QueuedCard | null {
  const ready = deck.cards.filter((card) => !deck.unsettled.includes(card.cardId))
  return ready.find((card) => card.cardId === deck.first) ?? queueAt(ready, now).cards[0] ?? null
}

/** The deck after a grade: the outcome that the button showed is taken as done. */
export function graded(deck: Deck, card: QueuedCard, grade: Grade, reviewId: string): Deck {
  const { due, state } = card.outcomes[grade]
  const comesBack = state === 1 || state === 3
  return {
    cards: deck.cards.flatMap((other) =>
      other.cardId !== card.cardId ? [other] : comesBack ? [{ ...other, due, state, called: false }] : [],
    ),
    unsettled: comesBack ? [...deck.unsettled, card.cardId] : deck.unsettled,
    undoable: [{ reviewId, cardId: card.cardId }, ...deck.undoable],
    first: null,
    done: deck.done + 1,
  }
}

/** What the server said of a card: its buttons act from its state there. */
export function settled(deck: Deck, cardId: string, card: QueuedCard | null, others: QueuedCard[]): Deck {
  const known = new Set(deck.cards.map((other) => other.cardId))
  const answered = new Set(deck.undoable.map((review) => review.cardId))
  return {
    ...deck,
    cards: [
      ...deck.cards.map((other) => (card && other.cardId === card.cardId ? card : other)),
      ...others.filter((other) => !known.has(other.cardId) && !answered.has(other.cardId)),
    ],
    unsettled: deck.unsettled.filter((id) => id !== cardId),
  }
}

/** The deck after the latest review was taken back: its card is asked again at once. */
export function takenBack(deck: Deck, reviewId: string, card: QueuedCard | null): Deck {
  return {
    ...deck,
    cards: card ? [card, ...deck.cards.filter((other) => other.cardId !== card.cardId)] : deck.cards,
    unsettled: deck.unsettled.filter((id) => id !== card?.cardId),
    undoable: deck.undoable.filter((review) => review.reviewId !== reviewId),
    first: card?.cardId ?? null,
    done: Math.max(0, deck.done - 1),
  }
}

/** The deck with a card put aside. */
export function without(deck: Deck, cardId: string): Deck {
  return { ...deck, cards: deck.cards.filter((card) => card.cardId !== cardId), first: null }
}

/** The deck with what the server has waiting now; what is on its way there stays out. */
export function refilled(deck: Deck, cards: QueuedCard[], pending: string[]): Deck {
  const known = new Set([...deck.cards.map((card) => card.cardId), ...pending])
  return { ...deck, cards: [...deck.cards, ...cards.filter((card) => !known.has(card.cardId))] }
}
