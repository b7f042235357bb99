import type { Diagram } from '@/domain/bank/diagram'
import { advance, cutStart, roomFor, wrapText } from './fit-text'
import type { SignState } from './state-sign'

export type DrawnContainer = Omit<NonNullable<Diagram['containers']>[number], 'state'> & {
  state: SignState
  /** Beside the state: its ports, say. */
  note?: string
  /** What stands in it from elsewhere: `data → /data`. */
  mounts?: string[]
}
type Chip = { text: string; x: number; y: number; width: number; mount: boolean }

const inset = 11
const chipHeight = 20

/** Places a container's name and its written files in a front face of the given width; positions are relative to it. */
export function containerLayout({ name, writes = [], mounts = [] }: DrawnContainer, width: number) {
  const inner = width - 2 * inset
  const room = roomFor(inner, 14, 'sans')
  const lines = wrapText(name, room, 2)
  const suffix = lines.length === 1 && name.length + 17 <= room ? ' · writable layer' : ''
  const chips: Chip[] = []
  let x = inset
  let y = 12 + lines.length * 18
  for (const [i, inside] of [...writes, ...mounts].entries()) {
    // What `docker diff` puts before a path stays, however long the path.
    const [, mark = '', path = inside] = /^([ACD] )?(.*)$/.exec(inside) ?? []
    const text = mark + cutStart(path, roomFor(inner - 12, 12, 'mono') - mark.length)
    const chipWidth = Math.ceil(text.length * 12 * advance.mono) + 12
    if (x > inset && x + chipWidth > width - inset) {
      x = inset
      y += chipHeight + 5
    }
    chips.push({ text, x, y, width: chipWidth, mount: i >= writes.length })
    x += chipWidth + 6
  }
  const height = chips.length ? y + chipHeight + 9 : 12 + lines.length * 18
  return { lines, suffix, chips, height, inset, chipHeight }
}
