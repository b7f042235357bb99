'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { useKeys } from '@/app/keys'
import { Refused, send } from '@/app/send'
import { SomethingWrong } from '@/app/something-wrong'
import { Confidence, type Sure } from '@/components/quiz/confidence'
import { Html } from '@/components/quiz/html'
import { QuestionForm } from '@/components/quiz/question-form'
import { Revealed, verdictOf } from '@/components/quiz/revealed'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { KeyHint } from '@/components/ui/key-hint'
import { type Draft, emptyDraft, finished, tick } from '@/domain/quiz/draft'
import type { PublicQuestion, RevealedAnswer } from '@/domain/quiz/shown'

type Answered = { answer: RevealedAnswer; next: PublicQuestion | null }
type Phase =
  | { is: 'asking' }
  | { is: 'sending' }
  | { is: 'failed'; message: string; final: boolean }
  | ({ is: 'answered' } & Answered)

/** One question at a time: answer, check, see why, go on. The server holds where the attempt stands. */
export function QuizRunner({
  attemptId,
  first,
  shortcuts,
}: {
  attemptId: string
  first: PublicQuestion
  shortcuts: boolean
}) {
  const router = useRouter()
  const [question, setQuestion] = useState(first)
  const [draft, setDraft] = useState<Draft>(() => emptyDraft(first))
  const [sure, setSure] = useState<Sure>()
  const [phase, setPhase] = useState<Phase>({ is: 'asking' })
  const [missing, setMissing] = useState('')
  const heading = useRef<HTMLHeadingElement>(null)
  const verdict = useRef<HTMLHeadingElement>(null)
  const began = useRef(false)

  useEffect(() => {
    if (phase.is === 'answered') verdict.current?.focus()
    else if (phase.is === 'asking' && began.current) heading.current?.focus()
    began.current = true
  }, [phase.is])

  async function check() {
    if (phase.is !== 'asking' && !(phase.is === 'failed' && !phase.final)) return
    const response = finished(question.type, draft)
    if (typeof response === 'string') return setMissing(response)
    setPhase({ is: 'sending' })
    try {
      const body = { id: question.answerId, attemptId, position: question.position, response, confidence: sure }
      setPhase({ is: 'answered', ...(await send<Answered>('/api/answers', body)) })
    } catch (error) {
      setPhase({ is: 'failed', message: error instanceof Error ? error.message : '', final: error instanceof Refused })
    }
  }

  function goOn() {
    if (phase.is !== 'answered') return
    if (!phase.next) return router.refresh()
    setQuestion(phase.next)
    setDraft(emptyDraft(phase.next))
    setSure(undefined)
    setMissing('')
    setPhase({ is: 'asking' })
  }

  const answered = phase.is === 'answered'
  useKeys(shortcuts, (key) => {
    const place = Number(key) - 1
    if (!answered && question.choices[place] !== undefined && ('ticked' in draft || 'reason' in draft)) {
      setDraft(tick(draft, place, question.several))
      setMissing('')
      return true
    }
    if (key !== 'Enter') return false
    if (answered) goOn()
    else void check()
    return true
  })

  return (
    <form
      className="grid gap-6"
      onSubmit={(event) => {
        event.preventDefault()
        if (answered) goOn()
        else void check()
      }}
    >
      <div className="grid gap-4">
        <h2 ref={heading} tabIndex={-1} className="text-sm font-normal text-quiet">
          Question {question.position + 1} of {question.total}
        </h2>
        <Html html={question.stem} className="text-lg [&>p]:font-semibold" />
        {question.script && (
          <section aria-label="Script">
            <Html html={question.script} />
          </section>
        )}
      </div>
      {answered ? (
        <section aria-label="Answer" className="grid gap-5">
          <h3
            ref={verdict}
            tabIndex={-1}
            className="text-xl font-bold"
            data-verdict={verdictOf(phase.answer.score).kind}
          >
            {verdictOf(phase.answer.score).words}
          </h3>
          {phase.answer.called > 0 && (
            <p>
              {phase.answer.called === 1 ? 'One card about this is' : `${phase.answer.called} cards about this are`} due
              today.
            </p>
          )}
          <Revealed answer={phase.answer} />
          <SomethingWrong kind="question" itemId={phase.answer.question.id} version={phase.answer.question.version} />
        </section>
      ) : (
        <>
          <QuestionForm
            question={question}
            draft={draft}
            disabled={phase.is === 'sending'}
            shortcuts={shortcuts}
            onChange={(next) => {
              setDraft(next)
              setMissing('')
            }}
          />
          <Confidence sure={sure} onSure={setSure} />
        </>
      )}
      {missing && <Callout kind="notice" role="alert" title={missing} />}
      {phase.is === 'failed' && (
        <Callout
          kind="wrong"
          role="alert"
          title={phase.final ? phase.message : 'Not saved yet: the server cannot be reached.'}
        >
          {phase.final ? (
            <Button onClick={() => location.reload()}>Reload this page</Button>
          ) : (
            <p>Your answer is still here. Check again to send it.</p>
          )}
        </Callout>
      )}
      <div className="flex min-h-12 items-center gap-4">
        <Button type="submit" variant="primary" disabled={phase.is === 'sending'} className="min-w-36">
          {answered
            ? phase.next
              ? 'Next question'
              : 'See the summary'
            : phase.is === 'sending'
              ? 'Checking'
              : 'Check'}
          {shortcuts && <KeyHint>Enter</KeyHint>}
        </Button>
      </div>
      <p role="status" className="sr-only">
        {answered ? verdictOf(phase.answer.score).words : ''}
      </p>
    </form>
  )
}
