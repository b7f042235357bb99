import { Pick } from './pick'

/** Whether a statement is so. */
export function VerdictChoice({
  verdict,
  disabled,
  onVerdict,
}: {
  verdict: boolean | null
  disabled: boolean
  onVerdict: (verdict: boolean) => void
}) {
  return (
    <fieldset disabled={disabled}>
      <legend className="mb-3 text-sm text-quiet">True or false?</legend>
      <div className="grid max-w-md grid-cols-2 gap-3">
        {[true, false].map((value) => (
          <Pick
            key={String(value)}
            kind="radio"
            name="verdict"
            value={String(value)}
            checked={verdict === value}
            className="min-h-12 items-start gap-3 px-4 py-3 font-semibold"
            onPick={() => onVerdict(value)}
          >
            {value ? 'True' : 'False'}
          </Pick>
        ))}
      </div>
    </fieldset>
  )
}
