import 'server-only'
import { db } from './db'

export type Hit = {
  kind: 'concept' | 'misconception' | 'command'
  title: string
  href: string
  /** Where the words stand, in parts; every second one is a hit. */
  excerpt: string[]
}

export const longestQuery = 100

/**
 * What the bank says about some words, at most 20 (PostgreSQL full text): first
 * what is called so, then what speaks of it most. English forms of a word are one; the last word may be unfinished.
 */
export async function searchBank(query: string): Promise<Hit[]> {
  const words = query.slice(0, longestQuery).match(/[\p{L}\p{N}]+/gu) ?? []
  if (words.length === 0) return []
  const prefix = `${words.join(' & ')}:*`
  const { rows } = await db().pool.query<{ kind: Hit['kind']; title: string; href: string; excerpt: string }>(
    `WITH asked AS (
       SELECT plainto_tsquery('english', $1) AS english, to_tsquery('simple', $2) || plainto_tsquery('simple', $1) AS simple
     )
     SELECT kind, title, href,
            ts_headline('english', body, english, 'StartSel=\u0001, StopSel=\u0001, MaxWords=28, MinWords=14') AS excerpt
     FROM search_entry, asked
     WHERE words @@ english OR words @@ simple
     ORDER BY lower(title) = lower($1) DESC, to_tsvector('english', title) @@ english DESC,
              ts_rank_cd(words, english) + 2 * ts_rank_cd(words, simple) DESC, kind = 'concept' DESC, title
     LIMIT 20`,
    [words.join(' '), prefix],
  )
  return rows.map(({ excerpt, ...hit }) => ({ ...hit, excerpt: excerpt.split('\u0001') }))
}
