import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'

export type SolutionState = { is: 'closed' | 'coming' | 'failed' } | { is: 'open'; lines: string[] }

/** The worked solution, on request. What it costs is said before. */
export function ExerciseSolution({
  state,
  costs,
  onShow,
}: {
  state: SolutionState
  /** It is not solved yet, and was not looked at before. */
  costs: boolean
  /** Left out while the lab is not there yet. */
  onShow?: () => void
}) {
  if (state.is === 'open')
    return (
      <section aria-label="Worked solution" className="grid gap-2">
        <h3 className="text-base font-bold">Worked solution</h3>
        <ol className="grid gap-1 bg-terminal-fill p-4 font-mono text-sm text-terminal-text">
          {state.lines.map((line, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the lines never change their places
            <li key={place} className="wrap-anywhere whitespace-pre-wrap">
              {line}
            </li>
          ))}
        </ol>
        <p className="text-sm text-quiet">One way of several: what counts is what the host is like in the end.</p>
      </section>
    )
  return (
    <div className="grid justify-items-start gap-2">
      {state.is === 'failed' && <Callout kind="notice" role="alert" title="The solution did not come. Try again." />}
      <Button variant="quiet" className="-ml-5" aria-disabled={state.is === 'coming' || !onShow} onClick={onShow}>
        {state.is === 'coming' ? 'Fetching the solution' : 'Show the solution'}
      </Button>
      {costs && (
        <p className="max-w-[60ch] text-sm text-quiet">
          If you look before you are done, the exercise counts as solved with help: it gets its mark, and says nothing
          about what you understand.
        </p>
      )}
    </div>
  )
}
