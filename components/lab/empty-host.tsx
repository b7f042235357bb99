/** A host without images: the places where a stack and a container would be. */
export function EmptyHost() {
  return (
    <div className="grid justify-items-center gap-5 py-8 text-center">
      <svg viewBox="0 0 302 152" className="h-auto w-full max-w-72 fill-raised" strokeWidth="1.5" aria-hidden="true">
        <g className="stroke-control" strokeDasharray="5 5">
          <path d="M2 120 20 98h280l-18 22zM2 120v30h280v-30M282 150l18-22V98" />
          <path d="M2 83 20 61h280l-18 22zM2 83v30h280V83M282 113l18-22V61" />
        </g>
        <path
          d="M2 38 20 16h280l-18 22zM2 38v30h280V38M282 68l18-22V16"
          className="stroke-container-edge"
          strokeDasharray="2 6"
        />
      </svg>
      <p className="max-w-[44ch] text-quiet">
        Nothing is here yet. An image is a stack of read-only layers; a container stands on one, with a writable layer
        of its own.
      </p>
    </div>
  )
}
