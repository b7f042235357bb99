import type { Metadata } from 'next'
import { PageShell } from '@/app/page-shell'
import { Html } from '@/components/quiz/html'
import { Sources } from '@/components/quiz/revealed'
import { Link } from '@/components/ui/link'
import { PageHeading } from '@/components/ui/page-heading'
import type { Claim } from '@/domain/bank/shapes'
import { bankOfPage } from '@/server/bank'
import { inlineHtml } from '@/server/markdown'
import { sourcesOf } from '@/server/questions'

export const metadata: Metadata = {
  title: 'The article, put right',
  description:
    'A blog article on Docker images and containers, claim by claim: what is true, what misleads, what is false, and what is so.',
}

const verdicts: Record<Claim['verdict'], { words: string; look: string }> = {
  true: { words: 'True', look: 'border-right-edge bg-right-fill text-right-text' },
  misleading: { words: 'Misleading', look: 'border-container-edge bg-container-fill text-container-text' },
  vague: { words: 'Vague', look: 'border-notice-edge bg-notice-fill text-notice-text' },
  false: { words: 'False', look: 'border-wrong-edge bg-wrong-fill text-wrong-text' },
}

export default async function ArticlePage() {
  const bank = await bankOfPage()
  const count = (verdict: Claim['verdict']) => bank.claims.filter((claim) => claim.verdict === verdict).length
  return (
    <PageShell>
      <PageHeading
        title="The article, put right"
        lead={`Deckhand grew out of a blog article about images and containers. Here is what it says, claim by claim, in our words: ${count('true')} true, ${count('misleading')} misleading, ${count('vague')} vague and ${count('false')} false.`}
      />
      <ol className="grid gap-8">
        {bank.claims.map((claim, place) => {
          const concept = bank.concepts.get(claim.concept)
          const { words, look } = verdicts[claim.verdict]
          return (
            <li key={claim.id} id={claim.id} className="grid scroll-mt-6 gap-2 border-t border-line pt-6">
              <p className="flex items-center gap-3 text-sm text-quiet">
                Claim {place + 1}
                <span className={`border px-2 py-0.5 font-bold ${look}`}>{words}</span>
              </p>
              <h2 className="text-lg font-semibold">
                <Html inline html={inlineHtml(claim.claim)} />
              </h2>
              <p>
                <Html inline html={inlineHtml(claim.correction)} />
              </p>
              <Sources sources={sourcesOf(bank, claim.sources)} />
              {concept && (
                <p className="text-sm">
                  <Link href={`/learn/${concept.id}`} className="text-link">
                    Learn it: {concept.title}
                  </Link>
                </p>
              )}
            </li>
          )
        })}
      </ol>
    </PageShell>
  )
}
