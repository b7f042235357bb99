// Migrates the database and loads the bank; what is already so is left alone. Run by `npm start`.
// --migrate-only leaves the bank out.
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { loadBank } from './load-bank'
import { migrate } from './migrate'

const url = process.env.DATABASE_URL ?? ''

async function prepare(): Promise<string> {
  const { applied } = await migrate(url)
  const migrated = applied.length ? `${applied.length} migrated` : 'nothing to migrate'
  if (process.argv.includes('--migrate-only')) return migrated
  const pool = new pg.Pool({ connectionString: url, max: 2, connectionTimeoutMillis: 10_000 })
  try {
    const { changed, summary } = await loadBank(pool, fileURLToPath(new URL('../content', import.meta.url)), new Date())
    return `${migrated}, bank ${changed ? 'loaded' : 'unchanged'}: ${summary}`
  } finally {
    await pool.end()
  }
}

prepare().then(
  (line) => {
    console.log(line)
    process.exit(0) // the schema engine leaves a timer of ten seconds behind
  },
  (error) => {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  },
)
