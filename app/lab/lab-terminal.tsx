import { type ReactNode, useMemo, useRef, useState } from 'react'
import { CommandInput } from '@/components/lab/command-input'
import { PreparedLines } from '@/components/lab/prepared-lines'
import { FirstCommands, NextCommand } from '@/components/lab/suggestions'
import { Terminal } from '@/components/lab/terminal'
import { complete } from '@/domain/docker/complete'
import { isComplete } from '@/domain/docker/shell/host-line'
import { pastedLines } from './pasted-lines'
import { promptOf, shownLine } from './run-line'
import { linesOf, waitingPrompt, worldAt } from './timeline'
import type { Lab } from './use-lab'

const interrupt = '\u0003'
const endOfInput = '\u0004'

/** The lab's terminal: its log, what one might type next, and the line that is being typed. */
export function LabTerminal({
  lab: { timeline, busy, stop },
  ready,
  shortcuts,
  free,
  note,
  onRun,
}: {
  lab: Lab
  ready: boolean
  shortcuts: boolean
  /** There is no task: say what one might type. */
  free: boolean
  /** A line above the input. */
  note?: ReactNode
  onRun: (lines: readonly string[]) => void
}) {
  const log = useRef<HTMLDivElement>(null)
  const [cleared, setCleared] = useState(0)
  const { steps, at, given } = timeline
  if (cleared > at) setCleared(at)
  const world = worldAt(timeline)
  const inside = world.session !== null
  const prompt = promptOf(world, waitingPrompt(timeline))
  const entries = useMemo(() => steps.map((step) => ({ ...step, line: step.shown })), [steps])
  const history = useMemo(
    () => steps.flatMap(({ line }, place) => (place >= given && line >= ' ' ? line : [])),
    [steps, given],
  )
  return (
    <Terminal
      entries={entries.slice(Math.max(cleared, given), at)}
      later={entries.slice(Math.max(at, given))}
      pending={busy && { prompt, line: shownLine(busy.line) }}
      box={log}
      before={given > 0 && cleared === 0 && <PreparedLines steps={entries.slice(0, given)} />}
      empty={
        ready &&
        free &&
        steps.length === 0 && (
          <FirstCommands
            onRun={(line) => {
              onRun([line])
              // The button goes away with the empty log, which now tells what it did.
              log.current?.focus()
            }}
          />
        )
      }
    >
      {busy && busy.total > 1 && (
        <p
          role="status"
          className="flex items-center justify-between gap-3 border-t border-terminal-edge px-4 py-1.5 text-sm"
        >
          Running {busy.done + 1} of {busy.total}
          {busy.stoppable && (
            <button type="button" className="lab-small" onClick={stop}>
              Stop
            </button>
          )}
        </p>
      )}
      {note}
      {free && !inside && at === steps.length && (
        <NextCommand lines={linesOf(timeline)} onRun={(line) => onRun([line])} />
      )}
      <CommandInput
        prompt={prompt}
        history={history}
        busy={busy !== null || !ready}
        shortcuts={shortcuts}
        isComplete={(text) => inside || isComplete(text)}
        complete={(line) => complete(world, line)}
        onRun={(line) => onRun([line])}
        onPaste={(text) => {
          const { commands, rest } = pastedLines(text, (line) => inside || isComplete(line))
          onRun(commands)
          return rest
        }}
        onInterrupt={() => (busy || !inside ? stop() : onRun([interrupt]))}
        onEnd={() => inside && onRun([endOfInput])}
        onClear={() => setCleared(at)}
      />
    </Terminal>
  )
}
