'use client'

import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { KeyHint } from '@/components/ui/key-hint'
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
      prefetch={false}
      className="text-link flex min-h-11 items-center gap-2"
      aria-keyshortcuts={shortcuts ? '/' : undefined}
    >
      Search
      {shortcuts && <KeyHint>/</KeyHint>}
    </Link>
  )
}
