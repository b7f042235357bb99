import { slab, slabFaces } from '@/components/diagram/slab-geometry'
import { StateSign } from '@/components/diagram/state-sign'

const y = 58
const height = 34
const faces = slabFaces(slab.margin, y, slab.width, height)

/** The one slab that a write changes. It rises, its edge thickens and the file lands in it when the scene says so. */
export function WritableSlab() {
  return (
    <g className="transition-transform duration-500 ease-settle group-data-[changed=layer]:-translate-y-3.5">
      <g
        className="fill-container-fill stroke-container-edge stroke-[1.5px] transition-[stroke-width] duration-300 group-data-[changed=layer]:stroke-[2.5px]"
        strokeLinejoin="round"
      >
        <path d={faces.top} />
        <path d={faces.side} />
        <path d={faces.side} className="fill-container-glow" fillOpacity="0.75" />
        <path d={faces.front} />
      </g>
      <StateSign state="running" x={slab.margin + 21} y={y - slab.depth / 2} />
      <text x={slab.margin + 12} y={y + 22} fontSize="14" fontWeight="650" className="fill-container-text">
        web<tspan fontWeight="400"> · writable layer</tspan>
      </text>
      <g className="-translate-y-4 opacity-0 transition-[opacity,translate] delay-150 duration-400 ease-settle group-data-[changed=layer]:translate-y-0 group-data-[changed=layer]:opacity-100">
        <rect x="180" y={y + 7} width="92" height="20" className="fill-raised stroke-container-edge" />
        <text x="226" y={y + 21.5} textAnchor="middle" fontSize="12" className="fill-ink font-mono">
          index.html
        </text>
      </g>
    </g>
  )
}
