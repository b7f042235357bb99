'use client'

import { type ComponentType, type ReactNode, useCallback, useEffect, useState } from 'react'
import { ExercisePanel } from '@/components/lab/exercise-panel'
import { ExerciseSolution } from '@/components/lab/exercise-solution'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import type { ShownExercise } from '@/domain/docker/asked/shown-exercise'

export type LabProps = {
  heading: ReactNode
  shortcuts: boolean
  exercise?: ShownExercise
  /** Somebody is signed in. */
  known: boolean
}

/** The bench before its tools are there: the same boxes at the same places, so that nothing jumps. */
function LabComing({ heading, exercise, failed, onRetry }: LabProps & { failed: boolean; onRetry: () => void }) {
  return (
    <div className="grid gap-5" aria-busy={!failed}>
      <div className="grid gap-3 md:min-h-11">
        {heading}
        <div className="min-h-11 md:hidden" />
      </div>
      {failed && (
        <Callout kind="wrong" role="alert" title="The lab could not be loaded.">
          <Button onClick={onRetry}>Try again</Button>
        </Callout>
      )}
      <div className="min-h-11 md:hidden" />
      <div className="lab-bench">
        {exercise && (
          <div className="lab-bench-task">
            <ExercisePanel
              exercise={exercise}
              met={[]}
              solution={<ExerciseSolution state={{ is: 'closed' }} costs />}
            />
          </div>
        )}
        <div
          className={`lab-bench-terminal ${exercise ? 'max-md:hidden' : ''} grid place-items-center border border-terminal-edge bg-terminal-fill p-6 text-terminal-quiet`}
        >
          <p role="status">{failed ? '' : 'Setting up your Docker host…'}</p>
        </div>
        <div className="lab-bench-world hidden h-125 border border-line bg-raised md:block" />
      </div>
    </div>
  )
}

/** The model of Docker is big, and only this page needs it: it comes after the page, and with no other. */
export function LabLoader(props: LabProps) {
  const [loaded, setLoaded] = useState<{ Bench: ComponentType<LabProps> } | null>(null)
  const [failed, setFailed] = useState(false)
  const load = useCallback(() => {
    setFailed(false)
    import('./lab').then(
      ({ LabBench }) => setLoaded({ Bench: LabBench }),
      () => setFailed(true),
    )
  }, [])
  useEffect(load, [load])
  if (!loaded) return <LabComing {...props} failed={failed} onRetry={load} />
  return <loaded.Bench {...props} />
}
