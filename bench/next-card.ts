import pg from 'pg'
import { newId } from '@/e2e/crash/guests'
import { gradeAndNext } from '@/server/grade-and-next'
import { makeBenchDatabase } from './bench-database'
import { type Measure, rounded } from './measure'

const sizes = [1_000, 100_000, 1_000_000]
const most = 8
/** The index may grow by a level or two of its tree; more would be reading that grows with the cards. */
const flatWithin = 2

type Plan = { 'Shared Hit Blocks': number; 'Shared Read Blocks': number }

/** The part of the grade-and-next statement that finds the next card, with parameters of its own. */
function nextCard(): string {
  const found = /SELECT [^()]+ FROM memory\s+WHERE [^()]+? LIMIT 1/.exec(gradeAndNext.text)?.[0]
  if (!found) throw new Error('The statement that finds the next card was not found in server/grade-and-next.ts.')
  return found.replaceAll('$29', '$3')
}

/** Pages read to find the next card of a learner who has 1,000, 100,000 or 1,000,000, half of them due. */
export async function measureNextCard(adminUrl: string): Promise<Measure> {
  const { url, drop } = await makeBenchDatabase(adminUrl, 'next_card')
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const buffers: number[] = []
    for (const cards of sizes) buffers.push(await buffersAt(client, cards))
    const [first = 0, last = 0] = [buffers[0], buffers.at(-1)]
    const met = Math.max(...buffers) <= most && Math.max(...buffers) - Math.min(...buffers) <= flatWithin
    const note = `${buffers.join(', ')} buffers at ${sizes.map((size) => size.toLocaleString('en')).join(', ')} cards (EXPLAIN ANALYZE); against is the first`
    const ratio = rounded(last / first)
    return {
      name: 'next-card-buffers',
      value: last,
      unit: 'buffers',
      against: first,
      ratio,
      aim: '≤ 8, flat',
      met,
      note,
    }
  } finally {
    await client.end()
    await drop()
  }
}

async function buffersAt(client: pg.Client, cards: number): Promise<number> {
  const learner = newId()
  await client.query('INSERT INTO learner (id, created_at) VALUES ($1, now())', [learner])
  // 7,919 is a prime: the cards are due in another order than they are numbered in, over two years around now.
  await client.query(
    `INSERT INTO memory (learner_id, card_id, state, stability, difficulty, due, reps, lapses, learning_steps,
       scheduled_days, touched_at)
     SELECT $1, 'card-' || n, 2, 12.5, 5.5,
       now() + interval '1 year' * ((n::bigint * 7919 % $2::int)::float8 / $2::int * 2 - 1), 6, 1, 0, 12, now()
       FROM generate_series(1, $2::int) AS n`,
    [learner, cards],
  )
  await client.query('VACUUM ANALYZE memory')
  const explain = {
    text: `EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${nextCard()}`,
    values: [learner, 'card-1', new Date()],
  }
  const { rows } = await client.query<{ 'QUERY PLAN': { Plan: Plan }[] }>(explain)
  const plan = rows[0]?.['QUERY PLAN'][0]?.Plan
  if (!plan) throw new Error('EXPLAIN said nothing.')
  return plan['Shared Hit Blocks'] + plan['Shared Read Blocks']
}
