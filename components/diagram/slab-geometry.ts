/** All drawings share one unit: a pixel at the natural width. The viewer looks from the front, a little from above. */
export const slab = {
  /** front face of a whole slab */
  width: 280,
  /** how far the back edge is shifted right, and up */
  skew: 18,
  depth: 22,
  /** the strip of a top face that shows between two slabs */
  seam: 7,
  /** what floats is higher by this much */
  lift: 6,
  /** room around the drawing for strokes and the shadow */
  margin: 2,
} as const

/** The points of the three visible faces of a slab whose front face starts at (x, y). */
export function slabFaces(x: number, y: number, width: number, height: number) {
  const { skew, depth } = slab
  return {
    top: `M${x} ${y}l${skew} ${-depth}h${width}l${-skew} ${depth}z`,
    side: `M${x + width} ${y}l${skew} ${-depth}v${height}l${-skew} ${depth}z`,
    front: `M${x} ${y}h${width}v${height}h${-width}z`,
  }
}
