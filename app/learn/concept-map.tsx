'use client'

import { type ReactNode, useRef, useState } from 'react'
import { waysOf } from './map-ways'

type Line = { key: string; d: string; above: boolean }

/**
 * Lights, for the concept that is pointed at or focused, what it builds on and
 * what builds on it, and draws the way. The tiles say what they need in
 * `data-needs`; without JavaScript the map is a list of links.
 */
export function ConceptMap({ children }: { children: ReactNode }) {
  const map = useRef<HTMLDivElement>(null)
  const [lines, setLines] = useState<Line[]>([])

  function light(target: EventTarget) {
    const tile = target instanceof Element ? target.closest<HTMLElement>('[data-concept]') : null
    if (!tile || !map.current || tile.dataset.lit === 'here') return
    dim()
    const tiles = new Map(
      [...map.current.querySelectorAll<HTMLElement>('[data-concept]')].map((one) => [one.dataset.concept ?? '', one]),
    )
    const needs = new Map([...tiles].map(([id, one]) => [id, one.dataset.needs?.split(' ').filter(Boolean) ?? []]))
    const here = tile.dataset.concept ?? ''
    const { below, above, steps } = waysOf(here, needs)
    for (const [id, one] of tiles)
      if (id === here) one.dataset.lit = 'here'
      else if (below.has(id)) one.dataset.lit = 'below'
      else if (above.has(id)) one.dataset.lit = 'above'
    const origin = map.current.getBoundingClientRect()
    setLines(
      steps.flatMap(([from, to]) => {
        const [start, end] = [tiles.get(from), tiles.get(to)]
        if (!start || !end) return []
        const d = curve(start.getBoundingClientRect(), end.getBoundingClientRect(), origin)
        return { key: `${from} ${to}`, d, above: from === here }
      }),
    )
  }

  function dim() {
    for (const one of map.current?.querySelectorAll<HTMLElement>('[data-lit]') ?? []) delete one.dataset.lit
    setLines([])
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the links inside are what one operates; this only watches them
    <div
      ref={map}
      className="relative"
      onPointerOver={(event) => event.pointerType === 'mouse' && light(event.target)}
      onPointerLeave={dim}
      onFocus={(event) => light(event.target)}
      onBlur={dim}
    >
      {children}
      <svg className="pointer-events-none absolute inset-0 size-full overflow-visible fill-none" aria-hidden="true">
        {lines.map(({ key, d, above }) => (
          <path key={key} d={d} className={above ? 'stroke-container-edge' : 'stroke-image-edge'} strokeWidth="2" />
        ))}
      </svg>
    </div>
  )
}

/** From one tile's edge to another's: downwards where the second is lower, sideways in a row. */
function curve(from: DOMRect, to: DOMRect, origin: DOMRect): string {
  const at = (x: number, y: number) => `${Math.round(x - origin.left)} ${Math.round(y - origin.top)}`
  if (from.bottom <= to.top || to.bottom <= from.top) {
    const down = from.bottom <= to.top
    const [y1, y2] = down ? [from.bottom, to.top] : [from.top, to.bottom]
    const [x1, x2] = [from.left + from.width / 2, to.left + to.width / 2]
    const bend = Math.max(16, Math.abs(y2 - y1) / 2) * (down ? 1 : -1)
    return `M${at(x1, y1)}C${at(x1, y1 + bend)} ${at(x2, y2 - bend)} ${at(x2, y2)}`
  }
  const right = from.right <= to.left
  const [x1, x2] = right ? [from.right, to.left] : [from.left, to.right]
  return `M${at(x1, from.top + from.height / 2)}L${at(x2, to.top + to.height / 2)}`
}
