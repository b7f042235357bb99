import { type ReactNode, useCallback, useState } from 'react'
import { TimelineBar } from '@/components/lab/timeline-bar'
import { type View, ViewSwitch } from '@/components/lab/view-switch'
import { Callout } from '@/components/ui/callout'
import { LabTerminal } from './lab-terminal'
import { LabWorld } from './lab-world'
import { ShareBox } from './shared-world'
import { useStepKeys } from './step-keys'
import { linesOf, worldAt } from './timeline'
import type { Lab } from './use-lab'

/** A task beside the bench: its panel, what to call it on a phone, and a line above the terminal's input. */
export type BenchTask = { panel: ReactNode; label: string; note: (onShow: () => void) => ReactNode }

/** The bench: a terminal, the world that its commands change, and a list to look inside of everything. */
export function Bench({
  lab,
  ready,
  heading,
  shortcuts,
  task,
  onReset = lab.reset,
}: {
  lab: Lab
  ready: boolean
  heading: ReactNode
  shortcuts: boolean
  task?: BenchTask
  onReset?: () => void
}) {
  const [sharing, setSharing] = useState(false)
  const [view, setView] = useState<View>(task ? 'task' : 'terminal')
  const [said, setSaid] = useState('')
  const { timeline, busy } = lab
  const { steps, at, start, given } = timeline
  const world = worldAt(timeline)
  const hidden = (own: View) => (view === own ? '' : 'max-md:hidden')

  const run = (lines: readonly string[]) => {
    setSharing(false)
    const dropped = lines.length ? steps.length - at : 0
    setSaid(dropped ? `${dropped} later ${dropped === 1 ? 'step was' : 'steps were'} dropped.` : '')
    void lab.run(lines)
  }
  const move = useCallback(
    (to: number) => {
      setSharing(false)
      lab.move(to)
      const line = to > given && steps[to - 1]?.shown
      setSaid(
        line ? `Step ${to - given} of ${steps.length - given}, after ${line}.` : `At the start: ${startWords(given)}.`,
      )
    },
    [lab.move, steps, given],
  )
  useStepKeys(at, given, steps.length, busy !== null, move)

  return (
    <div className="grid gap-5" data-ready={ready}>
      <div className="grid gap-3 md:flex md:flex-wrap md:items-end md:justify-between">
        {heading}
        <TimelineBar
          at={Math.max(0, at - given)}
          steps={Math.max(0, steps.length - given)}
          busy={busy !== null}
          undoable={timeline.undo !== null}
          sharing={sharing}
          shortcuts={shortcuts}
          resets={task ? 'Restart exercise' : 'Reset'}
          onMove={(to) => move(to + given)}
          onReset={() => {
            setSharing(false)
            setSaid(`Begun again, with ${startWords(given)}. You can undo that.`)
            onReset()
          }}
          onUndo={lab.undoReset}
          onShare={() => setSharing(!sharing)}
        />
      </div>
      {sharing && (
        <ShareBox script={{ store: start.store, lines: linesOf(timeline) }} onClose={() => setSharing(false)} />
      )}
      {lab.unsaved && (
        <Callout kind="notice" role="status" title="This browser does not keep this world.">
          <p>It will be lost with this page. Share keeps it as a link.</p>
        </Callout>
      )}
      <ViewSwitch view={view} task={task?.label} onView={setView} />
      <div className="lab-bench">
        {task && <div className={`lab-bench-task ${hidden('task')}`}>{task.panel}</div>}
        <div className={`lab-bench-terminal ${hidden('terminal')}`}>
          <LabTerminal
            lab={lab}
            ready={ready}
            shortcuts={shortcuts}
            free={!task}
            note={task?.note(() => setView('task'))}
            onRun={run}
          />
        </div>
        <div className={`lab-bench-world grid gap-8 ${hidden('world')}`}>
          <LabWorld
            world={world}
            busy={busy !== null}
            onStore={
              task
                ? undefined
                : (store) => {
                    setSaid(`The same commands, in the ${store} store.`)
                    void lab.open({ store, lines: steps.map(({ line }) => line) }, at)
                  }
            }
          />
        </div>
      </div>
      <p role="status" className="sr-only">
        {said}
      </p>
    </div>
  )
}

const startWords = (given: number) => (given > 0 ? 'what was prepared' : 'an empty world')
