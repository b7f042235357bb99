import type { Route } from 'next'
import type { ReactNode } from 'react'
import { Link } from '@/components/ui/link'

const face = 'border border-line bg-raised p-5 sm:p-7'

/** A sheet on the workbench. `deck` shows the edges of the cards below it. */
export function Panel({
  deck = false,
  className = '',
  labelledBy,
  children,
}: {
  deck?: boolean
  className?: string
  labelledBy?: string
  children: ReactNode
}) {
  const Tag = labelledBy ? 'section' : 'div'
  return (
    <Tag aria-labelledby={labelledBy} className={`${face} ${deck ? 'deck' : ''} ${className}`}>
      {children}
    </Tag>
  )
}

/** A whole panel that can be pressed, and is therefore rounded. */
export function PanelLink({
  href,
  className = '',
  children,
}: {
  href: string
  className?: string
  children: ReactNode
}) {
  return (
    <Link
      href={href as Route}
      className={`block rounded-press no-underline transition-colors hover:border-ink ${face} ${className}`}
    >
      {children}
    </Link>
  )
}
