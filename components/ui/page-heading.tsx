import type { ReactNode } from 'react'

/** The one h1 of a page; `above` is a short line of context (a link back, a tag), `lead` one sentence below. */
export function PageHeading({
  title,
  lead,
  above,
  id,
}: {
  title: string
  lead?: ReactNode
  above?: ReactNode
  id?: string
}) {
  return (
    <header className="grid gap-2">
      {above && <div className="text-sm text-quiet">{above}</div>}
      <h1 id={id} tabIndex={-1} className="text-2xl">
        {title}
      </h1>
      {lead && <p className="max-w-[58ch] text-lg text-quiet">{lead}</p>}
    </header>
  )
}
