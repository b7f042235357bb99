/** A host without images: the places where a stack and a container would be. */
export function EmptyHost() {
  return (
    <div className="grid justify-items-center gap-5 py-8 text-center">
      <svg viewBox="0 0 302 150" className="h-auto w-full max-w-72 fill-none" strokeWidth="1.5" aria-hidden="true">
        <g className="stroke-control" strokeDasharray="5 5">
          <path d="M2 118 20 96h280l-18 22zM2 118v30h280v-30M282 148l18-22V96" />
          <path d="M2 81 20 59h280l-18 22zM2 81v30h280V81M282 111l18-22V59" />
        </g>
        <path
          d="M2 30 20 8h280l-18 22zM2 30v30h280V30M282 60l18-22V8"
          className="stroke-container-edge"
          strokeDasharray="2 7"
        />
      </svg>
      <p className="max-w-[44ch] text-quiet">
        Nothing is here yet. An image is a stack of read-only layers; a container stands on one, with a writable layer
        of its own.
      </p>
    </div>
  )
}
