import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { mergeAction } from '@/app/account-actions'
import { PageShell } from '@/app/page-shell'
import { Button } from '@/components/ui/button'
import { PageHeading } from '@/components/ui/page-heading'
import { openClaim } from '@/server/merges'
import { currentLearner } from '@/server/session'

export const metadata: Metadata = { title: 'Bring along what you did' }

export default async function MergePage() {
  const learner = await currentLearner()
  const claim = learner && (await openClaim(learner.id))
  if (!claim) redirect('/')
  return (
    <PageShell>
      <PageHeading
        title="Bring along what you did as a guest?"
        lead={`In this browser a guest gave ${claim.answers} ${claim.answers === 1 ? 'answer' : 'answers'} and ${claim.reviews} card ${claim.reviews === 1 ? 'review' : 'reviews'}.`}
      />
      <p>
        Bringing them along adds both histories together, in the order of time. Leaving them behind deletes the guest's.
      </p>
      <form action={mergeAction} className="flex flex-wrap gap-3">
        <input type="hidden" name="guest" value={claim.guestId} />
        <Button type="submit" name="choice" value="bring" variant="primary">
          Bring them along
        </Button>
        <Button type="submit" name="choice" value="leave">
          Leave them behind
        </Button>
      </form>
    </PageShell>
  )
}
