import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { PageShell } from '@/app/page-shell'
import { PageHeading } from '@/components/ui/page-heading'
import { attemptSummary, openQuestion } from '@/server/answers'
import { attemptTitle, findAttempt } from '@/server/attempts'
import { bankOfPage } from '@/server/bank'
import { currentLearner } from '@/server/session'
import { QuizRunner } from './quiz-runner'
import { Summary } from './summary'

export const metadata: Metadata = { title: 'Quiz', robots: { index: false } }

export default async function AttemptPage({ params }: { params: Promise<{ attempt: string }> }) {
  const id = z.uuid().safeParse((await params).attempt)
  const learner = await currentLearner()
  const attempt = id.success && learner ? await findAttempt(learner.id, id.data) : null
  if (!attempt || !learner) notFound()
  const question = await openQuestion(learner.id, attempt)
  const title = attemptTitle(await bankOfPage(), attempt)
  return (
    <PageShell current="quiz">
      <PageHeading title={title} />
      {question ? (
        <QuizRunner key={attempt.id} attemptId={attempt.id} first={question} shortcuts={learner.shortcuts} />
      ) : (
        <Summary {...(await attemptSummary(learner.id, attempt))} />
      )}
    </PageShell>
  )
}
