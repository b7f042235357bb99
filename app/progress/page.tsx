import type { Metadata } from 'next'
import { Beliefs } from '@/app/beliefs'
import { PageShell } from '@/app/page-shell'
import { BarForecast } from '@/components/progress/bar-forecast'
import { MaterialMeter } from '@/components/progress/material-meter'
import { measuresOf, rememberedMeasure } from '@/components/progress/words'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Link } from '@/components/ui/link'
import { PageHeading } from '@/components/ui/page-heading'
import { errorRate, masterKnows, noviceKnows } from '@/domain/progress/understood'
import { attemptTitle } from '@/server/attempts'
import { bankOfPage } from '@/server/bank'
import { now } from '@/server/clock'
import { historyOf, overviewOf, progressOf } from '@/server/progress'
import { currentLearner } from '@/server/session'
import { dayNames } from './day-names'
import { History } from './history'
import { RetentionWords } from './retention-words'

export const metadata: Metadata = { title: 'Progress' }

const percent = (share: number) => `${Math.round(share * 100)} %`

export default async function ProgressPage() {
  const learner = await currentLearner()
  if (!learner)
    return (
      <PageShell current="progress">
        <PageHeading title="Progress" />
        <EmptyState
          title="Nothing to show yet"
          action={
            <ButtonLink href="/" variant="primary">
              Answer a first question
            </ButtonLink>
          }
        >
          Progress begins with your first answer. It is kept in this browser's guest account until you choose to keep it
          for good.
        </EmptyState>
      </PageShell>
    )
  const [bank, modules, overview, history] = await Promise.all([
    bankOfPage(),
    progressOf(learner),
    overviewOf(learner),
    historyOf(learner),
  ])
  const days = dayNames(now(), { timeZone: learner.timeZone, startHour: learner.dayStartHour }, overview.forecast)
  return (
    <PageShell current="progress" wide>
      <PageHeading
        title="Progress"
        lead="Two measures, kept apart: what you understood, and what you would still recall today."
      />
      <div className="grid gap-12 lg:grid-cols-[3fr_2fr]">
        <div className="grid content-start gap-10">
          {modules.map((module) => (
            <section key={module.id} aria-labelledby={`module-${module.id}`} className="grid gap-5">
              <h2 id={`module-${module.id}`} className="text-xl font-bold">
                {module.title}
              </h2>
              <p className="text-quiet">
                {module.concepts.filter(({ understood }) => understood.verdict === 'understood').length} of{' '}
                {module.concepts.length} concepts understood; you would recall{' '}
                {rememberedMeasure(module.remembered).words}.
              </p>
              <ul className="grid gap-6">
                {module.concepts.map((concept) => (
                  <li key={concept.id} className="grid gap-3 border-t border-line pt-4">
                    <h3 className="font-semibold">
                      <Link href={`/learn/${concept.id}`} className="text-link">
                        {concept.title}
                      </Link>
                    </h3>
                    <MaterialMeter id={`p-${concept.id}`} {...measuresOf(concept)} />
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </div>
        <div className="grid content-start gap-10">
          <section aria-labelledby="due" className="grid gap-3">
            <h2 id="due" className="text-xl font-bold">
              Due in the next 14 days
            </h2>
            <BarForecast caption={`${overview.dueNow} due now`} days={days} />
            <p className="text-sm text-quiet">
              What is overdue counts as today. New cards are not in it: you decide how many to begin.
            </p>
          </section>
          <section aria-labelledby="retention" className="grid gap-3">
            <h2 id="retention" className="text-xl font-bold">
              Really remembered
            </h2>
            <RetentionWords retention={overview.retention} target={learner.desiredRetention} />
          </section>
          {overview.beliefs.length > 0 && (
            <section aria-labelledby="beliefs" className="grid gap-3">
              <h2 id="beliefs" className="text-xl font-bold">
                Beliefs to put right
              </h2>
              <Beliefs beliefs={overview.beliefs} />
            </section>
          )}
          <section aria-labelledby="meaning" className="prose text-sm">
            <h2 id="meaning">What these numbers say</h2>
            <p>
              <strong>Understood</strong> is a test that runs over your answers to a concept's questions: for each
              question the first answer of a day counts. It weighs whether you know {percent(masterKnows)} of what is
              asked or {percent(noviceKnows)}, allows for guessing, and decides only when it is wrong at most one time
              in {Math.round(1 / errorRate)} either way. Until then it says that it cannot say.
            </p>
            <p>
              <strong>Remembered</strong> adds up, over a concept's cards, the chance that you recall each today, as
              your own reviews predict it. A card you have not begun adds nothing.
            </p>
          </section>
        </div>
      </div>
      <section aria-labelledby="history" className="grid gap-4">
        <h2 id="history" className="text-xl font-bold">
          History
        </h2>
        <History lines={history} timeZone={learner.timeZone} titleOf={(line) => attemptTitle(bank, line)} />
      </section>
    </PageShell>
  )
}
