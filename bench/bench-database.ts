import pg from 'pg'
import { readMigrations } from '@/prisma/migrate'

/** A migrated database to throw away, on the server that `adminUrl` names. */
export async function makeBenchDatabase(adminUrl: string, name: string) {
  const database = `bench_${name}_${process.pid}`
  const url = new URL(adminUrl)
  url.pathname = `/${database}`
  await run(adminUrl, [`CREATE DATABASE ${database}`])
  // Plain SQL is enough for tables that nobody will migrate again.
  await run(
    url.href,
    (await readMigrations()).map(({ sql }) => sql),
  )
  return { url: url.href, drop: () => run(adminUrl, [`DROP DATABASE ${database} WITH (FORCE)`]) }
}

async function run(url: string, statements: string[]) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}
