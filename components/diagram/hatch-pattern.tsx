/** The hatching of what is read-only; refer to it as `url(#<id>)`. */
export function HatchPattern({ id }: { id: string }) {
  return (
    <pattern id={id} width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <path d="M.5 0v7" className="stroke-image-edge" strokeWidth="1" strokeOpacity="0.45" />
    </pattern>
  )
}
