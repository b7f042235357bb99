import type { Diagram } from '@/domain/bank/diagram'

export type ContainerState = NonNullable<Diagram['containers']>[number]['state']

/** What a note may say of a container, and what only an engine says of it. */
export type SignState = ContainerState | 'restarting' | 'removing' | 'dead'

/** The state's word and its shape: a pulsing dot, two bars, a square, an empty ring, an arrow that returns, a cross. */
export function StateSign({ state, note, x, y }: { state: SignState; note?: string; x: number; y: number }) {
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
      {state === 'restarting' && (
        <path
          d={`M${x + 3.6} ${y - 2.4}a4.3 4.3 0 1 0 .7 2.9M${x + 4.4} ${y - 5}v3h-3`}
          className="fill-none stroke-container-edge"
          strokeWidth="1.75"
        />
      )}
      {(state === 'dead' || state === 'removing') && (
        <path d={`M${x - 4} ${y - 4}l8 8m0-8l-8 8`} className="fill-none stroke-container-edge" strokeWidth="1.75" />
      )}
      <text x={x + 11} y={y + 4.5} fontSize="13" fontWeight="600" className="fill-container-text">
        {state}
        {note && <tspan fontWeight="400">{` ${note}`}</tspan>}
      </text>
    </g>
  )
}
