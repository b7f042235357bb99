import type { ReactNode } from 'react'
import { Bench } from './bench'
import { ExerciseBench } from './exercise-bench'
import type { LabProps } from './lab-loader'
import { SharedNotice, useOpenedWorld } from './shared-world'
import { useLab } from './use-lab'

/** The lab: with an exercise, or free. */
export function LabBench({ exercise, known, ...bench }: LabProps) {
  return exercise ? <ExerciseBench exercise={exercise} known={known} {...bench} /> : <FreeBench {...bench} />
}

/** A Docker host of the learner's own, or one that somebody shared. */
function FreeBench({ heading, shortcuts }: { heading: ReactNode; shortcuts: boolean }) {
  const lab = useLab()
  const { ready, problem, aside, back } = useOpenedWorld(lab)
  return (
    <div className="grid gap-5">
      <SharedNotice problem={problem} aside={aside} onBack={back} />
      <Bench lab={lab} ready={ready} heading={heading} shortcuts={shortcuts} />
    </div>
  )
}
