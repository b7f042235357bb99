import { slab } from './slab-geometry'

/** What a floating slab casts on the deck below it, whose front edge is at `y`. */
export function FloatShadow({ x, y, width, blurId }: { x: number; y: number; width: number; blurId: string }) {
  const { skew, depth } = slab
  return <path d={`M${x + 3} ${y - 1}l${skew} ${2 - depth}h${width - 4}l${-skew} ${depth - 2}z`} className="fill-[black]" fillOpacity="0.34" filter={`url(#${blurId})`} />
}

export function FloatBlur({ id }: { id: string }) {
  return (
    <filter id={id} x="-10%" y="-60%" width="120%" height="220%">
      <feGaussianBlur stdDeviation="3.2" />
    </filter>
  )
}
