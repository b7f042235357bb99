import { gzipSync } from 'node:zlib'
import pg from 'pg'
import { currentItems, makeAttempt, makeGuests } from '@/e2e/crash/guests'
import type { Product } from '@/e2e/crash/product'
import { withEmptyApp } from './empty-app'
import { type Measure, rounded } from './measure'

const most = 1.35

/** The scripts that a page's HTML names for today's browsers, once each. */
function scriptsOf(html: string): string[] {
  const tags = [...html.matchAll(/<script\b[^>]*>/gi)].map(([tag]) => tag)
  const sources = tags.filter((tag) => !/\bnomodule\b/i.test(tag)).map((tag) => /\bsrc="([^"]+)"/i.exec(tag)?.[1])
  return [...new Set(sources.filter((source) => source !== undefined))]
}

/** Bytes of JavaScript of a page, each script gzipped by itself. @throws when a page or a script is not answered 200 */
async function bytesOf(url: string, cookie = ''): Promise<number> {
  const page = await fetch(url, { headers: { cookie } })
  if (page.status !== 200) throw new Error(`${url} answered ${page.status}.`)
  let bytes = 0
  const scripts = scriptsOf(await page.text())
  if (!scripts.length) throw new Error(`${url} names no scripts.`)
  for (const source of scripts) {
    const script = await fetch(new URL(source.replaceAll('&amp;', '&'), url))
    if (script.status !== 200) throw new Error(`${source} answered ${script.status}.`)
    bytes += gzipSync(Buffer.from(await script.arrayBuffer())).length
  }
  return bytes
}

/** Gzipped JavaScript of /review and of a quiz, against an empty app of the same Next with one button. */
export async function measurePageJs(product: Product): Promise<Measure[]> {
  const pool = new pg.Pool({ connectionString: product.databaseUrl, max: 1 })
  const { guest, attemptId } = await (async () => {
    const [guest] = await makeGuests(pool, 1, product.secrets.NEXTAUTH_SECRET)
    if (!guest) throw new Error('There is no guest.')
    const { singles } = await currentItems(pool)
    return { guest, attemptId: await makeAttempt(pool, guest.id, singles.slice(0, 5)) }
  })().finally(() => pool.end())

  const floor = await withEmptyApp(product.place.root, (origin) => bytesOf(origin))
  const against = rounded(floor / 1024, 1)
  const measures: Measure[] = []
  for (const { name, path } of [
    { name: 'review-js', path: '/review' },
    { name: 'quiz-js', path: `/quiz/${attemptId}` },
  ]) {
    const bytes = await bytesOf(product.origin + path, guest.cookie)
    const ratio = rounded(bytes / floor)
    const value = rounded(bytes / 1024, 1)
    measures.push({ name, value, unit: 'KiB', against, ratio, aim: `ratio ≤ ${most}`, met: ratio <= most })
  }
  return measures
}
