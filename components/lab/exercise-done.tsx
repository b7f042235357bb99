import type { Route } from 'next'
import type { ReactNode, Ref } from 'react'
import { Html } from '@/components/quiz/html'
import { ButtonLink } from '@/components/ui/button'
import { Link } from '@/components/ui/link'
import type { ShownExercise } from '@/domain/docker/asked/shown-exercise'

/** What an exercise showed, once it is done, and where to go from here. */
export function ExerciseDone({
  exercise: { explain, trains, next },
  heading,
  children,
}: {
  exercise: Pick<ShownExercise, 'explain' | 'trains' | 'next'>
  heading?: Ref<HTMLHeadingElement>
  /** Whether it is kept. */
  children: ReactNode
}) {
  return (
    <section aria-labelledby="exercise-done" className="grid gap-4 border border-right-edge bg-right-fill p-4 sm:p-5">
      <h3 id="exercise-done" ref={heading} tabIndex={-1} className="text-lg font-bold text-right-text">
        Done
      </h3>
      <Html html={explain} />
      {children}
      {trains.length > 0 && (
        <p>
          Read on:{' '}
          {trains.map(({ id, title }, place) => (
            <span key={id}>
              {place > 0 && ', '}
              <Link href={`/learn/${id}` as Route} className="text-link">
                {title}
              </Link>
            </span>
          ))}
        </p>
      )}
      <p>
        {next ? (
          <ButtonLink variant="primary" href={`/lab?exercise=${next.id}`}>
            Next: {next.title}
          </ButtonLink>
        ) : (
          <ButtonLink variant="primary" href="/lab/exercises">
            All exercises
          </ButtonLink>
        )}
      </p>
    </section>
  )
}
