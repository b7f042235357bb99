import type { Metadata } from 'next'
import { PageShell } from '@/app/page-shell'
import { QuizButton } from '@/app/quiz/quiz-button'
import { ConceptTile } from '@/components/learn/concept-tile'
import { measuresOf } from '@/components/progress/words'
import { Html } from '@/components/quiz/html'
import { MaterialSwatch } from '@/components/ui/material-swatch'
import { NavList } from '@/components/ui/nav-list'
import { PageHeading } from '@/components/ui/page-heading'
import { bankOfPage } from '@/server/bank'
import { inlineHtml } from '@/server/markdown'
import { nextConcept, progressOf } from '@/server/progress'
import { currentLearner } from '@/server/session'
import { ConceptMap } from './concept-map'

export const metadata: Metadata = {
  title: 'Learn',
  description:
    'Everything between a Docker image and a container, as a map: sixty concepts in ten modules, each with a note, questions and cards.',
}

export default async function LearnPage() {
  const [bank, modules] = await Promise.all([bankOfPage(), currentLearner().then(progressOf)])
  const next = nextConcept(modules)
  return (
    <PageShell current="learn" wide>
      <PageHeading
        title="Learn"
        lead="Each concept is a short note, questions that test it, and cards that keep it. Point at one to see what it builds on, and what builds on it."
      />
      <ul className="flex flex-wrap gap-x-6 gap-y-2 text-sm" aria-label="The two bars of each concept">
        <li className="flex items-center gap-2">
          <MaterialSwatch material="image" />
          Understood, by your answers
        </li>
        <li className="flex items-center gap-2">
          <MaterialSwatch material="container" />
          Remembered, by your cards
        </li>
      </ul>
      <ConceptMap>
        <ol className="grid">
          {modules.map((module, index) => (
            <li
              key={module.id}
              className="grid gap-x-10 gap-y-5 border-t border-line py-8 lg:grid-cols-[17rem_minmax(0,1fr)]"
            >
              <header className="grid content-start gap-2">
                <p className="text-sm text-quiet">Module {index + 1}</p>
                <h2 className="text-xl font-bold">{module.title}</h2>
                <p className="text-quiet">
                  <Html inline html={inlineHtml(module.promise)} />.
                </p>
              </header>
              <div className="grid content-start gap-5">
                <ol className="grid grid-cols-2 gap-3 sm:grid-cols-3 xl:grid-cols-4">
                  {module.concepts.map((concept) => (
                    <li key={concept.id} className="grid">
                      <ConceptTile
                        id={concept.id}
                        title={concept.title}
                        href={`/learn/${concept.id}`}
                        needs={bank.concepts.get(concept.id)?.needs ?? []}
                        next={concept.id === next?.id}
                        {...measuresOf(concept)}
                      />
                    </li>
                  ))}
                </ol>
                <div className="relative z-1 justify-self-start">
                  <QuizButton quiz="module" reference={module.id}>
                    {`Quiz: ${module.title}`}
                  </QuizButton>
                </div>
              </div>
            </li>
          ))}
        </ol>
      </ConceptMap>
      <NavList
        label="More to read"
        items={[
          { label: 'Image versus container, on one page', href: '/learn/sheet' },
          { label: 'Beliefs that are not so', href: '/learn/misconceptions' },
          { label: 'The article, put right', href: '/learn/article' },
        ]}
      />
    </PageShell>
  )
}
