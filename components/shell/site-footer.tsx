import type { Route } from 'next'
import type { ReactNode } from 'react'
import { Link } from '@/components/ui/link'

export function SiteFooter({
  links = [],
  whole = false,
  children,
}: {
  links?: { label: string; href: string }[]
  /** As wide as a page with two things side by side. */
  whole?: boolean
  children?: ReactNode
}) {
  return (
    <footer className="mt-20 border-t border-line">
      <div
        className={`mx-auto flex flex-wrap items-center justify-between gap-x-8 gap-y-2 px-4 py-6 text-sm text-quiet sm:px-6 ${whole ? 'max-w-[100rem]' : 'max-w-6xl'}`}
      >
        <div>{children ?? <p>Every answer here agrees with Docker Engine 29.</p>}</div>
        {links.length > 0 && (
          <ul className="flex flex-wrap gap-x-6">
            {links.map((link) => (
              <li key={link.href}>
                <Link href={link.href as Route} className="text-link inline-flex min-h-11 items-center">
                  {link.label}
                </Link>
              </li>
            ))}
          </ul>
        )}
      </div>
    </footer>
  )
}
