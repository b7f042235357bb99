import type { Route } from 'next'
import type { ComponentProps, ReactNode } from 'react'
import { Link } from '@/components/ui/link'

const base =
  'inline-flex min-h-11 items-center justify-center gap-2.5 rounded-press border px-5 py-2 text-center font-semibold no-underline ' +
  'transition-[background-color,border-color,translate] duration-100 active:translate-y-px ' +
  'disabled:opacity-55 disabled:active:translate-y-0 aria-disabled:opacity-55'

const looks = {
  primary: 'border-transparent bg-accent text-on-accent hover:bg-accent-hover',
  secondary: 'border-control bg-raised text-ink hover:border-ink',
  quiet:
    'border-transparent bg-transparent text-ink underline decoration-control underline-offset-4 hover:bg-sunk hover:decoration-ink',
  danger: 'border-wrong-edge bg-raised text-wrong-text hover:bg-wrong-fill',
} as const

export type ButtonVariant = keyof typeof looks

type Look = { variant?: ButtonVariant; className?: string; children: ReactNode }

export function Button({
  variant = 'secondary',
  className = '',
  type = 'button',
  ...rest
}: Look & ComponentProps<'button'>) {
  return <button type={type} className={`${base} ${looks[variant]} ${className}`} {...rest} />
}

/** The same look for something that leads to another page. */
export function ButtonLink({
  variant = 'secondary',
  className = '',
  href,
  ...rest
}: Look & Omit<ComponentProps<'a'>, 'href'> & { href: string }) {
  return <Link href={href as Route} className={`${base} ${looks[variant]} ${className}`} {...rest} />
}
