import { advance, cutEnd, cutStart, roomFor } from '@/components/diagram/fit-text'
import type { PicturedImage } from '@/domain/docker/scene/picture'

/** A name stuck on the topmost layer of its image; dashed where the image has none. */
export type Plate = {
  key: string
  image: PicturedImage
  text: string
  x: number
  row: number
  width: number
  nameless: boolean
}

/** What an image is called where there is room for one name only. */
export const imageTitle = ({ names, id }: PicturedImage): string => names[0] ?? `<none> ${id.slice(7, 19)}`

export const plateRow = 25
export const plateHeight = 20
const size = 12.5

/** Places the names of images in rows of a width; more than six are counted instead. */
export function placePlates(images: readonly PicturedImage[], width: number): Plate[] {
  const room = roomFor(width - 14, size, 'mono')
  const all = images.flatMap((image) =>
    (image.names.length ? image.names : [imageTitle(image)]).map((text) => ({ image, text })),
  )
  const shown = all.length > 6 ? all.slice(0, 5) : all
  const rest = all.length - shown.length
  const last = shown.at(-1)
  const named = rest && last ? [...shown, { image: last.image, text: `+${rest} names` }] : shown
  let x = 0
  let row = 0
  return named.map(({ image, text: full }) => {
    const text = image.names.length ? cutStart(full, room) : cutEnd(full, room)
    const plateWidth = Math.ceil(text.length * size * advance.mono) + 14
    if (x > 0 && x + plateWidth > width) {
      x = 0
      row++
    }
    const plate = { key: `${image.id} ${full}`, image, text, x, row, width: plateWidth, nameless: !image.names.length }
    x += plateWidth + 6
    return plate
  })
}
