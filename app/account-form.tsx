'use client'

import { type ReactNode, useActionState, useEffect, useRef } from 'react'
import { Button, type ButtonVariant } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { InputField } from '@/components/ui/field'
import type { FormState } from './account-actions'
import { TimeZoneField } from './time-zone-field'

export type AccountField = {
  name: string
  label: string
  hint?: string
  type: 'email' | 'password' | 'text'
  autoComplete: string
}

/** A form of a few fields that says what is wrong where it is wrong, and forgets nothing but passwords. */
export function AccountForm({
  id,
  action,
  fields,
  button,
  variant = 'primary',
  children,
}: {
  id: string
  action: (state: FormState, form: FormData) => Promise<FormState>
  fields: AccountField[]
  button: string
  variant?: ButtonVariant
  children?: ReactNode
}) {
  const [state, send, pending] = useActionState(action, {})
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (state.fields) form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus()
  }, [state])
  return (
    <form ref={form} action={send} noValidate className="grid max-w-md gap-5">
      {state.problem && <Callout kind="wrong" role="alert" title={state.problem} />}
      {state.done && <Callout kind="right" role="status" title={state.done} />}
      <TimeZoneField />
      {fields.map(({ name, ...field }) => (
        <InputField
          key={`${name}-${state.kept?.[name] ?? ''}`}
          id={`${id}-${name}`}
          name={name}
          {...field}
          defaultValue={state.kept?.[name]}
          error={state.fields?.[name]}
          required
        />
      ))}
      {children}
      <div>
        <Button type="submit" variant={variant} disabled={pending}>
          {button}
        </Button>
      </div>
    </form>
  )
}
