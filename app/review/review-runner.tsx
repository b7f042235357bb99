'use client'

import { useEffect, useMemo, useRef, useState } from 'react'
import { useKeys } from '@/app/keys'
import { mint } from '@/app/mint'
import { send } from '@/app/send'
import { SomethingWrong } from '@/app/something-wrong'
import { Flashcard } from '@/components/review/flashcard'
import { GradeButtons, gradeButtons } from '@/components/review/grade-buttons'
import { Button, ButtonLink } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { EmptyState } from '@/components/ui/empty-state'
import { KeyHint } from '@/components/ui/key-hint'
import type { Grade } from '@/domain/memory/grade'
import type { QueuedCard, ReviewQueue } from '@/server/queue'
import { currentCard, type Deck, graded, refilled, settled, takenBack, without } from './deck'
import { createOutbox, type Outbox } from './outbox'

type Props = { learnerId: string; queue: ReviewQueue; buttons: 2 | 4; shortcuts: boolean }

/** Cards one after another, without waiting between them: the next is here already, and saving happens behind. */
export function ReviewRunner({ learnerId, queue, buttons, shortcuts }: Props) {
  const [deck, setDeck] = useState<Deck>({
    cards: queue.cards,
    unsettled: [],
    undoable: queue.undoable,
    first: null,
    done: 0,
  })
  const [outboxState, setOutboxState] = useState<Outbox>({ waiting: [], failed: false })
  const [turned, setTurned] = useState(false)
  const [said, setSaid] = useState('')
  const [trouble, setTrouble] = useState('')
  const [now, setNow] = useState(() => Date.now())
  const front = useRef<HTMLDivElement>(null)
  const back = useRef<HTMLDivElement>(null)
  const busy = useRef(false)

  const outbox = useMemo(
    () =>
      createOutbox(learnerId, setOutboxState, (review, answer) =>
        setDeck((held) => settled(held, review.cardId, answer?.card ?? null, answer?.next ?? [])),
      ),
    [learnerId],
  )
  useEffect(() => {
    const flush = () => void outbox.flush()
    flush()
    const events = ['online', 'visibilitychange'] as const
    for (const event of events) addEventListener(event, flush)
    const tick = setInterval(() => setNow(Date.now()), 5000)
    return () => {
      for (const event of events) removeEventListener(event, flush)
      clearInterval(tick)
    }
  }, [outbox])

  const card = currentCard(deck, now)
  // Minted when the card is shown: a double press, or a repeat of the request, is the same review.
  const shown = useMemo(
    () => ({ id: mint(), at: Date.now(), cardId: card?.cardId, done: deck.done }),
    [card?.cardId, deck.done],
  )

  useEffect(() => {
    if (turned) back.current?.focus()
  }, [turned])
  useEffect(() => {
    if (deck.done > 0 || deck.first) front.current?.focus()
    void shown.id
  }, [shown.id, deck.done, deck.first])

  function grade(value: Grade) {
    if (!card || !turned || shown.cardId !== card.cardId) return
    const at = Date.now()
    outbox.add({
      id: shown.id,
      cardId: card.cardId,
      version: card.version,
      grade: value,
      reviewedAt: at,
      durationMs: Math.min(at - shown.at, 600_000),
    })
    const next = graded(deck, card, value, shown.id)
    setDeck(next)
    setTurned(false)
    setNow(at)
    setSaid(`Saved. The card comes back in ${card.outcomes[value].spoken}.`)
    if (next.cards.length < 5) void refill()
  }

  async function refill() {
    const response = await fetch('/api/review-queue').catch(() => null)
    if (!response?.ok) return
    const { cards }: ReviewQueue = await response.json()
    setDeck((held) => refilled(held, cards, [...outbox.pending(), ...held.undoable.map(({ cardId }) => cardId)]))
  }

  async function undo() {
    const [latest] = deck.undoable
    if (!latest || busy.current) return
    busy.current = true
    setTrouble('')
    try {
      await outbox.flush()
      if (!outbox.isEmpty()) throw new Error('waiting')
      const answer = await send<{ card: QueuedCard | null }>('/api/reviews/undo', {
        id: mint(),
        reviewId: latest.reviewId,
      })
      setDeck((held) => takenBack(held, latest.reviewId, answer.card))
      setTurned(false)
      setNow(Date.now())
      setSaid('Taken back. The card is asked again.')
    } catch {
      setTrouble('Not taken back: the server cannot be reached. Try again.')
    } finally {
      busy.current = false
    }
  }

  async function putAside() {
    if (!card || busy.current) return
    busy.current = true
    setTrouble('')
    try {
      await send('/api/suspensions', { id: mint(), cardId: card.cardId, suspended: true })
      setDeck((held) => without(held, card.cardId))
      setTurned(false)
      setSaid('Put aside. You can take it back in Settings.')
    } catch {
      setTrouble('Not put aside: the server cannot be reached. Try again.')
    } finally {
      busy.current = false
    }
  }

  const choices = gradeButtons(buttons)
  useKeys(shortcuts, (key) => {
    if (key === 'u' || key === 'U') void undo()
    else if (!card) return false
    else if (!turned && (key === ' ' || key === 'Enter')) setTurned(true)
    else if (turned && (key === ' ' || key === 'Enter')) grade(3)
    else {
      const choice = turned && choices.find((button) => button.key === key)
      if (!choice) return false
      grade(choice.grade)
    }
    return true
  })

  const left = deck.cards.filter((other) => other.due <= now).length
  return (
    <div className="grid gap-5">
      <div className="flex min-h-11 flex-wrap items-center justify-between gap-x-4 text-sm text-quiet">
        <p data-testid="count">
          {left === 0 ? 'Nothing left' : `${left} left`}, {deck.done} done
        </p>
        <p aria-live="polite">
          {outboxState.waiting.length > 0 &&
            (outboxState.failed
              ? `${outboxState.waiting.length} failed to save`
              : `Saving ${outboxState.waiting.length}`)}
        </p>
        <Button
          variant="quiet"
          disabled={deck.undoable.length === 0}
          aria-keyshortcuts={shortcuts ? 'U' : undefined}
          onClick={() => void undo()}
        >
          Undo
          {shortcuts && <KeyHint>U</KeyHint>}
        </Button>
      </div>
      {outboxState.failed && (
        <Callout kind="waiting" title="Failed to save, kept in this browser." role="alert">
          <p>Your reviews are safe here and will be sent when the server can be reached.</p>
          <Button onClick={() => void outbox.flush()}>Retry now</Button>
        </Callout>
      )}
      {trouble && <Callout kind="wrong" role="alert" title={trouble} />}
      {card ? (
        <>
          <Flashcard {...card} turned={turned} frontRef={front} backRef={back} onTurn={() => setTurned(true)} />
          <div className="sticky bottom-16 bg-paper py-3 md:static">
            {turned ? (
              <GradeButtons buttons={choices} outcomes={card.outcomes} shortcuts={shortcuts} onGrade={grade} />
            ) : (
              <Button
                variant="primary"
                className="min-h-14 w-full"
                aria-keyshortcuts={shortcuts ? 'Space' : undefined}
                onClick={() => setTurned(true)}
              >
                Show the answer
                {shortcuts && <KeyHint>Space</KeyHint>}
              </Button>
            )}
          </div>
          <div className="flex flex-wrap items-start justify-between gap-4">
            <SomethingWrong key={card.cardId} kind="card" itemId={card.cardId} version={card.version} />
            <Button variant="quiet" onClick={() => void putAside()}>
              Put this card aside
            </Button>
          </div>
        </>
      ) : (
        <Finished deck={deck} queue={queue} />
      )}
      <p role="status" className="sr-only">
        {said}
      </p>
    </div>
  )
}

function Finished({ deck, queue }: { deck: Deck; queue: ReviewQueue }) {
  return (
    <EmptyState
      title={deck.done ? 'That is all for now.' : 'Nothing is due.'}
      action={
        <ButtonLink href="/quiz" variant="primary">
          Take a quiz
        </ButtonLink>
      }
    >
      {deck.done > 0 && `You reviewed ${deck.done} ${deck.done === 1 ? 'card' : 'cards'}. `}
      {queue.held > 0 && `${queue.held} more wait for tomorrow, by your daily limits. `}
      Cards come back when you are about to forget them.
    </EmptyState>
  )
}
