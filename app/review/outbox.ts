import { Refused, send } from '@/app/send'
import type { ReviewInput } from '@/domain/memory/review'
import type { QueuedCard } from '@/server/queue'

/**
 * Reviews on their way to the server. They are kept in this browser, under the
 * learner's id, until the server has named them; a reload or a dead network
 * loses none, and their ids make every repeat count once.
 */
export type Outbox = { waiting: ReviewInput[]; failed: boolean }

type Answer = { card: QueuedCard | null; next: QueuedCard[] }

const place = (learnerId: string) => `deckhand.outbox.${learnerId}`

export function readOutbox(learnerId: string): ReviewInput[] {
  try {
    const kept = JSON.parse(localStorage.getItem(place(learnerId)) ?? '[]')
    return Array.isArray(kept) ? kept : []
  } catch {
    return []
  }
}

function write(learnerId: string, waiting: ReviewInput[]) {
  try {
    localStorage.setItem(place(learnerId), JSON.stringify(waiting))
  } catch {
    // Storage can be full or forbidden; the reviews are still sent from memory.
  }
}

/** One sender for one page: in order, one after another. */
export function createOutbox(
  learnerId: string,
  tell: (outbox: Outbox) => void,
  kept: (review: ReviewInput, answer: Answer | null) => void,
) {
  let waiting = readOutbox(learnerId)
  let sending: Promise<void> | null = null
  let failed = false
  const change = (next: ReviewInput[]) => {
    waiting = next
    write(learnerId, waiting)
    tell({ waiting, failed })
  }

  async function sendAll() {
    failed = false
    for (let review = waiting[0]; review; review = waiting[0]) {
      try {
        const answer = await send<Answer>('/api/reviews', review)
        change(waiting.slice(1))
        kept(review, answer)
      } catch (error) {
        // Whoever is signed out, or too fast, can send it later; another refusal is final.
        const final = error instanceof Refused && !['signed-out', 'too-many'].includes(error.error)
        if (!final) {
          failed = true
          tell({ waiting, failed })
          return
        }
        change(waiting.slice(1))
        kept(review, null)
      }
    }
  }

  const flush = () => {
    sending ??= sendAll().finally(() => {
      sending = null
    })
    return sending
  }
  return {
    flush,
    add(review: ReviewInput) {
      change([...waiting, review])
      void flush()
    },
    pending: () => waiting.map(({ cardId }) => cardId),
    isEmpty: () => waiting.length === 0,
  }
}
