import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { type Migration, migrationsList, noFilters, type SchemaEngine, withSchemaEngine } from './schema-engine'

export const migrationsDirectory = fileURLToPath(new URL('migrations', import.meta.url))

const lock = 0x6d696772 // 'migr': the advisory lock under which migrations run

/** The committed migrations, oldest first. */
export async function readMigrations(): Promise<Migration[]> {
  const entries = await readdir(migrationsDirectory, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  return Promise.all(
    names
      .sort()
      .map(async (name) => ({ name, sql: await readFile(join(migrationsDirectory, name, 'migration.sql'), 'utf8') })),
  )
}

/**
 * Brings a database up to the last migration. When it is there already, this costs two queries.
 * @throws when a migration fails, or one that was applied has since been edited
 */
export async function migrate(url: string): Promise<{ applied: string[] }> {
  const migrations = await readMigrations()
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  await client.connect()
  try {
    await client.query('SELECT pg_advisory_lock($1)', [lock])
    const applied = await readApplied(client)
    const edited = migrations.filter(({ name, sql }) => applied.has(name) && applied.get(name) !== checksum(sql))
    if (edited.length)
      throw new Error(`Edited after it was applied: migration ${edited.map(({ name }) => name).join(', ')}`)
    if (migrations.every(({ name }) => applied.has(name))) return { applied: [] }
    return { applied: await withSchemaEngine(url, (engine) => apply(engine, migrations)) }
  } finally {
    await client.end()
  }
}

const checksum = (sql: string) => createHash('sha256').update(sql).digest('hex')

/** Name and checksum of every migration that the database has had. */
async function readApplied(client: pg.Client): Promise<Map<string, string>> {
  const table = await client.query(`SELECT to_regclass('_prisma_migrations') IS NOT NULL AS present`)
  if (!table.rows[0].present) return new Map()
  const { rows } = await client.query<{ name: string; checksum: string; done: boolean }>(
    `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS done
     FROM _prisma_migrations WHERE rolled_back_at IS NULL`,
  )
  const failed = rows.find((row) => !row.done)
  if (failed)
    throw new Error(
      `Migration ${failed.name} failed halfway: repair the database, then delete its row from _prisma_migrations`,
    )
  return new Map(rows.map((row) => [row.name, row.checksum]))
}

async function apply(engine: SchemaEngine, migrations: Migration[]): Promise<string[]> {
  const lockfile = await readFile(join(migrationsDirectory, 'migration_lock.toml'), 'utf8')
  const list = migrationsList(migrationsDirectory, lockfile, migrations)
  const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList: list, filters: noFilters })
  return appliedMigrationNames
}
