import type { ReactNode } from 'react'
import { SideScroll } from '@/components/ui/side-scroll'
import { plain } from './html'

/** A listing that scrolls sideways where it is too wide, by keyboard, too. */
export const Listing = ({ children }: { children: ReactNode }) => (
  <SideScroll label="Listing" className="border border-control bg-raised py-1.5">
    <ol className="min-w-max font-mono text-sm">{children}</ol>
  </SideScroll>
)

/** A listing whose lines are chosen: one, or several. Its lines are escaped text; empty ones are only shown. */
export function LineList({
  lines,
  several,
  ticked,
  disabled,
  onTick,
}: {
  lines: string[]
  several: boolean
  ticked: number[]
  disabled: boolean
  onTick: (place: number) => void
}) {
  return (
    <fieldset disabled={disabled}>
      <legend className="mb-3 text-sm text-quiet">{several ? 'Choose every line.' : 'Choose one line.'}</legend>
      <Listing>
        {lines.map((line, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a listing never changes, and its lines may be alike
          <li key={place}>
            {line.trim() ? (
              <label className="flex min-h-9 cursor-pointer items-center gap-3 border-l-4 border-transparent px-3 py-1 hover:bg-sunk has-checked:border-image-edge has-checked:bg-image-fill has-focus-visible:outline-3 has-focus-visible:-outline-offset-3 has-focus-visible:outline-focus">
                <input
                  type={several ? 'checkbox' : 'radio'}
                  name="line"
                  value={place}
                  checked={ticked.includes(place)}
                  aria-label={`Line ${place + 1}: ${plain(line)}`}
                  onChange={() => onTick(place)}
                  className="size-4 shrink-0 outline-none"
                />
                <LineNumber place={place} />
                <code className="whitespace-pre">{plain(line)}</code>
              </label>
            ) : (
              <span className="flex min-h-6 gap-3 px-3 pl-11">
                <LineNumber place={place} />
              </span>
            )}
          </li>
        ))}
      </Listing>
    </fieldset>
  )
}

export const LineNumber = ({ place }: { place: number }) => (
  <span className="w-5 shrink-0 text-right text-quiet tabular-nums" aria-hidden="true">
    {place + 1}
  </span>
)
