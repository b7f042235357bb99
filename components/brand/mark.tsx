const slabs = [33.5, 27, 20.5]

/** Strokes that hatch a front face whose top edge is at `y`. */
const hatch = (y: number) => [6, 10.5, 15, 19.5, 24].map((x) => `M${x} ${y + 5}l4-5`).join('')

/** Three read-only layers, and the writable one that floats on top. Silent unless `title` is given. */
export function Mark({ title, className = 'size-9' }: { title?: string; className?: string }) {
  return (
    <svg
      viewBox="0 0 40 40"
      className={`shrink-0 ${className}`}
      strokeLinejoin="round"
      strokeWidth="1.25"
      role={title ? 'img' : undefined}
      aria-label={title}
      aria-hidden={title ? undefined : true}
    >
      {slabs.map((y) => (
        <g key={y} className="fill-image-fill stroke-image-edge">
          <path d={`M3 ${y}l8-7h26l-8 7z`} />
          <path d={`M29 ${y}l8-7v5l-8 7z`} />
          <path d={`M3 ${y}h26v5H3z`} />
          <path d={hatch(y)} strokeWidth="0.9" />
        </g>
      ))}
      <g className="fill-container-fill stroke-container-edge">
        <path d="M3 9.5l8-7h26l-8 7z" />
        <path d="M29 9.5l8-7v5l-8 7z" className="fill-container-glow" />
        <path d="M3 9.5h26v5H3z" />
      </g>
    </svg>
  )
}
