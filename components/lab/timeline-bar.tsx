import { Button } from '@/components/ui/button'
import { KeyHint } from '@/components/ui/key-hint'

const small = 'min-h-11 px-2.5 py-1 text-sm sm:px-3.5'

/** Where in its history the world stands, and what may be done with it as a whole. */
export function TimelineBar({
  at,
  steps,
  busy,
  undoable,
  sharing,
  shortcuts,
  resets = 'Reset',
  onMove,
  onReset,
  onUndo,
  onShare,
}: {
  at: number
  steps: number
  busy: boolean
  /** A reset can be taken back. */
  undoable: boolean
  /** The link is in sight. */
  sharing: boolean
  shortcuts: boolean
  /** What begins it all again. */
  resets?: string
  onMove: (at: number) => void
  onReset: () => void
  onUndo: () => void
  onShare: () => void
}) {
  // Not `disabled`: what is pressed last keeps the focus when nothing is left to do.
  const press = (possible: boolean, act: () => void) => ({
    className: small,
    'aria-disabled': busy || !possible,
    onClick: () => {
      if (possible && !busy) act()
    },
  })
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Button aria-keyshortcuts="Alt+ArrowUp" {...press(at > 0, () => onMove(at - 1))}>
        Back
        {shortcuts && <KeyHint>Alt ↑</KeyHint>}
      </Button>
      <Button aria-keyshortcuts="Alt+ArrowDown" {...press(at < steps, () => onMove(at + 1))}>
        Forward
        {shortcuts && <KeyHint>Alt ↓</KeyHint>}
      </Button>
      <p className="px-1 text-sm text-quiet tabular-nums sm:min-w-24">
        <span className="max-sm:sr-only">{steps ? `Step ${at} of ${steps}` : 'No steps yet'}</span>
        <span aria-hidden="true" className="sm:hidden">
          {at}/{steps}
        </span>
      </p>
      {undoable ? (
        <Button variant="quiet" {...press(true, onUndo)}>
          Undo the reset
        </Button>
      ) : (
        <Button variant="quiet" {...press(steps > 0, onReset)}>
          {resets}
        </Button>
      )}
      <Button variant="quiet" aria-expanded={sharing} {...press(at > 0, onShare)}>
        Share
      </Button>
    </div>
  )
}
