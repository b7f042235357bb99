import { askedAs } from '@/domain/quiz/predict'
import { landingSeed, openerOf } from '@/server/attempts'
import { bankOfPage } from '@/server/bank'
import { newId } from '@/server/clock'
import { publicQuestion } from '@/server/questions'
import { Opener } from './opener'

/** What a newcomer sees: what this is, and one real question to answer on the spot. */
export async function Landing() {
  const bank = await bankOfPage()
  const question = openerOf(bank)
  if (!question) return null
  return (
    <div className="grid gap-12">
      <Opener
        attemptId={newId()}
        question={publicQuestion(askedAs(question, landingSeed(bank)), landingSeed(bank), 0, 1)}
      />
      <section aria-labelledby="what" className="prose">
        <h2 id="what">What this is</h2>
        <p>
          Deckhand teaches one subject so well that it stays learnt: what a Docker image is, what a container is, and
          what happens between them. You read short notes, answer questions that say why every option is right or wrong,
          and keep what you learnt with cards that come back just before you would forget them. Ten minutes a day are
          enough.
        </p>
        <p>
          {bank.concepts.size} concepts, {bank.questions.size} questions and {bank.cards.size} cards, each with the
          primary source where it is written. No account is needed to begin.
        </p>
      </section>
    </div>
  )
}
