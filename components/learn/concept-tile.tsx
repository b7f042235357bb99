import type { Route } from 'next'
import type { Measure } from '@/components/progress/material-meter'
import { Link } from '@/components/ui/link'
import { MeterBar } from '@/components/ui/meter-bar'

/** As the map lights it: what one points at, what that builds on, and what builds on it. */
const lit =
  'data-[lit=here]:border-ink data-[lit=here]:ring-1 data-[lit=here]:ring-ink data-[lit=below]:border-image-edge data-[lit=below]:bg-image-fill data-[lit=above]:border-container-edge data-[lit=above]:bg-container-fill'

/**
 * A concept on the map: its name and, as two thin bars, how far one has come.
 * @param needs ids of the concepts it builds on; the map draws the way from them
 * @param next whether this is where to go on
 */
export function ConceptTile({
  id,
  title,
  href,
  needs,
  next,
  understood,
  remembered,
}: {
  id: string
  title: string
  href: string
  needs: string[]
  next: boolean
  understood: Measure
  remembered: Measure
}) {
  return (
    <Link
      href={href as Route}
      data-concept={id}
      data-needs={needs.join(' ')}
      className={`relative z-1 grid min-h-24 content-between gap-3 rounded-press border bg-raised px-4 py-3 no-underline hover:border-ink ${next ? 'border-ink' : 'border-line'} ${lit}`}
    >
      <span className="leading-snug font-semibold text-balance">
        {next && <span className="block text-sm font-normal text-quiet">Next for you</span>}
        {title}
      </span>
      <span className="grid gap-1">
        <MeterBar id={`${id}-understood`} share={understood.share} material="image" slim />
        <MeterBar id={`${id}-remembered`} share={remembered.share} material="container" slim />
        <span className="sr-only">{`Understood: ${understood.words}. Remembered: ${remembered.words}.`}</span>
      </span>
    </Link>
  )
}
