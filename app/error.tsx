'use client'

import { Button } from '@/components/ui/button'

/** A page that could not be made. What was acknowledged before is safe. */
export default function ErrorPage({ reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <main id="main" className="mx-auto grid max-w-3xl gap-4 px-4 py-16">
      <h1 className="text-2xl">This page could not be shown</h1>
      <p>What you answered and reviewed is saved. Most likely the server or its database is just starting again.</p>
      <div>
        <Button variant="primary" onClick={() => location.reload()}>
          Try again
        </Button>
        <Button variant="quiet" onClick={reset}>
          Without reloading
        </Button>
      </div>
    </main>
  )
}
