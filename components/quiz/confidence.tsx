export type Sure = 1 | 2 | 3 | undefined

const words = { 1: 'A guess', 2: 'Fairly sure', 3: 'Certain' } as const

/** How sure the learner is, said before the answer is known. It never changes the marks. */
export function Confidence({ sure, onSure }: { sure: Sure; onSure: (sure: Sure) => void }) {
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-2 text-sm text-quiet">How sure are you? You need not say; it changes no marks.</legend>
      <div className="flex flex-wrap gap-2">
        {([1, 2, 3] as const).map((level) => (
          <label
            key={level}
            className="flex min-h-11 cursor-pointer items-center gap-2 rounded-press border border-line px-3 text-sm hover:border-ink has-checked:border-notice-edge has-checked:bg-notice-fill has-focus-visible:outline-3 has-focus-visible:outline-focus"
          >
            <input
              type="radio"
              name="sure"
              value={level}
              checked={sure === level}
              onChange={() => onSure(level)}
              className="outline-none"
            />
            {words[level]}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
