import { Beliefs } from '@/app/beliefs'
import { QuizButton } from '@/app/quiz/quiz-button'
import { Html } from '@/components/quiz/html'
import { Revealed, verdictOf } from '@/components/quiz/revealed'
import { ButtonLink } from '@/components/ui/button'
import { Glyph } from '@/components/ui/glyph'
import type { SummaryLine } from '@/server/answers'
import { bankOfPage } from '@/server/bank'

/** After the last question: what went wrong and why, what comes back because of it, and what to do next. */
export async function Summary({ lines, dueCards }: { lines: SummaryLine[]; dueCards: number }) {
  const bank = await bankOfPage()
  const right = lines.filter(({ answer }) => answer.score === 1).length
  const wrong = lines.filter(({ answer }) => answer.score < 1)
  const beliefs = [...new Set(lines.flatMap((line) => line.beliefs))].flatMap((id) => bank.misconceptions.get(id) ?? [])
  const certainAndWrong = wrong.filter(({ confidence }) => confidence === 3).length
  return (
    <div className="grid gap-10">
      <section className="grid gap-4" aria-labelledby="result">
        <h2 id="result" className="text-xl font-bold">
          {right} of {lines.length} right
        </h2>
        <p>
          {dueCards === 0
            ? 'No card became due because of this quiz.'
            : `${dueCards} ${dueCards === 1 ? 'card is' : 'cards are'} due today because of it: the facts that the wrong answers lean on.`}
          {certainAndWrong > 0 &&
            ` You were certain of ${certainAndWrong} that went wrong. Those are the ones worth reading twice.`}
        </p>
        <div className="flex flex-wrap gap-3">
          {dueCards > 0 ? (
            <ButtonLink href="/review" variant="primary">
              Review {dueCards === 1 ? 'the card' : `the ${dueCards} cards`}
            </ButtonLink>
          ) : (
            <ButtonLink href="/review" variant="primary">
              Learn new cards
            </ButtonLink>
          )}
          <QuizButton quiz={wrong.length ? 'weak' : 'mixed'}>
            {wrong.length ? 'Quiz on weak spots' : 'Another mixed quiz'}
          </QuizButton>
          <ButtonLink href="/progress" variant="quiet">
            See progress
          </ButtonLink>
        </div>
      </section>
      {beliefs.length > 0 && (
        <section className="grid gap-3" aria-labelledby="beliefs">
          <h2 id="beliefs" className="text-xl font-bold">
            What your answers believed
          </h2>
          <Beliefs beliefs={beliefs} />
        </section>
      )}
      <section className="grid gap-3" aria-labelledby="questions">
        <h2 id="questions" className="text-xl font-bold">
          Every question
        </h2>
        <ol className="grid gap-3">
          {lines.map(({ stem, answer }) => (
            <li key={stem} className="border border-line bg-raised">
              <details>
                <summary className="flex min-h-12 cursor-pointer items-start gap-3 px-4 py-3">
                  <Glyph shape={verdictOf(answer.score).kind} className="mt-1 size-5 shrink-0" />
                  <span className="sr-only">{verdictOf(answer.score).words}</span>
                  <Html html={stem} className="min-w-0" />
                </summary>
                <div className="grid gap-4 border-t border-line px-4 py-5">
                  <Revealed answer={answer} />
                  <ButtonLink href={`/learn/${answer.concept.id}`} variant="quiet">
                    Read: {answer.concept.title}
                  </ButtonLink>
                </div>
              </details>
            </li>
          ))}
        </ol>
      </section>
    </div>
  )
}
