'use client'

import type { ReactNode } from 'react'
import { useEffect, useRef } from 'react'

/** A form that also says in which time zone the browser is, so that a new learner's day is their own. */
export function StartForm({
  action,
  fields,
  children,
}: {
  action: (form: FormData) => Promise<void>
  fields: Record<string, string>
  children: ReactNode
}) {
  const zone = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (zone.current) zone.current.value = Intl.DateTimeFormat().resolvedOptions().timeZone
  }, [])
  return (
    <form action={action}>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <input ref={zone} type="hidden" name="timeZone" defaultValue="" />
      {children}
    </form>
  )
}
