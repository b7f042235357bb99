import { Html, plain } from './html'
import { Pick } from './pick'

/** The letter by which a right side is chosen. */
export const letterOf = (place: number): string => String.fromCharCode(65 + place)

/**
 * Rows, each of which is put to one target with radios: by letters, where the
 * targets are written out above the rows, or by the targets' own words.
 */
export function AssignRows({
  rows,
  targets,
  lettered,
  assigned,
  disabled,
  onAssign,
}: {
  rows: string[]
  targets: string[]
  lettered: boolean
  assigned: (number | null)[]
  disabled: boolean
  onAssign: (assigned: (number | null)[]) => void
}) {
  const put = (row: number, target: number) => onAssign(assigned.map((old, place) => (place === row ? target : old)))
  return (
    <fieldset disabled={disabled} className="grid gap-4">
      <legend className="mb-3 text-sm text-quiet">
        {lettered ? 'Give each row the letter that goes with it.' : 'Choose a place for each row.'}
      </legend>
      {lettered && (
        <ol className="grid gap-1.5 border-l-2 border-image-edge pl-4" aria-label="To choose from">
          {targets.map((target, place) => (
            <li key={target} className="flex gap-3">
              <span className="w-5 shrink-0 font-bold">{letterOf(place)}</span>
              <Html inline html={target} className="min-w-0 break-words" />
            </li>
          ))}
        </ol>
      )}
      {rows.map((row, place) => (
        <div
          key={row}
          role="radiogroup"
          aria-label={plain(row)}
          className="grid gap-3 border border-line bg-raised px-4 py-3 sm:grid-cols-[minmax(0,1fr)_auto] sm:items-center"
        >
          <Html inline html={row} className="min-w-0 break-words" />
          <div className="flex flex-wrap gap-2">
            {targets.map((target, index) => (
              <Pick
                key={target}
                kind="radio"
                name={`row-${place}`}
                value={index}
                label={lettered ? `${letterOf(index)}: ${plain(target)}` : undefined}
                checked={assigned[place] === index}
                className="min-h-11 items-start gap-2 px-3 py-2"
                onPick={() => put(place, index)}
              >
                {lettered ? <span aria-hidden="true">{letterOf(index)}</span> : <Html inline html={target} />}
              </Pick>
            ))}
          </div>
        </div>
      ))}
    </fieldset>
  )
}
