import { useRef } from 'react'
import { Button } from '@/components/ui/button'
import { Html, plain } from './html'

/** Moves the item at `from` by one place; the same list when it cannot move. */
function moved(order: number[], from: number, by: -1 | 1): number[] {
  const to = from + by
  if (to < 0 || to >= order.length) return order
  const next = [...order]
  next.splice(to, 0, ...next.splice(from, 1))
  return next
}

/** An order made with buttons, for thumbs, and with Alt and the arrow keys; the item moved keeps the focus. */
export function OrderingList({
  choices,
  order,
  disabled,
  onOrder,
}: {
  choices: string[]
  order: number[]
  disabled: boolean
  onOrder: (order: number[]) => void
}) {
  const list = useRef<HTMLOListElement>(null)
  const said = useRef<HTMLParagraphElement>(null)
  const move = (from: number, by: -1 | 1) => {
    const next = moved(order, from, by)
    if (next === order) return
    onOrder(next)
    if (said.current) said.current.textContent = `Moved to place ${from + by + 1} of ${order.length}.`
    const label = by < 0 ? 'up' : 'down'
    const edge = from + by === 0 || from + by === order.length - 1
    requestAnimationFrame(() => {
      const row = list.current?.children[from + by]
      // At an end the button just pressed is gone, so its neighbour takes the focus.
      const wanted = edge ? (label === 'up' ? 'down' : 'up') : label
      row?.querySelector<HTMLButtonElement>(`button[data-move=${wanted}]`)?.focus()
    })
  }
  return (
    <fieldset disabled={disabled} className="grid gap-3">
      <legend className="mb-3 text-sm text-quiet">
        Put these in order, the first on top. Alt with the arrow keys moves an item, too.
      </legend>
      <ol ref={list} className="grid gap-2">
        {order.map((place, index) => (
          <li
            key={place}
            className="flex min-h-14 items-center gap-3 border border-image-edge bg-raised py-2 pr-2 pl-4"
            onKeyDown={(event) => {
              if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
              event.preventDefault()
              move(index, event.key === 'ArrowUp' ? -1 : 1)
            }}
          >
            <span className="w-5 shrink-0 text-quiet tabular-nums" aria-hidden="true">
              {index + 1}
            </span>
            <Html inline html={choices[place] ?? ''} className="min-w-0 flex-1 break-words" />
            {(['up', 'down'] as const).map((way) => (
              <Button
                key={way}
                data-move={way}
                className="min-w-11 px-0"
                disabled={way === 'up' ? index === 0 : index === order.length - 1}
                aria-label={`Move ${way}: ${plain(choices[place] ?? '')}`}
                onClick={() => move(index, way === 'up' ? -1 : 1)}
              >
                {way === 'up' ? '↑' : '↓'}
              </Button>
            ))}
          </li>
        ))}
      </ol>
      <p ref={said} role="status" className="sr-only" />
    </fieldset>
  )
}
