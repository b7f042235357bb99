const shapes = {
  right: 'M4 10.5 8.2 15 16 5.5',
  wrong: 'M5 5l10 10M15 5 5 15',
  notice: 'M10 9v6M10 5v.5',
  waiting: 'M10 5v5l3.5 2',
  arrow: 'M4 10h12M11 5l5 5-5 5',
} as const

export type GlyphShape = keyof typeof shapes

/** A 20-unit line drawing, always beside a word that says the same. */
export function Glyph({ shape, className = 'size-5' }: { shape: GlyphShape; className?: string }) {
  return (
    <svg
      viewBox="0 0 20 20"
      className={`shrink-0 ${className}`}
      fill="none"
      stroke="currentColor"
      strokeWidth="2.25"
      aria-hidden="true"
    >
      {(shape === 'notice' || shape === 'waiting') && <circle cx="10" cy="10" r="8.75" strokeWidth="1.5" />}
      <path d={shapes[shape]} />
    </svg>
  )
}
