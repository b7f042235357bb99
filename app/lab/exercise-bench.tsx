import { type ReactNode, useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { begin } from '@/app/actions'
import { StartForm } from '@/app/start-form'
import { ExerciseDone } from '@/components/lab/exercise-done'
import { ExercisePanel } from '@/components/lab/exercise-panel'
import { ExerciseSaving } from '@/components/lab/exercise-saving'
import { ExerciseSolution } from '@/components/lab/exercise-solution'
import { Button } from '@/components/ui/button'
import type { ShownExercise } from '@/domain/docker/asked/shown-exercise'
import { Bench } from './bench'
import { kept } from './saved-world'
import { useExercise } from './use-exercise'
import { type Lab, useLab } from './use-lab'

/** Opens the world of an exercise: as this browser kept it, or prepared anew. @returns whether it is there */
function useOpenedExercise({ open }: Lab, { id, store, setup }: ShownExercise): boolean {
  const [ready, setReady] = useState(false)
  useEffect(() => {
    let left = false
    const mine = kept(`exercise-${id}`)
    const goesOn = mine?.store === store && setup.every((line, place) => mine.lines[place] === line)
    const { lines, at } = goesOn ? mine : { lines: setup, at: setup.length }
    void open({ store, lines }, at, setup.length).then(() => {
      if (!left) setReady(true)
    })
    return () => {
      left = true
    }
  }, [open, id, store, setup])
  return ready
}

/** The lab with an exercise beside it. */
export function ExerciseBench({
  exercise,
  known,
  heading,
  shortcuts,
}: {
  exercise: ShownExercise
  /** Somebody is signed in, to keep it for. */
  known: boolean
  heading: ReactNode
  shortcuts: boolean
}) {
  const lab = useLab(`exercise-${exercise.id}`)
  const ready = useOpenedExercise(lab, exercise)
  const work = useExercise(exercise, lab, ready, known)
  const doneHeading = useRef<HTMLHeadingElement>(null)
  const met = work.goals.map((goal) => goal.met)
  const count = met.filter(Boolean).length

  const done = work.done && (
    <ExerciseDone exercise={exercise} heading={doneHeading}>
      <ExerciseSaving
        state={work.saved}
        start={
          <StartForm action={begin} fields={{ to: `/lab?exercise=${exercise.id}` }}>
            <Button type="submit">Start as a guest</Button>
          </StartForm>
        }
        onRetry={work.retry}
      />
    </ExerciseDone>
  )
  return (
    <Bench
      lab={lab}
      ready={ready}
      heading={heading}
      shortcuts={shortcuts}
      onReset={work.restart}
      task={{
        label: work.done ? 'Task: done' : `Task ${count}/${met.length}`,
        panel: (
          <ExercisePanel
            exercise={exercise}
            met={met}
            news={work.news}
            hints={work.hints}
            onHint={work.moreHints}
            done={done}
            solution={
              <ExerciseSolution
                state={work.solution}
                costs={!work.done && !work.helped}
                onShow={() => void work.show()}
              />
            }
          />
        ),
        note: (onShow) =>
          work.done && (
            <p className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-t border-terminal-edge px-4 py-1.5 text-sm">
              <span role="status">Done: the whole goal is reached.</span>
              <button
                type="button"
                className="lab-small"
                onClick={() => {
                  // On a phone the panel is not in sight before.
                  flushSync(onShow)
                  doneHeading.current?.focus()
                }}
              >
                Read what it showed
              </button>
            </p>
          ),
      }}
    />
  )
}
