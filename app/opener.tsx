'use client'

import { useEffect, useRef, useState } from 'react'
import { SlabScene } from '@/components/landing/slab-scene'
import { Html } from '@/components/quiz/html'
import { QuestionForm } from '@/components/quiz/question-form'
import { Revealed, verdictOf } from '@/components/quiz/revealed'
import { Button, ButtonLink } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { emptyDraft, finished } from '@/domain/quiz/draft'
import type { PublicQuestion, RevealedAnswer } from '@/domain/quiz/shown'
import { Refused, send } from './send'

type Phase =
  | { is: 'asking' }
  | { is: 'sending' }
  | { is: 'failed'; message: string }
  | { is: 'answered'; answer: RevealedAnswer }

/** The front page's question. Its answer begins the learner's history. */
export function Opener({ attemptId, question }: { attemptId: string; question: PublicQuestion }) {
  // The ids of the first rendering: a repeat must be the same attempt and the same answer.
  const [asked] = useState({ attemptId, question })
  const [draft, setDraft] = useState(() => emptyDraft(question))
  const [phase, setPhase] = useState<Phase>({ is: 'asking' })
  const verdict = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (phase.is === 'answered') verdict.current?.focus()
  }, [phase.is])

  async function check() {
    const response = finished(asked.question.type, draft)
    if (typeof response === 'string') return setPhase({ is: 'failed', message: response })
    setPhase({ is: 'sending' })
    try {
      const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone
      const body = { id: asked.question.answerId, attemptId: asked.attemptId, position: 0, response, timeZone }
      const { answer } = await send<{ answer: RevealedAnswer }>('/api/opener', body)
      setPhase({ is: 'answered', answer })
    } catch (error) {
      const message =
        error instanceof Refused
          ? error.message
          : 'The server cannot be reached. Your choice is still here: check again.'
      setPhase({ is: 'failed', message })
    }
  }

  const answered = phase.is === 'answered'
  return (
    <form
      className="grid items-start gap-x-14 gap-y-8 md:grid-cols-[1fr_minmax(0,26rem)]"
      onSubmit={(event) => {
        event.preventDefault()
        void check()
      }}
    >
      <div className="grid gap-6">
        <h1 className="text-2xl [&_p]:m-0">
          <Html inline html={asked.question.stem.replace(/^<p>|<\/p>\s*$/g, '')} />
        </h1>
        {answered ? (
          <section aria-label="Answer" className="grid gap-5">
            <h2 ref={verdict} tabIndex={-1} className="text-xl font-bold">
              {verdictOf(phase.answer.score).words}
            </h2>
            <Revealed answer={phase.answer} />
          </section>
        ) : (
          <QuestionForm
            question={asked.question}
            draft={draft}
            disabled={phase.is === 'sending'}
            shortcuts={false}
            onChange={setDraft}
          />
        )}
        {phase.is === 'failed' && <Callout kind="notice" role="alert" title={phase.message} />}
        <div className="flex flex-wrap gap-3">
          {answered ? (
            <>
              <ButtonLink href="/learn/platform" variant="primary">
                Start with the first concept
              </ButtonLink>
              <ButtonLink href="/quiz">Take a quiz</ButtonLink>
            </>
          ) : (
            <Button type="submit" variant="primary" disabled={phase.is === 'sending'} className="min-w-32">
              {phase.is === 'sending' ? 'Checking' : 'Check'}
            </Button>
          )}
        </div>
      </div>
      <div className="row-start-1 md:sticky md:top-8 md:col-start-2 md:row-start-1">
        <SlabScene id="scene" changed={answered ? 'layer' : null} />
      </div>
    </form>
  )
}
