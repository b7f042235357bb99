// Learners in a hurry: loops that send reviews and answers, each again under the same id until it is acknowledged.
import { randomInt } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Guest, newId, type Versioned } from './guests'

export type Question = { guest: Guest; attemptId: string; position: number }
export type Acknowledged = { reviews: Set<string>; answers: Set<string>; retries: number; replays: number }

const giveUpMs = 60_000

type Options = { origin: string; guests: Guest[]; cards: Versioned[]; questions: Question[]; loops: number }

/** Starts the loops. `stop` lets each finish what it has begun; every id ever sent is acknowledged by then. */
export function startLoad({ origin, guests, cards, questions, loops }: Options) {
  const acknowledged: Acknowledged = { reviews: new Set(), answers: new Set(), retries: 0, replays: 0 }
  let stopping = false

  const send = async (path: string, guest: Guest, body: object, kept: Set<string>, id: string) => {
    const until = performance.now() + giveUpMs
    for (let tries = 0; ; tries++) {
      const response = await fetch(origin + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin, cookie: guest.cookie },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(15_000),
      }).catch(() => null)
      const result = await response?.json().catch(() => null)
      if (response?.status === 200 && result?.ok) {
        kept.add(id)
        if (result.replayed) acknowledged.replays += 1
        return
      }
      // 429 and 503 say to come again; no answer at all says nothing.
      if (response && result && ![429, 503].includes(response.status))
        throw new Error(`${path} answered ${response.status}: ${JSON.stringify(result)}`)
      if (performance.now() > until) throw new Error(`${path} was not acknowledged within ${giveUpMs / 1000} s.`)
      acknowledged.retries += 1
      await sleep(Math.min(50 * 2 ** tries, 250))
    }
  }

  const review = (guest: Guest, card: Versioned) => {
    const id = newId()
    const body = { id, cardId: card.id, version: card.version, grade: randomInt(1, 5), reviewedAt: Date.now() }
    return send('/api/reviews', guest, { ...body, durationMs: 1000 }, acknowledged.reviews, id)
  }

  const answer = ({ guest, attemptId, position }: Question) => {
    const id = newId()
    const body = { id, attemptId, position, response: { ticked: [randomInt(2)] } }
    return send('/api/answers', guest, body, acknowledged.answers, id)
  }

  const loop = async () => {
    while (!stopping) {
      const question = randomInt(4) === 0 ? questions.pop() : undefined
      if (question) await answer(question)
      else await review(pick(guests), pick(cards))
    }
  }

  const running = Promise.all(Array.from({ length: loops }, loop))
  // Looked at by `stop`, or by whoever waits for `failed`.
  const failed = running.then(() => new Promise<never>(() => {}))
  failed.catch(() => {})
  return {
    acknowledged,
    /** Never settles, unless a loop fails. */
    failed,
    stop: async () => {
      stopping = true
      await running
      return acknowledged
    },
  }
}

function pick<T>(list: T[]): T {
  const found = list[randomInt(list.length)]
  if (found === undefined) throw new Error('There is nothing to choose from.')
  return found
}
