import type { Route } from 'next'
import type { ReactNode } from 'react'
import { Wordmark } from '@/components/brand/wordmark'
import { Link } from '@/components/ui/link'
import { MainNav, type NavPlace } from './main-nav'
import type { NavIconName } from './nav-icon'

/**
 * @param places where the entries lead, in order; routes are the caller's to know
 * @param due reviews due now, as shown ("12", "999+"); left out when there are none
 */
export function SiteHeader({
  home,
  places,
  current,
  account,
  search,
  due,
  whole = false,
}: {
  home: string
  places: readonly NavPlace[]
  current?: NavIconName
  account: { label: string; href: string }
  search: ReactNode
  due?: string
  /** As wide as a page with two things side by side. */
  whole?: boolean
}) {
  return (
    <header className="border-b border-line bg-paper">
      <div
        className={`mx-auto flex min-h-16 items-center justify-between gap-4 px-4 sm:px-6 lg:gap-6 ${whole ? 'max-w-[100rem]' : 'max-w-6xl'}`}
      >
        <Link href={home as Route} className="flex min-h-11 items-center no-underline">
          <Wordmark />
        </Link>
        <div className="md:mr-auto">
          <MainNav places={places} current={current} due={due} />
        </div>
        {search}
        <Link
          href={account.href as Route}
          className="text-link flex min-h-11 min-w-11 shrink-0 items-center justify-end text-right whitespace-nowrap"
        >
          {account.label}
        </Link>
      </div>
    </header>
  )
}
