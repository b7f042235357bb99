import type { Metadata, Route } from 'next'
import { notFound } from 'next/navigation'
import { PageShell } from '@/app/page-shell'
import { Callout } from '@/components/ui/callout'
import { Link } from '@/components/ui/link'
import { PageHeading } from '@/components/ui/page-heading'
import type { ShownExercise } from '@/domain/docker/asked/shown-exercise'
import { shownExercise } from '@/server/exercises'
import { currentLearner } from '@/server/session'
import './lab.css'
import { LabLoader } from './lab-loader'

type Props = { searchParams: Promise<{ exercise?: string | string[] }> }

/** The exercise that the address asks for; undefined when it asks for none, null when there is none of this name. */
async function askedExercise({ searchParams }: Props): Promise<ShownExercise | null | undefined> {
  const { exercise } = await searchParams
  return exercise === undefined ? undefined : shownExercise(String(exercise))
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  return {
    title: (await askedExercise(props))?.title ?? 'Lab',
    description:
      'A Docker host of your own in the browser: type commands, and see images, layers and containers change.',
  }
}

const exercisesLink = (label: string) => (
  <Link href={'/lab/exercises' as Route} className="text-link inline-flex min-h-11 items-center">
    {label}
  </Link>
)

export default async function LabPage(props: Props) {
  const [learner, exercise] = await Promise.all([currentLearner(), askedExercise(props)])
  if (exercise === null) notFound()
  return (
    <PageShell current="lab" wide="whole">
      <noscript>
        <Callout kind="notice" title="The lab runs in your browser, and needs JavaScript for it." />
      </noscript>
      <LabLoader
        key={exercise?.id ?? 'lab'}
        heading={
          exercise ? (
            <PageHeading
              title={exercise.title}
              above={
                <>
                  {exercisesLink('Exercises')}: {exercise.theme}, {exercise.number} of {exercise.total}
                  {exercise.solved && ', solved before'}
                </>
              }
            />
          ) : (
            <PageHeading title="Lab" above={exercisesLink('Exercises: small tasks on this host')} />
          )
        }
        shortcuts={learner?.shortcuts ?? true}
        exercise={exercise}
        known={learner !== null}
      />
    </PageShell>
  )
}
