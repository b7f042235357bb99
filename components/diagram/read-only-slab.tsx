import { slab, slabFaces } from './slab-geometry'

const lineHeight = 18

/** @returns the height of a slab's front face that holds this many lines */
export const slabHeight = (lines: number) => 12 + lines * lineHeight

/** The three faces of what is read-only: image blue, the front hatched. */
export function ReadOnlyFaces({
  x,
  y,
  width,
  height,
  hatchId,
}: {
  x: number
  y: number
  width: number
  height: number
  hatchId: string
}) {
  const faces = slabFaces(x, y, width, height)
  return (
    <g className="fill-image-fill stroke-image-edge" strokeWidth="1.25" strokeLinejoin="round">
      <path d={faces.top} />
      <path d={faces.side} />
      <path d={faces.side} className="fill-image-edge" fillOpacity="0.28" />
      <path d={faces.front} />
      <path d={faces.front} fill={`url(#${hatchId})`} />
    </g>
  )
}

/** One read-only layer: hatched, its label within. `note` stands at the right end of a one-line label. */
export function ReadOnlySlab({
  y,
  lines,
  hatchId,
  note,
}: {
  y: number
  lines: string[]
  hatchId: string
  note?: string
}) {
  const x = slab.margin
  const height = slabHeight(lines.length)
  return (
    <g>
      <ReadOnlyFaces x={x} y={y} width={slab.width} height={height} hatchId={hatchId} />
      <g className="on-hatch fill-image-text" fontSize="14" fontWeight="500">
        {lines.map((line, i) => (
          <text key={line} x={x + 12} y={y + 20 + i * lineHeight}>
            {line}
          </text>
        ))}
        {note && (
          <text x={x + slab.width - 12} y={y + 20} textAnchor="end" fontSize="13" fontWeight="400">
            {note}
          </text>
        )}
      </g>
    </g>
  )
}
