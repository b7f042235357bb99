import { containerLayout, type DrawnContainer } from '@/components/diagram/container-layout'
import { slab } from '@/components/diagram/slab-geometry'
import type { PicturedContainer, PicturedStack } from '@/domain/docker/scene/picture'
import { drawnContainer } from './drawn-container'
import { type Plate, placePlates, plateRow } from './name-plates'

export type PlacedLayer = {
  key: string
  x: number
  y: number
  width: number
  height: number
  layer: PicturedStack
  plates: Plate[]
}
export type PlacedContainer = {
  key: string
  x: number
  y: number
  width: number
  height: number
  container: PicturedContainer
  drawn: DrawnContainer
  /** Front edge of the slab that it floats above. */
  deck: number
  /** Not alone on it: lines show what it stands on. */
  guides: boolean
}
export type Scene = { width: number; height: number; layers: PlacedLayer[]; containers: PlacedContainer[] }

/** Front face of a layer with nothing but its label. */
const face = 24
const columnGap = slab.skew + 8
const stackGap = slab.skew + 20
const rowGap = 30
/** Two containers beside one another. */
const pairWidth = 2 * 172 + 8

/** How wide a column is, and how many containers of one image stand beside one another in it. */
type Grid = { base: number; perRow: 1 | 2 }
type Column = Grid & { containers: PicturedContainer[]; width: number }

function columnOf(containers: PicturedContainer[], { base, perRow }: Grid): Column {
  const pair = containers.length > 1 && perRow === 2
  return { containers, base, perRow: pair ? 2 : 1, width: pair ? Math.max(base, pairWidth) : base }
}

type Measured = { layer: PicturedStack; width: number; own: Column | null; above: Measured[] }

function measure(layer: PicturedStack, grid: Grid): Measured {
  const above = layer.above.map((one) => measure(one, grid))
  const own = layer.containers.length > 0 || above.length === 0 ? columnOf(layer.containers, grid) : null
  const widths = [...(own ? [own.width] : []), ...above.map(({ width }) => width)]
  return { layer, own, above, width: widths.reduce((sum, width) => sum + width, 0) + columnGap * (widths.length - 1) }
}

/** Puts a layer's front face with its bottom at `bottom`, and everything above it. @returns the highest y reached */
function raise(measured: Measured, x: number, bottom: number, scene: Scene): number {
  const { layer, own, above, width } = measured
  const plates = placePlates(layer.images, (above.length && own ? own.width : width) - 16)
  const rows = plates.length ? Math.max(...plates.map(({ row }) => row)) + 1 : 0
  const height = face + rows * plateRow
  const y = bottom - height
  scene.layers.push({ key: layer.key, x, y, width, height, layer, plates })
  let highest = y - slab.depth
  let column = x
  if (own) {
    highest = Math.min(highest, float(own, x, y, scene))
    column += own.width + columnGap
  }
  for (const one of above) {
    highest = Math.min(highest, raise(one, column, y - slab.seam, scene))
    column += one.width + columnGap
  }
  return highest
}

/** Lets containers float above a deck, the bottom row first. */
function float({ containers, width, perRow }: Column, x: number, deck: number, scene: Scene): number {
  const one = perRow === 1 ? width : (width - 8) / 2
  const guides = containers.length > 1
  let bottom = deck - (guides ? slab.depth + 4 : slab.seam + slab.lift)
  let highest = deck - slab.depth
  for (let start = 0; start < containers.length; start += perRow) {
    const row = containers.slice(start, start + perRow).map((container) => {
      const drawn = drawnContainer(container)
      return { container, drawn, height: containerLayout(drawn, one).height }
    })
    const height = Math.max(...row.map((each) => each.height))
    for (const [i, { container, drawn }] of row.entries())
      scene.containers.push({
        key: container.id,
        x: x + i * (one + 8),
        y: bottom - height,
        width: one,
        height,
        container,
        drawn,
        deck,
        guides,
      })
    highest = bottom - height - slab.depth
    bottom -= height + slab.depth + 10
  }
  return highest
}

/** From the roomiest to the tightest. */
const grids: Grid[] = [
  { base: 280, perRow: 2 },
  { base: 248, perRow: 2 },
  { base: 220, perRow: 2 },
  { base: 220, perRow: 1 },
  { base: 190, perRow: 1 },
  { base: 160, perRow: 1 },
]
const tightest: Grid = { base: 160, perRow: 1 }

/** The roomiest grid in which all stacks stand in one row; else for each stack the roomiest that it fits in. */
function measureAll(stacks: PicturedStack[], room: number): Measured[] {
  const usable = room - slab.skew - 2 * slab.margin
  const roomy = grids.slice(0, 4).map((grid) => stacks.map((stack) => measure(stack, grid)))
  const total = (all: Measured[]) => all.reduce((sum, { width }) => sum + width, 0) + stackGap * (all.length - 1)
  const oneRow = roomy.find((all) => total(all) <= usable)
  if (oneRow) return oneRow
  // Where two would not stand beside one another anyway, one takes the whole width.
  const tries = usable < 2 * 200 + stackGap ? grids : grids.slice(2)
  return stacks.map((stack) => {
    const all = tries.map((grid) => measure(stack, grid))
    return all.find(({ width }) => width <= usable) ?? measure(stack, tightest)
  })
}

/**
 * Places stacks in rows, their bottoms level, in a width in pixels. A stack wider than that makes the scene wider.
 * Painting order: layers from the bottom up, then containers.
 */
export function sceneLayout(stacks: PicturedStack[], room: number): Scene {
  const whole: Scene = { width: room, height: 0, layers: [], containers: [] }
  const rows: Measured[][] = []
  let x = 0
  for (const one of measureAll(stacks, room)) {
    const row = rows.at(-1)
    if (row && x + one.width + slab.skew + 2 * slab.margin <= room) row.push(one)
    else {
      rows.push([one])
      x = 0
    }
    x += one.width + stackGap
  }
  for (const row of rows) {
    const part: Scene = { width: 0, height: 0, layers: [], containers: [] }
    let left: number = slab.margin
    let highest = 0
    for (const one of row) {
      highest = Math.min(highest, raise(one, left, 0, part))
      left += one.width + stackGap
    }
    const down = whole.height + (whole.height ? rowGap : slab.margin) - highest
    whole.layers.push(...part.layers.map((layer) => ({ ...layer, y: layer.y + down })))
    whole.containers.push(...part.containers.map((one) => ({ ...one, y: one.y + down, deck: one.deck + down })))
    whole.width = Math.max(whole.width, left - stackGap + slab.skew + slab.margin)
    whole.height = down + slab.margin
  }
  return whole
}
