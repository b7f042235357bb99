import type { ComponentProps, ReactNode } from 'react'
import { Glyph } from './glyph'

type FieldProps = { id: string; label: string; hint?: string; error?: string }

const control =
  'block min-h-11 w-full rounded-press border border-control bg-raised px-3.5 py-2 text-ink ' +
  'hover:border-ink aria-invalid:border-wrong-edge aria-invalid:ring-1 aria-invalid:ring-wrong-edge disabled:opacity-60'

function Field({ id, label, hint, error, children }: FieldProps & { children: ReactNode }) {
  return (
    <div className="grid max-w-md gap-1.5">
      <label htmlFor={id} className="font-semibold">
        {label}
      </label>
      {hint && (
        <p id={`${id}-hint`} className="text-sm text-quiet">
          {hint}
        </p>
      )}
      {children}
      {error && (
        <p id={`${id}-error`} className="flex gap-2 text-sm font-semibold text-wrong-text">
          <Glyph shape="wrong" />
          {error}
        </p>
      )}
    </div>
  )
}

/** What a control says besides its label: hint first, then error. */
function spoken({ id, hint, error }: FieldProps) {
  return {
    'aria-describedby': [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined,
    'aria-invalid': error ? (true as const) : undefined,
  }
}

export function InputField({
  id,
  label,
  hint,
  error,
  className = '',
  ...rest
}: FieldProps & Omit<ComponentProps<'input'>, 'id'>) {
  const field = { id, label, hint, error }
  return (
    <Field {...field}>
      <input id={id} className={`${control} ${className}`} {...spoken(field)} {...rest} />
    </Field>
  )
}

export function SelectField({
  id,
  label,
  hint,
  error,
  className = '',
  ...rest
}: FieldProps & Omit<ComponentProps<'select'>, 'id'>) {
  const field = { id, label, hint, error }
  return (
    <Field {...field}>
      <select id={id} className={`${control} ${className}`} {...spoken(field)} {...rest} />
    </Field>
  )
}
