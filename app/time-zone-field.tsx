'use client'

import { useEffect, useRef } from 'react'

/**
 * Adds the browser's time zone to what its form sends, so that a new learner's day is their own. It is asked for
 * when the form is sent: loading the zones takes a phone a fifth of a second, which a page that opens has not got.
 */
export function TimeZoneField() {
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    const form = field.current?.form
    const fill = ({ formData }: FormDataEvent) =>
      formData.set('timeZone', Intl.DateTimeFormat().resolvedOptions().timeZone)
    form?.addEventListener('formdata', fill)
    return () => form?.removeEventListener('formdata', fill)
  }, [])
  return <input ref={field} type="hidden" name="timeZone" defaultValue="" />
}
