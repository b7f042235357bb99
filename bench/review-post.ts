import pg from 'pg'
import { currentItems, makeGuests, newId } from '@/e2e/crash/guests'
import type { Product } from '@/e2e/crash/product'
import { drive, type HttpRequest } from './http-driver'
import { atLeast, type Measure, median } from './measure'

const connections = 8
const rounds = 5
const roundMs = 3_000
/** A learner may send 240 reviews a minute. */
const guestCount = 160

/**
 * POST of a review, with session, durable write and the next card, against POST /api/live of the same server, which
 * does nothing. The two take turns, so that what else the machine does reaches both.
 */
export async function measureReviewPost(product: Product): Promise<Measure> {
  const pool = new pg.Pool({ connectionString: product.databaseUrl, max: 1 })
  const { cards } = await currentItems(pool)
  const guests = await makeGuests(pool, guestCount, product.secrets.NEXTAUTH_SECRET).finally(() => pool.end())
  let count = 0

  const requestTo = (path: string) => (): HttpRequest => {
    const guest = guests[count % guests.length]
    const card = cards[Math.floor(count / guests.length) % cards.length]
    count += 1
    const review = { id: newId(), cardId: card?.id, version: card?.version, grade: 1 + (count % 4) }
    return {
      method: 'POST',
      path,
      headers: { 'content-type': 'application/json', origin: product.origin, cookie: guest?.cookie ?? '' },
      body: JSON.stringify({ ...review, reviewedAt: Date.now(), durationMs: 1000 }),
    }
  }
  const check = (body: string) => {
    if (!body.includes('"replayed":false')) throw new Error(`A review was not kept: ${body.slice(0, 200)}`)
  }
  const reviews = (forMs: number) =>
    drive(product.place.port, { connections, forMs, next: requestTo('/api/reviews'), check })
  const nothing = (forMs: number) => drive(product.place.port, { connections, forMs, next: requestTo('/api/live') })

  await reviews(2_000)
  await nothing(2_000)
  const rates = { reviews: [] as number[], nothing: [] as number[] }
  for (let round = 0; round < rounds; round++) {
    rates.nothing.push((await nothing(roundMs)).perSecond)
    rates.reviews.push((await reviews(roundMs)).perSecond)
  }
  const note = `${connections} connections, medians of ${rounds} rounds of ${roundMs / 1000} s in turn; the client runs on the same machine`
  return atLeast('review-post', { value: median(rates.reviews), against: median(rates.nothing) }, 0.7, note)
}
