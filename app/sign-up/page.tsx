import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { signUpAction } from '@/app/account-actions'
import { AccountForm } from '@/app/account-form'
import { PageShell } from '@/app/page-shell'
import { Providers } from '@/app/providers'
import { Link } from '@/components/ui/link'
import { PageHeading } from '@/components/ui/page-heading'
import { currentLearner } from '@/server/session'

export const metadata: Metadata = { title: 'Keep your progress' }

export default async function SignUpPage() {
  const learner = await currentLearner()
  if (learner?.member) redirect('/settings')
  return (
    <PageShell>
      <PageHeading
        title={learner ? 'Keep your progress' : 'Make an account'}
        lead={
          learner
            ? 'You stay the same learner: everything you did is still yours, on every device.'
            : 'So that you can go on from any device.'
        }
      />
      <AccountForm
        id="sign-up"
        action={signUpAction}
        button="Make the account"
        fields={[
          {
            name: 'email',
            label: 'E-mail address',
            hint: 'Only to sign in. Nothing is ever sent to it.',
            type: 'email',
            autoComplete: 'username',
          },
          {
            name: 'password',
            label: 'Password',
            hint: 'At least 10 characters.',
            type: 'password',
            autoComplete: 'new-password',
          },
        ]}
      />
      <Providers />
      <p>
        You have an account already?{' '}
        <Link href="/sign-in" className="text-link">
          Sign in
        </Link>
        . You will be asked whether to bring along what you did here.
      </p>
    </PageShell>
  )
}
