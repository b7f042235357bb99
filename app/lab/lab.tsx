import { type ReactNode, useCallback, useState } from 'react'
import { TimelineBar } from '@/components/lab/timeline-bar'
import { type View, ViewSwitch } from '@/components/lab/view-switch'
import { Callout } from '@/components/ui/callout'
import type { World } from '@/domain/docker/world/world'
import { LabTerminal } from './lab-terminal'
import { LabWorld } from './lab-world'
import { ShareBox, SharedNotice, useOpenedWorld } from './shared-world'
import { useStepKeys } from './step-keys'
import { linesOf, worldAt } from './timeline'
import { useLab } from './use-lab'

/** The lab: a terminal, the world that its commands change, and a list to look inside of everything. */
export function LabBench({
  heading,
  shortcuts,
  aside,
}: {
  heading: ReactNode
  shortcuts: boolean
  /** Stands above the picture and sees every world: an exercise, say. */
  aside?: (world: World) => ReactNode
}) {
  const lab = useLab()
  const opened = useOpenedWorld(lab)
  const [sharing, setSharing] = useState(false)
  const [view, setView] = useState<View>('terminal')
  const [said, setSaid] = useState('')
  const { timeline, busy } = lab
  const { steps, at, start } = timeline
  const world = worldAt(timeline)

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
      const line = steps[to - 1]?.shown
      setSaid(line ? `Step ${to} of ${steps.length}, after ${line}.` : 'At the start: an empty world.')
    },
    [lab.move, steps],
  )
  useStepKeys(at, steps.length, busy !== null, move)

  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5" data-ready={opened.ready}>
      <SharedNotice problem={opened.problem} aside={opened.aside} onBack={opened.back} />
      <div className="grid gap-3 md:flex md:flex-wrap md:items-end md:justify-between">
        {heading}
        <TimelineBar
          at={at}
          steps={steps.length}
          busy={busy !== null}
          undoable={timeline.undo !== null}
          sharing={sharing}
          shortcuts={shortcuts}
          onMove={move}
          onReset={() => {
            setSharing(false)
            setSaid('The world is empty again. You can undo that.')
            lab.reset(start.store)
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
      <ViewSwitch view={view} onView={setView} />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-5 lg:grid-cols-[minmax(0,5fr)_minmax(0,6fr)]">
        <div className={`lab-bench-terminal ${view === 'world' ? 'max-md:hidden' : ''}`}>
          <LabTerminal lab={lab} ready={opened.ready} shortcuts={shortcuts} onRun={run} />
        </div>
        <div className={`grid grid-cols-[minmax(0,1fr)] gap-8 ${view === 'terminal' ? 'max-md:hidden' : ''}`}>
          {aside?.(world)}
          <LabWorld
            world={world}
            busy={busy !== null}
            onStore={(store) => {
              setSaid(`The same commands, in the ${store} store.`)
              void lab.open({ store, lines: steps.map(({ line }) => line) }, at)
            }}
          />
        </div>
      </div>
      <p role="status" className="sr-only">
        {said}
      </p>
    </div>
  )
}
