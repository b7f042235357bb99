'use client'

import { useCallback, useMemo, useState } from 'react'
import { CommandInput } from '@/components/lab/command-input'
import { InsideView } from '@/components/lab/inside-view'
import { Inventory, type InventoryItem, inventoryOf } from '@/components/lab/inventory'
import { FirstCommands, NextCommand } from '@/components/lab/suggestions'
import { Terminal } from '@/components/lab/terminal'
import { TimelineBar } from '@/components/lab/timeline-bar'
import { WorldPanel } from '@/components/lab/world-panel'
import { Callout } from '@/components/ui/callout'
import { complete } from '@/domain/docker/complete'
import { insideContainer, insideImage, insideVolume } from '@/domain/docker/inside'
import { pictureOf } from '@/domain/docker/picture'
import { isComplete } from '@/domain/docker/shell/host-line'
import type { World } from '@/domain/docker/world/world'
import { pastedLines } from './pasted-lines'
import { promptOf } from './run-line'
import { ShareBox, SharedNotice, useOpenedWorld } from './shared-world'
import { useStepKeys } from './step-keys'
import { linesOf, waitingPrompt, worldAt, worldBefore } from './timeline'
import { useLab } from './use-lab'

function insideOf(world: World, { kind, key }: InventoryItem) {
  const name = key.slice(kind.length + 1)
  if (kind === 'image') return insideImage(world, name)
  return kind === 'container' ? insideContainer(world, name) : insideVolume(world, name)
}

/** The lab: a terminal, the world that its commands change, and a list to look inside of everything. */
export default function LabBench({ shortcuts }: { shortcuts: boolean }) {
  const lab = useLab()
  const { timeline, busy } = lab
  const { ready, problem, aside, back } = useOpenedWorld(lab)
  const [open, setOpen] = useState<string | null>(null)
  const [sharing, setSharing] = useState(false)
  const [view, setView] = useState<'terminal' | 'world'>('terminal')
  const [cleared, setCleared] = useState(0)
  const [said, setSaid] = useState('')

  const world = worldAt(timeline)
  const previous = worldBefore(timeline)
  const picture = useMemo(() => pictureOf(world), [world])
  const before = useMemo(() => previous && pictureOf(previous), [previous])
  const items = useMemo(() => inventoryOf(picture), [picture])
  const { steps, at, start } = timeline
  const shown = useMemo(() => steps.map((step) => ({ ...step, line: step.shown })), [steps])

  const run = (lines: readonly string[]) => {
    setSharing(false)
    const dropped = steps.length - at
    setSaid(dropped ? `${dropped} later ${dropped === 1 ? 'step was' : 'steps were'} dropped.` : '')
    void lab.run(lines)
  }
  const move = useCallback(
    (to: number) => {
      setSharing(false)
      lab.move(to)
      const line = steps[to - 1]?.line
      setSaid(line ? `Step ${to} of ${steps.length}, after ${line}.` : 'At the start: an empty world.')
    },
    [lab.move, steps],
  )
  useStepKeys(at, steps.length, busy !== null, move)
  const pick = useCallback((key: string) => {
    setOpen(key)
    const item = document.querySelector(`[data-item="${CSS.escape(key)}"]`)
    item?.scrollIntoView({ block: 'nearest', behavior: 'smooth' })
  }, [])

  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5" data-ready={ready}>
      <SharedNotice problem={problem} aside={aside} onBack={back} />
      <TimelineBar
        at={at}
        steps={steps.length}
        store={start.store}
        busy={busy !== null}
        undoable={timeline.undo !== null}
        shortcuts={shortcuts}
        onMove={move}
        onReset={() => {
          setCleared(0)
          setSaid('The world is empty again. You can undo that.')
          lab.reset(start.store)
        }}
        onUndo={lab.undoReset}
        onStore={(store) => {
          setSaid(`The same commands, in the ${store} store.`)
          void lab.open({ store, lines: steps.map(({ line }) => line) }, at)
        }}
        onShare={() => setSharing(!sharing)}
      />
      {sharing && (
        <ShareBox script={{ store: start.store, lines: linesOf(timeline) }} onClose={() => setSharing(false)} />
      )}
      {lab.unsaved && (
        <Callout kind="notice" role="status" title="This browser does not keep this world.">
          <p>It will be lost with this page. Share keeps it as a link.</p>
        </Callout>
      )}
      {/* biome-ignore lint/a11y/useSemanticElements: two views of one page, chosen by buttons that say which is shown */}
      <div role="group" aria-label="Show" className="grid grid-cols-2 md:hidden">
        {(['terminal', 'world'] as const).map((name) => (
          <button
            key={name}
            type="button"
            aria-pressed={view === name}
            onClick={() => setView(name)}
            className="-ml-px min-h-11 border border-control bg-raised capitalize first:rounded-l-press last:rounded-r-press aria-pressed:bg-accent aria-pressed:text-on-accent"
          >
            {name}
          </button>
        ))}
      </div>
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-5 lg:grid-cols-[minmax(0,5fr)_minmax(0,6fr)]">
        <div className={`lab-bench-terminal ${view === 'world' ? 'max-md:hidden' : ''}`}>
          <Terminal
            entries={shown.slice(Math.min(cleared, at), at)}
            later={shown.slice(at)}
            busy={busy !== null}
            empty={at === 0 && ready ? <FirstCommands onRun={(line) => run([line])} /> : null}
          >
            {busy && (
              <p
                role="status"
                className="flex items-center justify-between gap-3 border-t border-terminal-edge px-4 py-1.5 text-sm"
              >
                Running {busy.done + 1} of {busy.total}
                <button type="button" className="lab-small" onClick={lab.stop}>
                  Stop
                </button>
              </p>
            )}
            {!busy && at === steps.length && <NextCommand lines={linesOf(timeline)} onRun={(line) => run([line])} />}
            <CommandInput
              prompt={promptOf(world, waitingPrompt(timeline))}
              history={steps.map(({ line }) => line)}
              busy={busy !== null || !ready}
              shortcuts={shortcuts}
              isComplete={(text) => world.session !== null || isComplete(text)}
              complete={(line) => complete(world, line)}
              onRun={(line) => run([line])}
              onPaste={(text) => {
                const { commands, rest } = pastedLines(text, isComplete)
                run(commands)
                return rest
              }}
              onInterrupt={() => (world.session && !busy ? run(['\u0003']) : lab.stop())}
              onEnd={() => world.session && run(['\u0004'])}
              onClear={() => setCleared(at)}
            />
          </Terminal>
        </div>
        <div className={`grid grid-cols-[minmax(0,1fr)] gap-8 ${view === 'terminal' ? 'max-md:hidden' : ''}`}>
          <WorldPanel picture={picture} before={before} onPick={pick} />
          {items.length > 0 && (
            <section aria-labelledby="lab-inside" className="grid gap-4">
              <h2 id="lab-inside" className="text-lg font-bold">
                Look inside
              </h2>
              <Inventory
                items={items}
                open={open}
                onOpen={setOpen}
                inside={(item) => {
                  const inside = insideOf(world, item)
                  return inside && <InsideView id="lab-files" inside={inside} kind={item.kind} />
                }}
              />
            </section>
          )}
        </div>
      </div>
      <p role="status" className="sr-only">
        {said}
      </p>
    </div>
  )
}
