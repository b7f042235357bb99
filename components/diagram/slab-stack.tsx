import type { Diagram } from '@/domain/bank/diagram'
import type { DrawnContainer } from './container-layout'
import { ContainerSlab } from './container-slab'
import { describeStack } from './describe-stack'
import { cutStart, roomFor } from './fit-text'
import { FloatBlur, FloatShadow } from './float-shadow'
import { HatchPattern } from './hatch-pattern'
import { ReadOnlySlab } from './read-only-slab'
import { slab } from './slab-geometry'
import { stackLayout } from './stack-layout'

export type DrawnImage = NonNullable<Diagram['images']>[number]

/** One image as slabs, with the containers that stand on it; or containers alone. `id` must be unique on the page. */
export function SlabStack({
  id,
  image,
  containers = [],
}: {
  id: string
  image?: DrawnImage
  containers?: DrawnContainer[]
}) {
  const { margin, width, skew, depth } = slab
  const { placed, slabs, deck, bottom } = stackLayout(image?.layers ?? [], containers)
  const several = placed.length > 1 && image
  const height = bottom + (image ? 26 : 8) + margin
  const words = describeStack(image, containers)
  return (
    <svg
      viewBox={`0 0 ${width + skew + 2 * margin} ${height}`}
      className="h-auto w-full max-w-88 overflow-visible font-sans"
      role="img"
      aria-labelledby={`${id}-title ${id}-desc`}
    >
      <title id={`${id}-title`}>{words.title}</title>
      <desc id={`${id}-desc`}>{words.description}</desc>
      <defs>
        <HatchPattern id={`${id}-hatch`} />
        <FloatBlur id={`${id}-blur`} />
      </defs>
      {slabs.toReversed().map((s) => (
        <ReadOnlySlab key={s.y} y={s.y} lines={s.lines} hatchId={`${id}-hatch`} />
      ))}
      {image &&
        placed.slice(-2).map((p) => <FloatShadow key={p.x} x={p.x} y={deck} width={p.width} blurId={`${id}-blur`} />)}
      {several &&
        placed.map((p) => (
          <path
            key={`${p.x} ${p.y}`}
            d={`M${p.x} ${p.y + p.height}V${deck}M${p.x + p.width} ${p.y + p.height}V${deck}m${skew} ${-depth}V${p.y + p.height - depth}`}
            className="fill-none stroke-container-edge"
            strokeDasharray="2 3"
          />
        ))}
      {placed.map((p) => (
        <ContainerSlab
          key={`${p.x} ${p.y}`}
          container={p.container}
          x={p.x}
          y={p.y}
          width={p.width}
          height={p.height}
        />
      ))}
      {image && (
        <text x={margin} y={bottom + 20} fontSize="13" className="fill-quiet">
          image{' '}
          <tspan fontWeight="700" fontSize="12.5" className="fill-ink font-mono">
            {cutStart(image.name, roomFor(width - 46, 12.5, 'mono'))}
          </tspan>
          {image.name.length < 20 && ' · read-only'}
        </text>
      )}
    </svg>
  )
}
