import { containerLayout, type DrawnContainer } from './container-layout'
import { roomFor, wrapText } from './fit-text'
import { slabHeight } from './read-only-slab'
import { slab } from './slab-geometry'

export type PlacedContainer = { container: DrawnContainer; x: number; y: number; width: number; height: number }

/**
 * Places containers in rows (one alone, else two a row) above a stack, from the top down.
 * @param layers of the image, bottom first; empty when the containers stand on nothing
 * @returns positions, and `deck`, the y of the front edge that the containers float above
 */
export function stackLayout(layers: string[], containers: DrawnContainer[]) {
  const { margin, depth, seam, lift, width } = slab
  const perRow = containers.length > 1 ? 2 : 1
  const column = perRow === 1 ? width : (width - 8) / 2
  const placed: PlacedContainer[] = []
  let y = margin + depth
  // A row that is not full comes first, at the top, so that the stack carries a full one.
  let end = containers.length % perRow || perRow
  for (let start = 0; start < containers.length; start = end, end += perRow) {
    const row = containers.slice(start, end)
    const height = Math.max(...row.map((container) => containerLayout(container, column).height))
    for (const [k, container] of row.entries())
      placed.push({ container, x: margin + k * (column + 8), y, width: column, height })
    y += height + (end < containers.length ? depth + 10 : 0)
  }
  if (containers.length && layers.length) y += perRow === 1 ? seam + lift : depth + 4
  const deck = y
  const slabs = layers.toReversed().map((label) => {
    const lines = wrapText(label, roomFor(width - 24, 14, 'sans'), 2)
    const at = y
    y += slabHeight(lines.length) + seam
    return { lines, y: at }
  })
  return { placed, slabs, deck, bottom: slabs.length ? y - seam : y }
}
