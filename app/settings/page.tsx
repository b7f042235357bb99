import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { changePasswordAction, deleteAction, resumeCardAction, signOutAction } from '@/app/account-actions'
import { AccountForm } from '@/app/account-form'
import { PageShell } from '@/app/page-shell'
import { Html } from '@/components/quiz/html'
import { Button, ButtonLink } from '@/components/ui/button'
import { PageHeading } from '@/components/ui/page-heading'
import { hasPassword } from '@/server/learners'
import { inlineHtml } from '@/server/markdown'
import { currentLearner } from '@/server/session'
import { suspendedCards } from '@/server/suspended'
import { SettingsForm } from './settings-form'

export const metadata: Metadata = { title: 'Settings' }

export default async function SettingsPage() {
  const learner = await currentLearner()
  if (!learner) redirect('/sign-in')
  const aside = await suspendedCards(learner.id)
  const zones = [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone'), learner.timeZone])]
  return (
    <PageShell>
      <PageHeading
        title="Settings"
        lead={
          learner.member
            ? `Signed in${learner.email ? ` as ${learner.email}` : ''}.`
            : 'You are a guest in this browser.'
        }
      />
      {!learner.member && (
        <div>
          <ButtonLink href="/sign-up" variant="primary">
            Keep your progress
          </ButtonLink>
        </div>
      )}
      <Section id="learning" title="Learning">
        <SettingsForm settings={learner} zones={zones} />
      </Section>
      <Section id="cards" title="Cards put aside">
        {aside.length === 0 ? (
          <p className="text-quiet">None.</p>
        ) : (
          <ul className="grid gap-3">
            {aside.map((card) => (
              <li key={card.id} className="flex flex-wrap items-center justify-between gap-3 border border-line p-3">
                <Html inline html={inlineHtml(card.front)} className="min-w-0 flex-1" />
                <form action={resumeCardAction}>
                  <input type="hidden" name="card" value={card.id} />
                  <Button type="submit">Take back</Button>
                </form>
              </li>
            ))}
          </ul>
        )}
      </Section>
      {(await hasPassword(learner.id)) && (
        <Section id="password" title="Password">
          <AccountForm
            id="password"
            action={changePasswordAction}
            button="Change password"
            fields={[
              { name: 'current', label: 'Current password', type: 'password', autoComplete: 'current-password' },
              {
                name: 'next',
                label: 'New password',
                hint: 'At least 10 characters.',
                type: 'password',
                autoComplete: 'new-password',
              },
            ]}
          />
        </Section>
      )}
      <Section id="data" title="Your data">
        <p>
          Everything kept about you, as one JSON file: settings, attempts, answers, reviews, and what they add up to.
        </p>
        <div>
          <a href="/api/export" download className="text-link inline-flex min-h-11 items-center">
            Export all my data
          </a>
        </div>
      </Section>
      <Section id="sessions" title="Sign out">
        <form action={signOutAction} className="flex flex-wrap gap-3">
          <Button type="submit">Sign out here</Button>
          <Button type="submit" name="everywhere" value="1">
            Sign out everywhere
          </Button>
        </form>
        {!learner.member && (
          <p className="text-sm text-quiet">A guest who signs out cannot come back to this progress. Keep it first.</p>
        )}
      </Section>
      <Section id="delete" title="Delete">
        <p>Deletes the account and everything in it, at once and for good.</p>
        <AccountForm
          id="delete"
          action={deleteAction}
          button="Delete my account"
          variant="danger"
          fields={[{ name: 'confirm', label: 'Type delete to confirm', type: 'text', autoComplete: 'off' }]}
        />
      </Section>
    </PageShell>
  )
}

function Section({ id, title, children }: { id: string; title: string; children: React.ReactNode }) {
  return (
    <section aria-labelledby={id} className="grid gap-4 border-t border-line pt-6">
      <h2 id={id} className="text-xl font-bold">
        {title}
      </h2>
      {children}
    </section>
  )
}
