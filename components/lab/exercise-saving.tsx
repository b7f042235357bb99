import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { Glyph } from '@/components/ui/glyph'

export type SaveState =
  | { is: 'saving' | 'nobody' }
  | { is: 'saved'; helped: boolean }
  | { is: 'failed'; message: string }

/** Whether it is kept that an exercise was solved, in words. */
export function ExerciseSaving({
  state,
  start,
  onRetry,
}: {
  state: SaveState
  /** For a visitor: how to become somebody. */
  start: ReactNode
  onRetry: () => void
}) {
  if (state.is === 'nobody')
    return (
      <div className="grid justify-items-start gap-3">
        <p>Nobody is signed in, so this is not kept yet. A guest account keeps it; your world stays as it is.</p>
        {start}
      </div>
    )
  return (
    <div className="flex flex-wrap items-center gap-3">
      <p role="status" className="flex gap-2.5">
        <Glyph shape={state.is === 'saved' ? 'right' : 'waiting'} className="mt-0.5 size-5" />
        <span>
          {state.is === 'saving' && 'Saving.'}
          {state.is === 'saved' && savedWords(state.helped)}
          {state.is === 'failed' && `Not saved yet. ${state.message}`}
        </span>
      </p>
      {state.is === 'failed' && <Button onClick={onRetry}>Try again</Button>}
    </div>
  )
}

function savedWords(helped: boolean): string {
  if (helped) return 'Saved, as solved with help. Come back another day and solve it on your own.'
  return 'Saved. It counts for what you understand.'
}
