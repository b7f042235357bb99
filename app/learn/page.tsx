import type { Metadata } from 'next'
import { PageShell } from '@/app/page-shell'
import { MaterialMeter } from '@/components/progress/material-meter'
import { measuresOf } from '@/components/progress/words'
import { NavList } from '@/components/ui/nav-list'
import { PageHeading } from '@/components/ui/page-heading'
import { PanelLink } from '@/components/ui/panel'
import { progressOf } from '@/server/progress'
import { currentLearner } from '@/server/session'

export const metadata: Metadata = { title: 'Learn' }

export default async function LearnPage() {
  const modules = await progressOf(await currentLearner())
  return (
    <PageShell current="learn" wide>
      <PageHeading title="Learn" lead="Each concept is a short note, questions that test it, and cards that keep it." />
      <NavList
        label="More to read"
        items={[
          { label: 'Image versus container, on one page', href: '/learn/sheet' },
          { label: 'Beliefs that are not so', href: '/learn/misconceptions' },
          { label: 'The article, put right', href: '/learn/article' },
        ]}
      />
      <ol className="grid gap-14">
        {modules.map((module, index) => (
          <li key={module.id} className="grid gap-5">
            <header className="grid max-w-3xl gap-1">
              <p className="text-sm text-quiet">Module {index + 1}</p>
              <h2 className="text-xl font-bold">{module.title}</h2>
              <p className="text-quiet">{module.promise}.</p>
            </header>
            <ol className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
              {module.concepts.map((concept) => (
                <li key={concept.id} className="grid">
                  <PanelLink href={`/learn/${concept.id}`}>
                    <h3 className="mb-4 text-lg font-semibold">{concept.title}</h3>
                    <MaterialMeter id={`m-${concept.id}`} {...measuresOf(concept)} />
                  </PanelLink>
                </li>
              ))}
            </ol>
          </li>
        ))}
      </ol>
    </PageShell>
  )
}
