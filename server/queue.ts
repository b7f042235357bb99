import 'server-only'
import { facesOf, type TypedCard } from '@/domain/bank/card-faces'
import type { Diagram } from '@/domain/bank/diagram'
import type { Learner } from '@/domain/learner'
import { dayNumber, dayStart } from '@/domain/memory/day'
import { GRADES, type Grade, type State } from '@/domain/memory/grade'
import { intervalShort, intervalSpoken } from '@/domain/memory/interval'
import { type Limits, newLeft, queueAt, reviewsLeft } from '@/domain/memory/queue'
import type { CardState } from '@/domain/memory/replay'
import { emptyMemory, preview, type Settings } from '@/domain/memory/scheduler'
import { type BankInMemory, currentBank } from './bank'
import { db } from './db'
import { html } from './markdown'
import { cardState, type MemoryRow, memoryColumns } from './memory'
import { settingsOf } from './settings-of'

/** What each button would do to a card. */
export type ButtonOutcome = { due: number; state: State; short: string; spoken: string }

/** A card with everything a browser needs to show it and to move on without waiting. */
export type QueuedCard = {
  cardId: string
  version: string
  conceptId: string
  concept: string
  /** Safe HTML, as is the back. */
  front: string
  back: string
  /** Shown under the front. */
  diagram?: Diagram
  /** What is typed before the card is turned. */
  typed?: TypedCard
  sources: { title: string; url: string; section?: string }[]
  state: State
  due: number
  called: boolean
  outcomes: Record<Grade, ButtonOutcome>
}

/** Null when the card has left the bank. */
export async function queuedCard(
  cardId: string,
  memory: CardState,
  at: number,
  settings: Settings,
): Promise<QueuedCard | null> {
  return withBank(await currentBank(), cardId, memory, at, settings)
}

function withBank(
  bank: BankInMemory,
  cardId: string,
  memory: CardState,
  at: number,
  settings: Settings,
): QueuedCard | null {
  const card = bank.cards.get(cardId)
  if (!card) return null
  const faces = facesOf(card)
  const previews = preview(memory, cardId, at, settings)
  const outcomes = Object.fromEntries(
    GRADES.map((grade) => {
      const { due, scheduledDays, memory: after } = previews[grade]
      return [
        grade,
        {
          due,
          state: after.state,
          short: intervalShort({ due, scheduledDays }, at),
          spoken: intervalSpoken({ due, scheduledDays }, at),
        },
      ]
    }),
  ) as Record<Grade, ButtonOutcome>
  return {
    cardId,
    version: card.version,
    conceptId: card.concept,
    concept: bank.concepts.get(card.concept)?.title ?? card.concept,
    front: html(faces.front),
    back: html(faces.back),
    diagram: faces.diagram,
    typed: faces.typed,
    sources: card.sources.flatMap(({ id, section }) => {
      const source = bank.sources.get(id)
      return source ? [{ title: source.title, url: source.url, section }] : []
    }),
    state: memory.state,
    due: memory.due,
    called: memory.state === 0 && memory.due <= at,
    outcomes,
  }
}

export type ReviewQueue = {
  cards: QueuedCard[]
  limits: Limits
  /** Cards due now, within the limits; capped. */
  waiting: number
  nextDue: number | null
  /** Due, but over the daily limits. */
  held: number
  /** Reviews of today that can still be taken back, the latest first. */
  undoable: { reviewId: string; cardId: string }[]
}

const sendAtOnce = 30
/** Rows looked at: more due than this is a backlog that one sitting does not finish. */
const lookAt = 500

/** The cards a learner should see now, in order, with what each button would do. */
export async function reviewQueue(learner: Learner, at: number): Promise<ReviewQueue> {
  const settings = settingsOf(learner)
  const bank = await currentBank()
  const since = new Date(dayStart(dayNumber(at, settings.day), settings.day))
  const { pool } = db()
  const [due, known, today, undoable] = await Promise.all([
    pool.query<MemoryRow>(
      `SELECT ${memoryColumns} FROM memory WHERE learner_id = $1 AND NOT suspended AND due <= $2 ORDER BY due, card_id LIMIT ${lookAt}`,
      [learner.id, new Date(at + 20 * 60_000)],
    ),
    pool.query<{ card_id: string }>('SELECT card_id FROM memory WHERE learner_id = $1 AND card_id = ANY($2)', [
      learner.id,
      [...bank.cards.keys()],
    ]),
    pool.query<{ introduced: number; reviewed: number }>(
      `SELECT (SELECT count(*)::int FROM memory WHERE learner_id = $1 AND first_review >= $2) AS introduced,
              (SELECT count(*)::int FROM review r WHERE learner_id = $1 AND received_at >= $2 AND state_before = 2
                 AND NOT EXISTS (SELECT 1 FROM undo u WHERE u.learner_id = $1 AND u.review_id = r.id)) AS reviewed`,
      [learner.id, since],
    ),
    latestReviews(learner.id, since),
  ])
  const limits = {
    newLeft: newLeft(learner.newPerDay, today.rows[0]?.introduced ?? 0),
    reviewsLeft: reviewsLeft(learner.reviewsPerDay, today.rows[0]?.reviewed ?? 0),
  }
  const started = new Set(known.rows.map((row) => row.card_id))
  const fresh = [...bank.cards.values()].filter((card) => !started.has(card.id))
  const candidates = [
    ...due.rows.flatMap((row) => {
      const card = bank.cards.get(row.card_id)
      return card
        ? [
            {
              cardId: row.card_id,
              conceptId: card.concept,
              state: row.state,
              due: row.due.getTime(),
              called: row.state === 0,
              memory: cardState(row),
            },
          ]
        : []
    }),
    ...fresh.map((card) => ({
      cardId: card.id,
      conceptId: card.concept,
      state: 0 as State,
      due: at,
      called: false,
      memory: { ...emptyMemory(at), suspended: false },
    })),
  ]
  const queue = queueAt(candidates, at, limits)
  return {
    cards: queue.cards.slice(0, sendAtOnce).flatMap(({ cardId, memory, called }) => {
      const card = withBank(bank, cardId, memory, at, settings)
      return card ? [{ ...card, called }] : []
    }),
    limits,
    waiting: queue.cards.length,
    nextDue: queue.nextDue ?? (await nextDue(learner.id, at)),
    held: queue.held,
    undoable,
  }
}

async function nextDue(learnerId: string, at: number): Promise<number | null> {
  const { rows } = await db().pool.query<{ due: Date }>(
    'SELECT due FROM memory WHERE learner_id = $1 AND NOT suspended AND due > $2 ORDER BY due, card_id LIMIT 1',
    [learnerId, new Date(at)],
  )
  return rows[0]?.due.getTime() ?? null
}

async function latestReviews(learnerId: string, since: Date) {
  const { rows } = await db().pool.query<{ reviewId: string; cardId: string }>(
    `SELECT id AS "reviewId", card_id AS "cardId" FROM review r WHERE learner_id = $1 AND received_at >= $2
        AND NOT EXISTS (SELECT 1 FROM undo u WHERE u.learner_id = $1 AND u.review_id = r.id)
      ORDER BY received_at DESC, id DESC LIMIT 20`,
    [learnerId, since],
  )
  return rows
}
