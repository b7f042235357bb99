'use client'

import { useRouter } from 'next/navigation'
import { NavIcon } from '@/components/shell/nav-icon'
import { KeyHint } from '@/components/ui/key-hint'
import { Link } from '@/components/ui/link'
import { useKeys } from './keys'

/** The way to the search; `/` takes it, too. */
export function SearchLink({ shortcuts }: { shortcuts: boolean }) {
  const router = useRouter()
  useKeys(shortcuts, (key) => {
    if (key !== '/') return false
    router.push('/search')
    return true
  })
  return (
    <Link
      href="/search"
      className="text-link flex min-h-11 min-w-11 items-center justify-center gap-2"
      aria-keyshortcuts={shortcuts ? '/' : undefined}
    >
      <span className="lg:hidden">
        <NavIcon name="search" />
      </span>
      <span className="max-lg:sr-only">Search</span>
      {shortcuts && (
        <span className="max-lg:hidden">
          <KeyHint>/</KeyHint>
        </span>
      )}
    </Link>
  )
}
