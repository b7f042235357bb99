import { ButtonLink } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { NavList } from '@/components/ui/nav-list'
import { PageHeading } from '@/components/ui/page-heading'
import { Panel } from '@/components/ui/panel'
import type { Learner } from '@/domain/learner'
import { attemptTitle, openAttempts } from '@/server/attempts'
import { bankOfPage } from '@/server/bank'
import { now } from '@/server/clock'
import { nextConcept, progressOf } from '@/server/progress'
import { reviewQueue } from '@/server/queue'
import { QuizButton } from './quiz/quiz-button'

/** What to do now, in one card; the rest is a line each. */
export async function Today({ learner }: { learner: Learner }) {
  const [bank, queue, modules, open] = await Promise.all([
    bankOfPage(),
    reviewQueue(learner, now()),
    progressOf(learner),
    openAttempts(learner.id),
  ])
  const concepts = modules.flatMap((module) => module.concepts)
  const next = nextConcept(modules)
  const due = queue.cards.filter((card) => card.state !== 0 || card.called).length
  const begun = concepts.some(({ remembered }) => remembered.started > 0)
  const [going] = open
  return (
    <>
      <PageHeading title="Today" />
      <Panel deck labelledBy="now">
        {due > 0 ? (
          <>
            <h2 id="now" className="text-xl font-bold">
              {due} {due === 1 ? 'card is' : 'cards are'} due
            </h2>
            <p className="mt-1 mb-5 text-quiet">
              What you are about to forget, or what an answer showed that you need. A few minutes.
            </p>
            <ButtonLink href="/review" variant="primary">
              Review now
            </ButtonLink>
          </>
        ) : going ? (
          <>
            <h2 id="now" className="text-xl font-bold">
              A quiz is waiting: {attemptTitle(bank, going)}
            </h2>
            <p className="mt-1 mb-5 text-quiet">It goes on at the question where you left it.</p>
            <ButtonLink href={`/quiz/${going.id}`} variant="primary">
              Go on
            </ButtonLink>
          </>
        ) : (
          next && (
            <>
              <h2 id="now" className="text-xl font-bold">
                Next: {next.title}
              </h2>
              <p className="mt-1 mb-5 text-quiet">{bank.concepts.get(next.id)?.objective}.</p>
              <ButtonLink href={`/learn/${next.id}`} variant="primary">
                Read the note
              </ButtonLink>
            </>
          )
        )}
      </Panel>
      <NavList
        label="Also worth doing"
        items={[
          ...(due > 0 && next ? [{ href: `/learn/${next.id}`, label: `Next concept: ${next.title}` }] : []),
          ...open
            .slice(due > 0 ? 0 : 1)
            .map((attempt) => ({ href: `/quiz/${attempt.id}`, label: `Go on: ${attemptTitle(bank, attempt)}` })),
          {
            href: '/review',
            label: begun ? 'New cards' : 'Begin with cards',
            detail: `${queue.limits.newLeft} new today`,
          },
          { href: '/progress', label: 'Your progress' },
        ]}
      />
      <div>
        <QuizButton quiz="mixed">A mixed quiz of ten questions</QuizButton>
      </div>
      {!learner.member && begun && (
        <Callout title="You are a guest.">
          <p>
            What you do is kept for this browser only. <a href="/sign-up">Keep it for good</a> with an e-mail address
            and a password.
          </p>
        </Callout>
      )}
    </>
  )
}
