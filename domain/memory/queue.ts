import type { State } from '@/domain/memory/grade'

/** A card that could be asked, not suspended. `due` in epoch ms. */
export type QueueCard = {
  cardId: string
  state: State
  /** For a new card that no answer called: any instant up to now. */
  due: number
  conceptId?: string
  /** A new card that a wrong answer called: the daily limit does not hold it back. */
  called?: boolean
}

/** How many more may be asked today; without them, all. */
export type Limits = { newLeft: number; reviewsLeft: number }

export type Queue<Q extends QueueCard> = {
  /** In the order to be asked. */
  cards: Q[]
  /** True when nothing was due and `cards` are steps of learning that are nearly due. */
  ahead: boolean
  /** When the next card becomes due, in epoch ms after now; null when none will. */
  nextDue: number | null
  /** Cards that are due, but over today's limits. */
  held: number
}

/** A learner who has nothing else to do need not wait for a step this near, in ms. */
export const LEARN_AHEAD = 20 * 60_000

/** New cards that may still be introduced today; `introducedToday` counts first reviews since the day's start. */
export function newLeft(newPerDay: number, introducedToday: number): number {
  return Math.max(0, newPerDay - introducedToday)
}

/** Reviews that may still be asked today; `reviewedToday` counts gradings of cards in state review, not learning steps. */
export function reviewsLeft(reviewsPerDay: number, reviewedToday: number): number {
  return Math.max(0, reviewsPerDay - reviewedToday)
}

/**
 * The cards to ask at `now` (epoch ms), in order: (re)learning steps that are due, by due; then the
 * reviews that are due, by (due, cardId), with the new cards spread evenly among them. New cards keep
 * the order given, the earlier called ones first, except to keep cards of one concept apart.
 * When nothing is due, the learning steps due within 20 minutes.
 */
export function queueAt<Q extends QueueCard>(cards: readonly Q[], now: number, limits?: Limits): Queue<Q> {
  const due = cards.filter((card) => card.due <= now)
  const later = cards.filter((card) => card.due > now)
  const steps = due.filter(isStep).sort(byDue)
  const allReviews = due.filter((card) => card.state === 2).sort(byDue)
  const reviews = allReviews.slice(0, limits?.reviewsLeft)
  const allNew = due.filter((card) => card.state === 0)
  const called = allNew.filter((card) => card.called).sort(byDue)
  const fresh = allNew.filter((card) => !card.called)
  const room = limits ? Math.max(0, limits.newLeft - called.length) : fresh.length
  const introduced = [...called, ...fresh.slice(0, room)]

  const asked = [...steps, ...spread(reviews, introduced, steps.at(-1))]
  const ahead = asked.length === 0 ? later.filter((card) => isStep(card) && card.due <= now + LEARN_AHEAD) : []
  return {
    cards: ahead.length > 0 ? ahead.sort(byDue) : asked,
    ahead: ahead.length > 0,
    nextDue: later.reduce<number | null>((least, card) => Math.min(least ?? card.due, card.due), null),
    held: allReviews.length - reviews.length + fresh.length - Math.min(room, fresh.length),
  }
}

function isStep(card: QueueCard): boolean {
  return card.state === 1 || card.state === 3
}

function byDue(a: QueueCard, b: QueueCard): number {
  return a.due - b.due || (a.cardId < b.cardId ? -1 : a.cardId > b.cardId ? 1 : 0)
}

function spread<Q extends QueueCard>(reviews: readonly Q[], introduced: readonly Q[], last: Q | undefined): Q[] {
  const left = [...introduced]
  const order: Q[] = []
  let previous = last
  for (let asked = 0; order.length < reviews.length + introduced.length; ) {
    const review = reviews[asked]
    const placed = introduced.length - left.length
    const newComesFirst = (placed + 0.5) * reviews.length < (asked + 0.5) * introduced.length
    if (review && (left.length === 0 || !newComesFirst)) {
      order.push(review)
      asked += 1
    } else {
      const crowded = introduced.length > reviews.length
      order.push(...left.splice(pick(left, previous, review, crowded), 1))
    }
    previous = order.at(-1)
  }
  return order
}

/** Which new card goes between `previous` and `following`: the first that shares a concept with neither, if any. */
function pick(left: readonly QueueCard[], previous?: QueueCard, following?: QueueCard, crowded = false): number {
  const apart = (a: QueueCard, b?: QueueCard) => a.conceptId === undefined || a.conceptId !== b?.conceptId
  const crowd = crowded ? majority(left) : undefined
  const choices = [
    // A concept with more than half of what is left must be used now, or it ends up next to itself.
    (card: QueueCard) => crowd !== undefined && card.conceptId === crowd && apart(card, previous),
    (card: QueueCard) => apart(card, previous) && apart(card, following),
    (card: QueueCard) => apart(card, previous),
    () => true,
  ]
  return choices.map((fits) => left.findIndex(fits)).find((index) => index >= 0) ?? 0
}

function majority(cards: readonly QueueCard[]): string | undefined {
  const counts = new Map<string, number>()
  for (const { conceptId } of cards) {
    if (conceptId === undefined) continue
    const count = (counts.get(conceptId) ?? 0) + 1
    if (count * 2 > cards.length) return conceptId
    counts.set(conceptId, count)
  }
  return undefined
}
