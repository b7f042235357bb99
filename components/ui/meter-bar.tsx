export type MeterMaterial = 'image' | 'container' | 'neutral'

const edge: Record<MeterMaterial, string> = {
  image: 'stroke-image-edge',
  container: 'stroke-container-edge',
  neutral: 'stroke-control',
}
const fill: Record<MeterMaterial, string> = {
  image: 'fill-image-fill',
  container: 'fill-container-glow',
  neutral: 'fill-ink',
}

/** The bar alone: hatched for image, solid for container, a broken outline while unknown, if not slim. Says nothing to a screen reader. */
export function MeterBar({
  id,
  share,
  material,
  slim = false,
}: {
  id: string
  share: number | null
  material: MeterMaterial
  slim?: boolean
}) {
  const height = slim ? 4 : 12
  const width = share === null ? 0 : Math.round(Math.min(1, Math.max(0, share)) * 1000) / 10
  return (
    <svg className={`block w-full ${slim ? 'h-1.5' : 'h-3.5'}`} aria-hidden="true">
      {material === 'image' && (
        <pattern id={`${id}-hatch`} width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path d="M1 0v7" className="stroke-image-edge" strokeWidth="2" />
        </pattern>
      )}
      <rect
        x="0"
        y="0"
        width="100%"
        height="100%"
        className={`fill-sunk ${share === null && !slim ? 'stroke-control' : 'stroke-line'}`}
        strokeWidth="2"
        strokeDasharray={share === null && !slim ? '5 4' : undefined}
      />
      {width > 0 && (
        <g className={edge[material]}>
          <rect x="1" y="1" width={`${width}%`} height={height} className={fill[material]} strokeWidth="1.5" />
          {material === 'image' && (
            <rect x="1" y="1" width={`${width}%`} height={height} fill={`url(#${id}-hatch)`} strokeWidth="1.5" />
          )}
        </g>
      )}
    </svg>
  )
}
