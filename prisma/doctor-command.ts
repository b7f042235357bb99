// Replays every learner's logs, compares and repairs. Run by `npm run doctor`; --check only tells.
// Exits 1 when something is left that is wrong.
import pg from 'pg'
import { examine } from './doctor'

const repair = !process.argv.includes('--check')
const pool = new pg.Pool({
  connectionString: process.env.DATABASE_URL,
  max: 1,
  connectionTimeoutMillis: 10_000,
  statement_timeout: 60_000,
})
pool.on('error', () => undefined)

try {
  const began = performance.now()
  const { learners, memories, found, repaired } = await examine(pool, {
    repair,
    tell: ({ learnerId, what, repaired }) => console.log(`${repaired ? 'repaired' : 'found'}  ${learnerId}  ${what}`),
  })
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  const outcome = found ? `${found} found, ${repaired} repaired` : 'nothing found'
  console.log(`${learners} learners, ${memories} memories: ${outcome} (${seconds} s)`)
  process.exitCode = found > repaired ? 1 : 0
} finally {
  await pool.end()
}
