import type { Metadata } from 'next'
import { signInAction } from '@/app/account-actions'
import { AccountForm } from '@/app/account-form'
import { PageShell } from '@/app/page-shell'
import { Providers } from '@/app/providers'
import { Callout } from '@/components/ui/callout'
import { Link } from '@/components/ui/link'
import { PageHeading } from '@/components/ui/page-heading'

export const metadata: Metadata = { title: 'Sign in' }

type Props = { searchParams: Promise<{ 'signed-out'?: string; deleted?: string; error?: string }> }

export default async function SignInPage({ searchParams }: Props) {
  const { 'signed-out': signedOut, deleted, error } = await searchParams
  return (
    <PageShell>
      <PageHeading title="Sign in" />
      {signedOut && <Callout kind="right" role="status" title="You are signed out." />}
      {deleted && <Callout kind="right" role="status" title="Your account and everything in it are deleted." />}
      {error && (
        <Callout kind="wrong" role="alert" title="That sign-in did not work. Try again, or sign in another way." />
      )}
      <AccountForm
        id="sign-in"
        action={signInAction}
        button="Sign in"
        fields={[
          { name: 'email', label: 'E-mail address', type: 'email', autoComplete: 'username' },
          { name: 'password', label: 'Password', type: 'password', autoComplete: 'current-password' },
        ]}
      />
      <Providers />
      <p>
        New here?{' '}
        <Link href="/sign-up" className="text-link">
          Make an account
        </Link>
        , or just begin: no account is needed.
      </p>
    </PageShell>
  )
}
