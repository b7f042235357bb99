import type { ReactNode } from 'react'
import type { NavIconName } from '@/components/shell/nav-icon'
import { SiteFooter } from '@/components/shell/site-footer'
import { SiteHeader } from '@/components/shell/site-header'
import { SkipLink } from '@/components/shell/skip-link'
import { countDue } from '@/server/due'
import { currentLearner } from '@/server/session'
import { SearchLink } from './search-link'

const places = [
  { name: 'today', label: 'Today', href: '/' },
  { name: 'learn', label: 'Learn', href: '/learn' },
  { name: 'lab', label: 'Lab', href: '/lab' },
  { name: 'quiz', label: 'Quiz', href: '/quiz' },
  { name: 'review', label: 'Review', href: '/review' },
  { name: 'progress', label: 'Progress', href: '/progress' },
] as const

/** `whole` is for a bench with two things side by side. */
const widths = { text: 'max-w-3xl', wide: 'max-w-6xl', whole: 'max-w-[100rem]' } as const

/** What every page stands in: the way about, and the account. */
export async function PageShell({
  current,
  wide = false,
  children,
}: {
  current?: NavIconName
  wide?: boolean | 'whole'
  children: ReactNode
}) {
  const learner = await currentLearner()
  const width = widths[wide === 'whole' ? 'whole' : wide ? 'wide' : 'text']
  const account = learner
    ? { label: learner.member ? 'Settings' : 'Keep progress', href: learner.member ? '/settings' : '/sign-up' }
    : { label: 'Sign in', href: '/sign-in' }
  return (
    <>
      <SkipLink to="main" />
      <SiteHeader
        home="/"
        places={places}
        current={current}
        whole={wide === 'whole'}
        account={account}
        search={<SearchLink shortcuts={learner?.shortcuts ?? true} />}
        due={learner ? await countDue(learner.id) : undefined}
      />
      <main
        id="main"
        tabIndex={-1}
        className={`mx-auto grid w-full content-start gap-8 px-4 pt-8 pb-28 sm:px-6 md:pb-12 ${width}`}
      >
        {children}
      </main>
      <SiteFooter whole={wide === 'whole'} links={learner ? [{ label: 'Settings', href: '/settings' }] : []} />
    </>
  )
}
