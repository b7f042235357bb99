import type { Metadata } from 'next'
import { PageShell } from '@/app/page-shell'
import { Callout } from '@/components/ui/callout'
import { PageHeading } from '@/components/ui/page-heading'
import { currentLearner } from '@/server/session'
import './lab.css'
import { LabLoader } from './lab-loader'

export const metadata: Metadata = {
  title: 'Lab',
  description: 'A Docker host of your own in the browser: type commands, and see images, layers and containers change.',
}

export default async function LabPage() {
  const learner = await currentLearner()
  return (
    <PageShell current="lab" wide="whole">
      <noscript>
        <Callout kind="notice" title="The lab runs in your browser, and needs JavaScript for it." />
      </noscript>
      <LabLoader heading={<PageHeading title="Lab" />} shortcuts={learner?.shortcuts ?? true} />
    </PageShell>
  )
}
