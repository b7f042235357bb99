import type { Route } from 'next'
import { Link } from '@/components/ui/link'
import { NavIcon, type NavIconName } from './nav-icon'

export type NavPlace = { name: NavIconName; label: string; href: string }

/** One list for both shapes: a bar at the thumb on a phone, a row in the header from 48rem. */
export function MainNav({
  places,
  current,
  due,
}: {
  places: readonly NavPlace[]
  current?: NavIconName
  due?: string
}) {
  return (
    <nav
      aria-label="Main"
      className="tab-bar fixed inset-x-0 bottom-0 z-20 border-t border-line bg-raised pb-[env(safe-area-inset-bottom)] md:static md:border-0 md:bg-transparent md:pb-0"
    >
      <ul className="mx-auto grid h-16 max-w-lg grid-cols-6 md:flex md:max-w-none lg:gap-1">
        {places.map(({ name, label, href }) => (
          <li key={name}>
            <Link
              href={href as Route}
              aria-current={name === current ? 'page' : undefined}
              className="group relative flex h-full flex-col items-center justify-center gap-0.5 text-quiet no-underline hover:text-ink aria-[current=page]:font-bold aria-[current=page]:text-ink md:flex-row md:px-2.5 lg:px-3.5"
            >
              <span className="md:hidden">
                <NavIcon name={name} />
              </span>
              <span className="text-[0.8125rem] leading-tight md:text-base">{label}</span>
              {name === 'review' && due && (
                <span className="absolute top-1.5 left-1/2 ml-1.5 min-w-5 border border-container-edge bg-container-fill px-1 text-center text-[0.75rem] leading-4.5 font-bold text-container-text tabular-nums md:static md:ml-1">
                  {due}
                  <span className="sr-only"> due</span>
                </span>
              )}
              <span className="absolute inset-x-3 top-0 hidden h-0.75 bg-container-edge group-aria-[current=page]:block md:inset-x-2.5 lg:inset-x-3.5 md:top-auto md:bottom-0" />
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
