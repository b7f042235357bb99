import { slab } from './slab-geometry'

/** What a floating slab casts on the deck below it, whose front edge is at `y`. */
export function FloatShadow({ x, y, width, blurId }: { x: number; y: number; width: number; blurId: string }) {
  const { skew, depth } = slab
  return (
    <path
      d={`M${x + 9} ${y - 4}l${skew - 5} ${8 - depth}h${width - 10}l${5 - skew} ${depth - 8}z`}
      className="fill-cast"
      fillOpacity="0.36"
      filter={`url(#${blurId})`}
    />
  )
}

export function FloatBlur({ id }: { id: string }) {
  return (
    <filter id={id} x="-10%" y="-60%" width="120%" height="220%">
      <feGaussianBlur stdDeviation="3.6" />
    </filter>
  )
}
