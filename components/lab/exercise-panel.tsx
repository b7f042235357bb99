import type { ReactNode } from 'react'
import { Html } from '@/components/quiz/html'
import type { ShownExercise } from '@/domain/docker/asked/shown-exercise'
import { ExerciseGoals } from './exercise-goals'
import { ExerciseHints } from './exercise-hints'

/** An exercise beside the bench: its task, its goal as it is met, hints, and what follows them. */
export function ExercisePanel({
  exercise,
  met,
  news = '',
  hints = 0,
  onHint,
  done,
  solution,
}: {
  exercise: ShownExercise
  /** Which parts of the goal are so, in their order; nothing before the host is there. */
  met: readonly boolean[]
  news?: string
  /** How many hints are in sight. */
  hints?: number
  onHint?: () => void
  done?: ReactNode
  solution: ReactNode
}) {
  return (
    <section aria-labelledby="exercise-task" className="grid gap-5 border border-line bg-raised p-5 sm:p-6">
      <div className="grid gap-2">
        <h2 id="exercise-task" className="text-lg font-bold">
          Task
        </h2>
        <Html html={exercise.task} />
      </div>
      <ExerciseGoals goals={exercise.goal.map(({ say }, place) => ({ say, met: met[place] ?? false }))} news={news} />
      {done}
      <ExerciseHints hints={exercise.hints} shown={hints} onMore={onHint} />
      {solution}
    </section>
  )
}
