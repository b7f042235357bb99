/** Holds the place of what is loading. `className` gives the size; `words` tells a screen reader what is coming. */
export function Skeleton({ words, className = 'h-24' }: { words?: string; className?: string }) {
  return (
    <div
      className={`animate-breathe border border-line bg-sunk ${className}`}
      role={words ? 'status' : undefined}
      aria-hidden={!words}
    >
      {words && <span className="sr-only">{words}</span>}
    </div>
  )
}
