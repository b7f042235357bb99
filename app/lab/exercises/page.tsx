import type { Metadata } from 'next'
import { PageShell } from '@/app/page-shell'
import { ExerciseList } from '@/components/lab/exercise-list'
import { Link } from '@/components/ui/link'
import { PageHeading } from '@/components/ui/page-heading'
import { exerciseThemes } from '@/server/exercises'
import { currentLearner } from '@/server/session'

export const metadata: Metadata = {
  title: 'Exercises',
  description: 'Small tasks on a Docker host of your own, from the first container to clearing up.',
}

export default async function ExercisesPage() {
  const themes = await exerciseThemes()
  const all = themes.flatMap(({ exercises }) => exercises)
  const solved = all.filter((exercise) => exercise.solved).length
  const learner = await currentLearner()
  return (
    <PageShell current="lab">
      <PageHeading
        title="Exercises"
        above={
          <Link href="/lab" className="text-link inline-flex min-h-11 items-center">
            Lab
          </Link>
        }
        lead="Small tasks on a Docker host of your own, from the first container to clearing up. Each is done when the host is as it should be, however you get there."
      />
      {learner && (
        <p>
          You have solved {solved} of {all.length}.
        </p>
      )}
      <ExerciseList themes={themes} />
    </PageShell>
  )
}
