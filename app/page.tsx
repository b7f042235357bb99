import { currentLearner } from '@/server/session'
import { Landing } from './landing'
import { PageShell } from './page-shell'
import { Today } from './today'

export default async function HomePage() {
  const learner = await currentLearner()
  return (
    <PageShell current="today" wide={!learner}>
      {learner ? <Today learner={learner} /> : <Landing />}
    </PageShell>
  )
}
