import pg from 'pg'
import { migrate } from '@/prisma/migrate'

/** A migrated database to throw away, on the server that `adminUrl` names. */
export async function makeBenchDatabase(adminUrl: string, name: string) {
  const database = `bench_${name}_${process.pid}`
  const asAdmin = async (sql: string) => {
    const admin = new pg.Client({ connectionString: adminUrl })
    await admin.connect()
    await admin.query(sql).finally(() => admin.end())
  }
  await asAdmin(`CREATE DATABASE ${database}`)
  const url = new URL(adminUrl)
  url.pathname = `/${database}`
  await migrate(url.href)
  return { url: url.href, drop: () => asAdmin(`DROP DATABASE ${database} WITH (FORCE)`) }
}
