import type { Diagram } from '@/domain/bank/diagram'

export type ContainerState = NonNullable<Diagram['containers']>[number]['state']

/** The state's word and its shape: a pulsing dot, two bars, a square, or an empty ring. */
export function StateSign({ state, x, y }: { state: ContainerState; x: number; y: number }) {
  return (
    <g className="fill-container-edge">
      {state === 'running' && (
        <>
          <circle cx={x} cy={y} r="4.5" className="beat-dot" />
          <circle cx={x} cy={y} r="4.5" />
        </>
      )}
      {state === 'paused' && <path d={`M${x - 4.5} ${y - 4.5}h3.2v9h-3.2zM${x + 1.3} ${y - 4.5}h3.2v9h-3.2z`} />}
      {state === 'exited' && <rect x={x - 4} y={y - 4} width="8" height="8" />}
      {state === 'created' && (
        <circle cx={x} cy={y} r="4" className="fill-none stroke-container-edge" strokeWidth="1.75" />
      )}
      <text x={x + 11} y={y + 4.5} fontSize="13" fontWeight="600" className="fill-container-text">
        {state}
      </text>
    </g>
  )
}
