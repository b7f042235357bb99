import type { Metadata } from 'next'
import { begin } from '@/app/actions'
import { PageShell } from '@/app/page-shell'
import { StartForm } from '@/app/start-form'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeading } from '@/components/ui/page-heading'
import { now } from '@/server/clock'
import { reviewQueue } from '@/server/queue'
import { currentLearner } from '@/server/session'
import { ReviewRunner } from './review-runner'

export const metadata: Metadata = { title: 'Review' }

export default async function ReviewPage() {
  const learner = await currentLearner()
  return (
    <PageShell current="review">
      <PageHeading title="Review" />
      {learner ? (
        <ReviewRunner
          key={learner.id}
          learnerId={learner.id}
          queue={await reviewQueue(learner, now())}
          buttons={learner.buttons}
          shortcuts={learner.shortcuts}
        />
      ) : (
        <EmptyState
          title="Cards that come back when you need them"
          action={
            <StartForm action={begin} fields={{ to: '/review' }}>
              <Button type="submit" variant="primary">
                Start as a guest
              </Button>
            </StartForm>
          }
        >
          Each card asks for one fact. Say the answer, turn the card, and tell how it went: the next time is set by how
          well you knew it. No account is needed to begin.
        </EmptyState>
      )}
    </PageShell>
  )
}
