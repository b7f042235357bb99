import { ContainerSlab } from '@/components/diagram/container-slab'
import { FloatShadow } from '@/components/diagram/float-shadow'
import { slab } from '@/components/diagram/slab-geometry'
import type { PlacedContainer } from './scene-layout'

/** What a container casts on the deck of its image, and lines down to it where several float. Drawn below all of them. */
export function DeckMarks({ placed, blurId }: { placed: PlacedContainer; blurId: string }) {
  const { x, y, width, height, deck, guides } = placed
  const nearest = deck - y - height < slab.depth + 12
  return (
    <>
      {nearest && <FloatShadow x={x} y={deck} width={width} blurId={blurId} />}
      {guides && (
        <path
          d={`M${x} ${y + height}V${deck}M${x + width} ${y + height}V${deck}m${slab.skew} ${-slab.depth}V${y + height - slab.depth}`}
          className="fill-none stroke-container-edge"
          strokeDasharray="2 3"
        />
      )}
    </>
  )
}

/** A container's slab, drawn at its own origin. */
export function FloatingContainer({ placed }: { placed: PlacedContainer }) {
  return <ContainerSlab container={placed.drawn} x={0} y={0} width={placed.width} height={placed.height} />
}
