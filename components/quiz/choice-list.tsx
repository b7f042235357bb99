import { KeyHint } from '@/components/ui/key-hint'
import { Html } from './html'

/** Native radios or checkboxes: arrows and Space work as everywhere, and choosing submits nothing. */
export function ChoiceList({
  choices,
  several,
  ticked,
  disabled,
  shortcuts,
  onTick,
}: {
  choices: string[]
  several: boolean
  ticked: number[]
  disabled: boolean
  shortcuts: boolean
  onTick: (place: number) => void
}) {
  return (
    <fieldset disabled={disabled} className="grid gap-3">
      <legend className="mb-3 text-sm text-quiet">{several ? 'Choose all that apply.' : 'Choose one.'}</legend>
      {choices.map((choice, place) => (
        <label
          // The order shown is fixed for the attempt, so the place names the option.
          key={choice}
          className="flex min-h-12 cursor-pointer items-start gap-3 rounded-press border border-control bg-raised px-4 py-3 hover:border-ink has-checked:border-image-edge has-checked:bg-image-fill has-checked:ring-1 has-checked:ring-image-edge has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus"
        >
          <input
            type={several ? 'checkbox' : 'radio'}
            name="choice"
            value={place}
            checked={ticked.includes(place)}
            onChange={() => onTick(place)}
            className="mt-1.5 size-4 shrink-0 outline-none"
          />
          {shortcuts && <KeyHint>{String(place + 1)}</KeyHint>}
          <Html inline html={choice} className="min-w-0 break-words" />
        </label>
      ))}
    </fieldset>
  )
}
