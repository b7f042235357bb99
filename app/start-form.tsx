import type { ReactNode } from 'react'
import { TimeZoneField } from './time-zone-field'

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
  return (
    <form action={action}>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <TimeZoneField />
      {children}
    </form>
  )
}
