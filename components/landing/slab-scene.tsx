import { FloatBlur, FloatShadow } from '@/components/diagram/float-shadow'
import { HatchPattern } from '@/components/diagram/hatch-pattern'
import { ReadOnlySlab } from '@/components/diagram/read-only-slab'
import { slab } from '@/components/diagram/slab-geometry'
import { WritableSlab } from './writable-slab'

const layers = [
  { label: 'debian:13', y: 187 },
  { label: '+ nginx', y: 150 },
  { label: '+ your page', y: 113 },
]
const title = 'A running container on its image'
const before =
  'Three read-only layers: debian:13, then nginx, then your page. On top of them floats the writable layer of the running container web.'
const after =
  'The writable layer of the container web has moved up and now holds the changed file. The three read-only layers below are unchanged.'

/** The question of the landing page, as a picture. `changed="layer"` shows what a write changes. `id` must be unique on the page. */
export function SlabScene({
  id,
  changed = null,
  className = '',
}: {
  id: string
  changed?: 'layer' | null
  className?: string
}) {
  return (
    <svg
      viewBox="0 0 302 222"
      className={`group h-auto w-full max-w-120 overflow-visible font-sans ${className}`}
      role="img"
      aria-labelledby={`${id}-title ${id}-desc`}
      data-changed={changed ?? 'nothing'}
    >
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-desc`}>{changed === 'layer' ? after : before}</desc>
      <defs>
        <HatchPattern id={`${id}-hatch`} />
        <FloatBlur id={`${id}-blur`} />
      </defs>
      {layers.map(({ label, y }) => (
        <ReadOnlySlab
          key={label}
          y={y}
          lines={[label]}
          hatchId={`${id}-hatch`}
          note={changed === 'layer' ? 'unchanged' : 'read-only'}
        />
      ))}
      <g className="transition-opacity duration-500 group-data-[changed=layer]:opacity-70">
        <FloatShadow x={slab.margin} y={113} width={slab.width} blurId={`${id}-blur`} />
      </g>
      <WritableSlab />
    </svg>
  )
}
