import type { Metadata } from 'next'
import { PageShell } from '@/app/page-shell'
import { Html } from '@/components/quiz/html'
import { Callout } from '@/components/ui/callout'
import { NavList } from '@/components/ui/nav-list'
import { PageHeading } from '@/components/ui/page-heading'
import { Panel } from '@/components/ui/panel'
import { answersOf } from '@/server/answers'
import { attemptTitle, openAttempts } from '@/server/attempts'
import { bankOfPage } from '@/server/bank'
import { inlineHtml } from '@/server/markdown'
import { currentLearner } from '@/server/session'
import { QuizButton } from './quiz-button'

export const metadata: Metadata = { title: 'Quiz' }

const problems: Record<string, string> = {
  'too-many': 'Too many new learners from your network. Try again in an hour.',
  'not-found': 'That quiz does not exist. Choose one of these.',
}

export default async function QuizPage({ searchParams }: { searchParams: Promise<{ problem?: string }> }) {
  const [bank, learner, { problem }] = await Promise.all([bankOfPage(), currentLearner(), searchParams])
  const open = learner ? await openAttempts(learner.id) : []
  const going = await Promise.all(
    open.map(async (attempt) => ({
      href: `/quiz/${attempt.id}`,
      label: `Go on: ${attemptTitle(bank, attempt)}`,
      detail: `${(await answersOf(learner?.id ?? '', attempt.id)).length} of ${attempt.items.length} answered`,
    })),
  )
  return (
    <PageShell current="quiz">
      <PageHeading
        title="Quiz"
        lead="Ten questions. After each you see why every option is right or wrong, and where it is written."
      />
      {problem && problems[problem] && <Callout kind="wrong" role="alert" title={problems[problem]} />}
      {going.length > 0 && <NavList label="Quizzes you began" items={going} />}
      <Panel deck labelledBy="mixed">
        <h2 id="mixed" className="text-lg font-bold">
          Mixed
        </h2>
        <p className="mt-1 mb-4 text-quiet">
          From everything, side by side: telling similar things apart is what makes them stay.
        </p>
        <QuizButton quiz="mixed" variant="primary">
          Start a mixed quiz
        </QuizButton>
      </Panel>
      <ul className="grid gap-4">
        {bank.modules.map((module) => (
          <li key={module.id}>
            <Panel labelledBy={`module-${module.id}`}>
              <h2 id={`module-${module.id}`} className="text-lg font-bold">
                {module.title}
              </h2>
              <p className="mt-1 mb-4 text-quiet">
                <Html inline html={inlineHtml(module.promise)} />.
              </p>
              <QuizButton quiz="module" reference={module.id}>
                {`Quiz: ${module.title}`}
              </QuizButton>
            </Panel>
          </li>
        ))}
      </ul>
      <Panel labelledBy="weak">
        <h2 id="weak" className="text-lg font-bold">
          Weak spots
        </h2>
        <p className="mt-1 mb-4 text-quiet">
          First the beliefs that your answers have shown, asked another way; then what you got wrong.
        </p>
        <QuizButton quiz="weak">Quiz on weak spots</QuizButton>
      </Panel>
    </PageShell>
  )
}
