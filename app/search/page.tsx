import type { Metadata, Route } from 'next'
import { PageShell } from '@/app/page-shell'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Link } from '@/components/ui/link'
import { PageHeading } from '@/components/ui/page-heading'
import { type Hit, longestQuery, searchBank } from '@/server/search'

type Props = { searchParams: Promise<{ q?: string | string[] }> }

const kinds: Record<Hit['kind'], string> = { concept: 'Concept', misconception: 'False belief', command: 'Command' }

export const metadata: Metadata = {
  title: 'Search',
  description: 'Find a concept, a command or a false belief about Docker images and containers.',
}

export default async function SearchPage({ searchParams }: Props) {
  const { q } = await searchParams
  const query = (Array.isArray(q) ? q[0] : q)?.trim() ?? ''
  const hits = await searchBank(query)
  return (
    <PageShell>
      <PageHeading title="Search" lead="Concepts, commands, and beliefs that are not so." />
      <search>
        <form action="/search" className="flex flex-wrap gap-3">
          <label htmlFor="q" className="sr-only">
            What are you looking for?
          </label>
          <input
            id="q"
            name="q"
            type="search"
            defaultValue={query}
            maxLength={longestQuery}
            // biome-ignore lint/a11y/noAutofocus: this page is opened to type into this field
            autoFocus={!query}
            autoComplete="off"
            className="min-h-12 min-w-0 flex-1 basis-60 rounded-press border border-control bg-raised px-4 hover:border-ink"
          />
          <Button type="submit" variant="primary">
            Search
          </Button>
        </form>
      </search>
      {query && hits.length === 0 && (
        <EmptyState title="Nothing here says that.">Try one word, or a command such as docker commit.</EmptyState>
      )}
      {hits.length > 0 && (
        <section aria-label="Found" className="grid gap-6">
          <p role="status" className="text-sm text-quiet">
            {hits.length} found
          </p>
          <ol className="grid gap-6">
            {hits.map((hit) => (
              <li key={`${hit.kind} ${hit.title}`} className="grid gap-0.5">
                <p className="text-sm text-quiet">{kinds[hit.kind]}</p>
                <h2 className="text-lg font-semibold">
                  <Link href={hit.href as Route} className="text-link">
                    {hit.title}
                  </Link>
                </h2>
                <p>
                  {hit.excerpt.map((part, place) =>
                    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never move
                    place % 2 ? <mark key={place}>{part}</mark> : part,
                  )}
                </p>
              </li>
            ))}
          </ol>
        </section>
      )}
    </PageShell>
  )
}
