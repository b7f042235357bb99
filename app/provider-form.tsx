'use client'

import { type ReactNode, useEffect, useState } from 'react'

/** Posts to next-auth with its own CSRF token, which it wants besides the cookie. */
export function ProviderForm({ provider, children }: { provider: string; children: ReactNode }) {
  const [token, setToken] = useState('')
  useEffect(() => {
    fetch('/api/auth/csrf')
      .then((response) => response.json())
      .then(({ csrfToken }) => setToken(csrfToken))
      .catch(() => undefined)
  }, [])
  return (
    <form action={`/api/auth/signin/${provider}`} method="post">
      <input type="hidden" name="csrfToken" value={token} />
      <input type="hidden" name="callbackUrl" value="/" />
      {children}
    </form>
  )
}
