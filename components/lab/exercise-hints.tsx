import { Html } from '@/components/quiz/html'
import { Button } from '@/components/ui/button'

/** Hints, one after another: each says a little more than the one before. */
export function ExerciseHints({
  hints,
  shown,
  onMore,
}: {
  /** Safe HTML. */
  hints: readonly string[]
  shown: number
  /** Left out while the lab is not there yet. */
  onMore?: () => void
}) {
  const left = hints.length - shown
  return (
    <div className="grid justify-items-start gap-3">
      {shown > 0 && (
        <ol className="grid gap-2" aria-label="Hints">
          {hints.slice(0, shown).map((hint) => (
            <li key={hint} className="border-l-2 border-notice-edge pl-3.5">
              <Html inline html={hint} className="prose" />
            </li>
          ))}
        </ol>
      )}
      {/* Not `disabled`: whoever has just pressed it stays where they are. */}
      <Button aria-disabled={left === 0 || !onMore} onClick={() => left > 0 && onMore?.()}>
        {left === 0 ? 'No more hints' : `${shown === 0 ? 'Hint' : 'Next hint'} (${shown + 1} of ${hints.length})`}
      </Button>
    </div>
  )
}
