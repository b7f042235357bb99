import type { Route } from 'next'
import type { ReactNode } from 'react'
import { Link } from '@/components/ui/link'

export type NavItem = { href: string; label: string; detail?: ReactNode; current?: boolean }

/** A plain list of places to go, one a row. */
export function NavList({ label, items }: { label: string; items: NavItem[] }) {
  return (
    <nav aria-label={label}>
      <ul className="border-t border-line">
        {items.map((item) => (
          <li key={item.href} className="border-b border-line">
            <Link
              href={item.href as Route}
              aria-current={item.current ? 'page' : undefined}
              className="group flex min-h-12 items-center justify-between gap-4 py-2 no-underline aria-[current=page]:font-bold"
            >
              <span className="decoration-control underline-offset-4 group-hover:underline group-aria-[current=page]:underline group-aria-[current=page]:decoration-2">
                {item.label}
              </span>
              {item.detail && <span className="shrink-0 text-sm text-quiet tabular-nums">{item.detail}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
