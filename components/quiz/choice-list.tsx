import { KeyHint } from '@/components/ui/key-hint'
import { Html } from './html'
import { Pick } from './pick'

/** Native radios or checkboxes: arrows and Space work as everywhere, and choosing submits nothing. */
export function ChoiceList({
  legend,
  choices,
  several,
  ticked,
  disabled,
  shortcuts,
  onTick,
}: {
  legend: string
  choices: string[]
  several: boolean
  ticked: number[]
  disabled: boolean
  shortcuts: boolean
  onTick: (place: number) => void
}) {
  return (
    <fieldset disabled={disabled} className="grid gap-3">
      <legend className="mb-3 text-sm text-quiet">{legend}</legend>
      {choices.map((choice, place) => (
        <Pick
          // The order shown is fixed for the attempt, so the place names the option.
          key={choice}
          kind={several ? 'checkbox' : 'radio'}
          name="choice"
          value={place}
          checked={ticked.includes(place)}
          className="min-h-12 items-start gap-3 px-4 py-3"
          onPick={() => onTick(place)}
        >
          {shortcuts && <KeyHint>{String(place + 1)}</KeyHint>}
          <Html inline html={choice} className="min-w-0 break-words" />
        </Pick>
      ))}
    </fieldset>
  )
}
