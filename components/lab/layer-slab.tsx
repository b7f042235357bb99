import { cutEnd, roomFor } from '@/components/diagram/fit-text'
import { ReadOnlyFaces } from '@/components/diagram/read-only-slab'
import { plateHeight, plateRow } from './name-plates'
import type { PlacedLayer } from './scene-layout'

/** One layer of the host: hatched, its instruction written small, the names of images stuck on its front. */
export function LayerSlab({ placed, hatchId }: { placed: PlacedLayer; hatchId: string }) {
  const { width, height, layer, plates } = placed
  const below = height - 7.5
  return (
    <>
      <ReadOnlyFaces x={0} y={0} width={width} height={height} hatchId={hatchId} />
      <text x={10} y={below} fontSize="12.5" className="on-hatch fill-image-text">
        {cutEnd(layer.label, roomFor(width - 20, 12.5, 'sans'))}
      </text>
      {plates.map((plate) => (
        <g key={plate.key} className="lab-plate">
          <rect
            x={8 + plate.x}
            y={5 + plate.row * plateRow}
            width={plate.width}
            height={plateHeight}
            className="fill-raised stroke-image-edge"
            strokeDasharray={plate.nameless ? '4 3' : undefined}
          />
          <text
            x={8 + plate.x + 7}
            y={5 + plate.row * plateRow + 14.5}
            fontSize="12.5"
            fontWeight={plate.nameless ? 400 : 700}
            className={`font-mono ${plate.nameless ? 'fill-quiet' : 'fill-ink'}`}
          >
            {plate.text}
          </text>
        </g>
      ))}
    </>
  )
}
