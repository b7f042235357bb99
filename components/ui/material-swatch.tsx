export type Material = 'image' | 'container' | 'neutral' | 'notice'

/** The material as a shape: still and hatched, or outlined with a live dot; a note has a folded corner. */
export function MaterialSwatch({ material }: { material: Material }) {
  if (material === 'image')
    return (
      <svg viewBox="0 0 18 12" className="h-3 w-4.5 shrink-0 stroke-image-edge" aria-hidden="true">
        <path
          d="M.75 3.75h13.5v7.5H.75zM.75 3.75 3.5.75h13.75L14.25 3.75m0 7.5 3-3V.75"
          className="fill-image-fill"
          strokeWidth="1.25"
        />
        <path d="m3 11 6-7M7 11l6-7M.9 8.6 5 4M11 11l3.3-3.7" strokeWidth=".8" />
      </svg>
    )
  if (material === 'container')
    return (
      <svg viewBox="0 0 18 12" className="h-3 w-4.5 shrink-0 stroke-container-edge" aria-hidden="true">
        <path
          d="M.75 3.75h13.5v7.5H.75zM.75 3.75 3.5.75h13.75L14.25 3.75m0 7.5 3-3V.75"
          className="fill-container-fill"
          strokeWidth="1.25"
        />
        <circle cx="7.5" cy="7.5" r="1.9" className="fill-container-edge stroke-none" />
      </svg>
    )
  return (
    <svg
      viewBox="0 0 18 12"
      className={`h-3 w-4.5 shrink-0 fill-none ${material === 'notice' ? 'stroke-notice-edge' : 'stroke-control'}`}
      aria-hidden="true"
    >
      <path
        d={material === 'notice' ? 'M.75.75h12l4 4v6.5H.75zM12.5.75v4h4' : 'M.75.75h16v10.5H.75z'}
        strokeWidth="1.25"
      />
    </svg>
  )
}
