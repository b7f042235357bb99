import { Button } from '@/components/ui/button'
import { KeyHint } from '@/components/ui/key-hint'
import type { Store } from '@/domain/docker/world/store'

const stores: { store: Store; says: string }[] = [
  { store: 'containerd', says: 'The default since Docker 29. An image’s ID is the digest of its index or manifest.' },
  { store: 'overlay2', says: 'The classic store. An image’s ID is the digest of its configuration.' },
]

const small = 'min-h-11 px-3.5 py-1 text-sm'

/** Where in its history the world stands, which store it keeps images in, and what may be done with it whole. */
export function TimelineBar({
  at,
  steps,
  store,
  busy,
  undoable,
  shortcuts,
  onMove,
  onReset,
  onUndo,
  onStore,
  onShare,
}: {
  at: number
  steps: number
  store: Store
  busy: boolean
  /** A reset can be taken back. */
  undoable: boolean
  shortcuts: boolean
  onMove: (at: number) => void
  onReset: () => void
  onUndo: () => void
  onStore: (store: Store) => void
  onShare: () => void
}) {
  return (
    <div className="grid gap-x-8 gap-y-3 lg:flex lg:items-start lg:justify-between">
      <div className="flex flex-wrap items-center gap-2">
        <Button
          className={small}
          aria-disabled={busy || at === 0}
          aria-keyshortcuts="Alt+ArrowUp"
          onClick={() => !busy && at > 0 && onMove(at - 1)}
        >
          Back
          {shortcuts && <KeyHint>Alt ↑</KeyHint>}
        </Button>
        <Button
          className={small}
          aria-disabled={busy || at === steps}
          aria-keyshortcuts="Alt+ArrowDown"
          onClick={() => !busy && at < steps && onMove(at + 1)}
        >
          Forward
          {shortcuts && <KeyHint>Alt ↓</KeyHint>}
        </Button>
        <p className="min-w-24 px-1 text-sm text-quiet tabular-nums">
          {steps === 0 ? 'No steps yet' : `Step ${at} of ${steps}`}
        </p>
        {undoable ? (
          <Button className={small} variant="quiet" aria-disabled={busy} onClick={() => !busy && onUndo()}>
            Undo the reset
          </Button>
        ) : (
          <Button
            className={small}
            variant="quiet"
            aria-disabled={busy || steps === 0}
            onClick={() => !busy && steps > 0 && onReset()}
          >
            Reset
          </Button>
        )}
        <Button className={small} variant="quiet" aria-disabled={at === 0} onClick={() => at > 0 && onShare()}>
          Share
        </Button>
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: buttons that say which is pressed, not fields of a form */}
      <div role="group" aria-labelledby="lab-store" className="grid gap-1.5 lg:max-w-[36rem] lg:justify-items-end">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
          <span id="lab-store" className="text-sm font-semibold">
            Image store
          </span>
          <span className="flex">
            {stores.map((one) => (
              <button
                key={one.store}
                type="button"
                aria-pressed={one.store === store}
                aria-disabled={busy}
                onClick={() => !busy && onStore(one.store)}
                className="-ml-px min-h-11 border border-control bg-raised px-3.5 font-mono text-sm first:ml-0 first:rounded-l-press last:rounded-r-press hover:border-ink aria-pressed:z-10 aria-pressed:border-accent aria-pressed:bg-accent aria-pressed:text-on-accent"
              >
                {one.store}
              </button>
            ))}
          </span>
        </div>
        <p className="text-sm text-quiet">{stores.find((one) => one.store === store)?.says}</p>
      </div>
    </div>
  )
}
