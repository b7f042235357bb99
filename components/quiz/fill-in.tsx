import type { TypedKind } from '@/domain/quiz/same-text'

const hint: Record<TypedKind | 'number', string> = {
  command: 'Type the command. Extra spaces do not matter.',
  term: 'Type the term. Capitals do not matter.',
  number: 'Type a number.',
  output: 'Type what it says, exactly. Extra spaces do not matter.',
}

/** One line to type; a command is typed in the face of a command. */
export function FillIn({
  wants,
  unit,
  text,
  disabled,
  onText,
}: {
  wants: TypedKind | 'number'
  /** Shown behind the field. */
  unit?: string
  text: string
  disabled: boolean
  onText: (text: string) => void
}) {
  return (
    <div className="grid gap-2">
      <label htmlFor="fill-in" className="text-sm text-quiet">
        {hint[wants]}
      </label>
      <div className="flex items-center gap-3">
        <input
          id="fill-in"
          value={text}
          disabled={disabled}
          onChange={(event) => onText(event.target.value)}
          maxLength={400}
          inputMode={wants === 'number' ? 'decimal' : undefined}
          aria-describedby={unit && 'fill-in-unit'}
          autoComplete="off"
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          className={`min-h-12 rounded-press border border-control bg-raised px-4 py-2 hover:border-ink ${wants === 'number' ? 'w-40' : 'w-full'} ${wants !== 'term' ? 'font-mono' : ''}`}
        />
        {unit && <span id="fill-in-unit">{unit}</span>}
      </div>
    </div>
  )
}
