import { containerLayout, type DrawnContainer } from './container-layout'
import { slab, slabFaces } from './slab-geometry'
import { StateSign } from './state-sign'

/** One container: amber, unhatched, its state on its deck, what it wrote inside. Empty of colour unless it is alive. */
export function ContainerSlab({
  container,
  x,
  y,
  width,
  height,
}: {
  container: DrawnContainer
  x: number
  y: number
  width: number
  height: number
}) {
  const { lines, suffix, chips, inset, chipHeight } = containerLayout(container, width)
  const faces = slabFaces(x, y, width, height)
  const alive = ['running', 'paused', 'restarting'].includes(container.state)
  return (
    <g>
      <g
        className={`stroke-container-edge ${alive ? 'fill-container-fill' : 'fill-raised'}`}
        strokeWidth="1.5"
        strokeLinejoin="round"
      >
        <path d={faces.top} />
        <path d={faces.side} />
        <path d={faces.side} className="fill-container-glow" fillOpacity={alive ? 0.75 : 0.2} />
        <path d={faces.front} />
      </g>
      <StateSign state={container.state} note={container.note} x={x + 21} y={y - slab.depth / 2} />
      <g className="fill-container-text" fontSize="14" fontWeight="650">
        {lines.map((line, i) => (
          <text key={line} x={x + inset} y={y + 21 + i * 18}>
            {line}
            {suffix && <tspan fontWeight="400">{suffix}</tspan>}
          </text>
        ))}
      </g>
      {chips.map((chip) => (
        <g key={`${chip.x} ${chip.y}`}>
          <rect
            x={x + chip.x}
            y={y + chip.y}
            width={chip.width}
            height={chipHeight}
            className={`fill-raised ${chip.mount ? 'stroke-control' : 'stroke-container-edge'}`}
            strokeDasharray={chip.mount ? '4 3' : undefined}
          />
          <text x={x + chip.x + 6} y={y + chip.y + 14.5} fontSize="12" className="fill-ink font-mono">
            {chip.text}
          </text>
        </g>
      ))}
    </g>
  )
}
