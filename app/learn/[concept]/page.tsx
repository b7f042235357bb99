import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Beliefs } from '@/app/beliefs'
import { PageShell } from '@/app/page-shell'
import { QuizButton } from '@/app/quiz/quiz-button'
import { SomethingWrong } from '@/app/something-wrong'
import { MaterialMeter } from '@/components/progress/material-meter'
import { measuresOf } from '@/components/progress/words'
import { Sources } from '@/components/quiz/revealed'
import { ButtonLink } from '@/components/ui/button'
import { Link } from '@/components/ui/link'
import { PageHeading } from '@/components/ui/page-heading'
import { Panel } from '@/components/ui/panel'
import { type BankInMemory, bankOfPage } from '@/server/bank'
import { progressOf } from '@/server/progress'
import { sourcesOf } from '@/server/questions'
import { currentLearner } from '@/server/session'
import { Note } from './note'

type Props = { params: Promise<{ concept: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const concept = (await bankOfPage()).concepts.get((await params).concept)
  return { title: concept?.title ?? 'Not found', description: concept?.objective }
}

export default async function ConceptPage({ params }: Props) {
  const bank = await bankOfPage()
  const concept = bank.concepts.get((await params).concept)
  if (!concept) notFound()
  const learner = await currentLearner()
  const measured = (await progressOf(learner)).flatMap((module) => module.concepts)
  const index = measured.findIndex(({ id }) => id === concept.id)
  const mine = measured[index]
  const next = measured[index + 1]
  const module = bank.modules.find(({ id }) => id === concept.module)
  const beliefs = concept.misconceptions.flatMap((id) => bank.misconceptions.get(id) ?? [])
  const after = [...bank.concepts.values()].filter(({ needs }) => needs.includes(concept.id)).map(({ id }) => id)
  const questions = [...bank.questions.values()].filter((question) => question.concept === concept.id).length
  return (
    <PageShell current="learn">
      <PageHeading
        title={concept.title}
        above={
          <Link href="/learn" className="text-link inline-flex min-h-11 items-center">
            Learn: {module?.title}
          </Link>
        }
        lead={`After this you can ${concept.objective.charAt(0).toLowerCase()}${concept.objective.slice(1)}.`}
      />
      <Ways label="Builds on" ids={concept.needs} bank={bank} />
      <Note id={concept.id} note={concept.note} />
      <Ways label="Leads to" ids={after} bank={bank} />
      {beliefs.length > 0 && (
        <section aria-labelledby="beliefs" className="grid gap-3">
          <h2 id="beliefs" className="text-xl font-bold">
            What people believe instead
          </h2>
          <Beliefs beliefs={beliefs} />
        </section>
      )}
      <Panel deck labelledBy="test">
        <h2 id="test" className="text-lg font-bold">
          Test it, then keep it
        </h2>
        {mine && (
          <div className="my-5">
            <MaterialMeter id="measures" {...measuresOf(mine)} />
          </div>
        )}
        <div className="flex flex-wrap items-center gap-3">
          <QuizButton quiz="concept" reference={concept.id} variant="primary">
            {`Answer ${questions} questions`}
          </QuizButton>
          <ButtonLink href="/review">Review cards</ButtonLink>
          {next && (
            <ButtonLink href={`/learn/${next.id}`} variant="quiet">
              Next: {next.title}
            </ButtonLink>
          )}
        </div>
      </Panel>
      <section aria-labelledby="sources" className="grid gap-2">
        <h2 id="sources" className="text-lg font-bold">
          Sources
        </h2>
        <Sources sources={sourcesOf(bank, concept.sources)} />
        {learner && <SomethingWrong kind="concept" itemId={concept.id} />}
      </section>
    </PageShell>
  )
}

/** Other concepts, as links in a line. */
function Ways({ label, ids, bank }: { label: string; ids: string[]; bank: BankInMemory }) {
  if (ids.length === 0) return null
  return (
    <p className="text-sm text-quiet">
      {label}:{' '}
      {ids.map((id, place) => (
        <span key={id}>
          {place > 0 && ', '}
          <Link href={`/learn/${id}`} className="text-link">
            {bank.concepts.get(id)?.title}
          </Link>
        </span>
      ))}
    </p>
  )
}
