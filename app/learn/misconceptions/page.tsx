import type { Metadata } from 'next'
import { PageShell } from '@/app/page-shell'
import { Html } from '@/components/quiz/html'
import { Sources } from '@/components/quiz/revealed'
import { Link } from '@/components/ui/link'
import { PageHeading } from '@/components/ui/page-heading'
import { bankOfPage } from '@/server/bank'
import { html, inlineHtml } from '@/server/markdown'
import { sourcesOf } from '@/server/questions'

export const metadata: Metadata = {
  title: 'Beliefs that are not so',
  description: 'What people commonly believe about Docker images and containers, and what is so instead, with sources.',
}

/** Every false belief of the bank under the module that puts it right; one that no note names stands at the end. */
export default async function MisconceptionsPage() {
  const bank = await bankOfPage()
  const concepts = [...bank.concepts.values()]
  const curedBy = (id: string) => concepts.find((concept) => concept.misconceptions.includes(id))
  const beliefs = [...bank.misconceptions.values()].map((belief) => ({ ...belief, concept: curedBy(belief.id) }))
  const groups = [...bank.modules, undefined].map((module) => ({
    title: module?.title ?? 'Elsewhere',
    beliefs: beliefs.filter(({ concept }) => concept?.module === module?.id),
  }))
  return (
    <PageShell>
      <PageHeading
        title="Beliefs that are not so"
        lead={`${beliefs.length} things that people believe about images and containers, each with what is so instead.`}
      />
      {groups
        .filter((group) => group.beliefs.length > 0)
        .map((group) => (
          <section key={group.title} className="grid gap-6">
            <h2 className="text-xl font-bold">{group.title}</h2>
            <ul className="grid gap-6">
              {group.beliefs.map(({ id, belief, refutation, sources, evidence, concept }) => (
                <li key={id} id={id} className="grid scroll-mt-6 gap-2 border-l-4 border-notice-edge pl-4 sm:pl-6">
                  <h3 className="text-lg font-semibold">
                    <span aria-hidden="true">“</span>
                    <Html inline html={inlineHtml(belief)} />
                    <span aria-hidden="true">”</span>
                  </h3>
                  <Html html={html(refutation)} />
                  <Sources sources={sourcesOf(bank, sources)} />
                  <p className="text-sm text-quiet">
                    {evidence.length > 0 && (
                      <>
                        Believed in{' '}
                        {evidence.map((url, place) => (
                          <span key={url}>
                            {place > 0 && ', '}
                            <a href={url} rel="noreferrer" className="text-link">
                              {nameOf(url)}
                            </a>
                          </span>
                        ))}
                        .{' '}
                      </>
                    )}
                    {concept && (
                      <>
                        Taught in{' '}
                        <Link href={`/learn/${concept.id}`} className="text-link">
                          {concept.title}
                        </Link>
                        .
                      </>
                    )}
                  </p>
                </li>
              ))}
            </ul>
          </section>
        ))}
    </PageShell>
  )
}

/** `moby/moby#123` for a thread on GitHub, the host otherwise. */
function nameOf(address: string): string {
  const [, repository, number] = /^https:\/\/github\.com\/([^/]+\/[^/]+)\/(?:issues|pull)\/(\d+)/.exec(address) ?? []
  return repository ? `${repository}#${number}` : new URL(address).host
}
