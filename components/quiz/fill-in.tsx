import type { TypedKind } from '@/domain/quiz/grade'

const hint: Record<TypedKind, string> = {
  command: 'Type the command. Extra spaces do not matter.',
  term: 'Type the term. Capitals do not matter.',
  output: 'Type what it says, exactly. Extra spaces do not matter.',
}

/** One line to type; a command is typed in the face of a command. */
export function FillIn({
  wants,
  text,
  disabled,
  onText,
}: {
  wants: TypedKind
  text: string
  disabled: boolean
  onText: (text: string) => void
}) {
  return (
    <div className="grid gap-2">
      <label htmlFor="fill-in" className="text-sm text-quiet">
        {hint[wants]}
      </label>
      <input
        id="fill-in"
        value={text}
        disabled={disabled}
        onChange={(event) => onText(event.target.value)}
        maxLength={400}
        autoComplete="off"
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        className={`min-h-12 w-full rounded-press border border-control bg-raised px-4 py-2 hover:border-ink ${wants !== 'term' ? 'font-mono' : ''}`}
      />
    </div>
  )
}
