import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { expect, inject, it } from 'vitest'
import { migrate, migrationsDirectory } from './migrate'
import { noFilters, withSchemaEngine } from './schema-engine'

const schema = readFileSync(fileURLToPath(new URL('schema.prisma', import.meta.url)), 'utf8')

/** What a database consists of, one line a column, index, constraint and table option. */
const shape = `
  SELECT 'column ' || table_name || '.' || column_name || ' ' || udt_name || coalesce('(' || coalesce(character_maximum_length, datetime_precision) || ')', '')
         || ' ' || is_nullable || ' ' || coalesce(column_default, '') AS line
  FROM information_schema.columns WHERE table_schema = 'public'
  UNION ALL SELECT 'index ' || indexdef FROM pg_indexes WHERE schemaname = 'public'
  UNION ALL SELECT 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
  FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype <> 'n'
  UNION ALL SELECT 'options ' || relname || ' ' || reloptions::text FROM pg_class
  WHERE relnamespace = 'public'::regnamespace AND reloptions IS NOT NULL
  ORDER BY 1`

async function withDatabase<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

const shapeOf = (url: string) =>
  withDatabase(url, async (client) => {
    const { rows } = await client.query<{ line: string }>(shape)
    return rows.map((row) => row.line).filter((line) => !line.includes('_prisma_migrations'))
  })

it('has a migration for every change of the schema', () => {
  expect(readFileSync(join(migrationsDirectory, 'schema.prisma'), 'utf8')).toBe(schema)
})

it('migrates to what the schema says, and beyond it only what it cannot say', async () => {
  const to = { tag: 'schemaDatamodel' as const, files: [{ path: 'schema.prisma', content: schema }] }
  const { stdout } = await withSchemaEngine(String(process.env.DATABASE_URL), (engine) =>
    engine.diff({ from: { tag: 'empty' }, to, script: true, exitCode: null, filters: noFilters }),
  )
  await withDatabase(inject('adminUrl'), (admin) => admin.query('CREATE DATABASE pushed OWNER deckhand'))
  const pushed = new URL(inject('learnerUrl'))
  pushed.pathname = '/pushed'
  await withDatabase(pushed.href, (client) => client.query(String(stdout)))

  const migrated = await shapeOf(String(process.env.DATABASE_URL))
  const drawn = await shapeOf(pushed.href)
  expect(drawn.filter((line) => !migrated.includes(line))).toEqual([])
  expect(migrated.filter((line) => !drawn.includes(line))).toEqual([
    'index CREATE INDEX memory_queue ON public.memory USING btree (learner_id, due, card_id) WHERE (NOT suspended)',
    'options memory {fillfactor=85}',
  ])
})

it('has nothing to do the second time', async () => {
  expect(await migrate(String(process.env.DATABASE_URL))).toEqual({ applied: [] })
})

it('refuses a history that was edited', async () => {
  const url = String(process.env.DATABASE_URL)
  await withDatabase(url, (client) => client.query(`UPDATE _prisma_migrations SET checksum = 'edited'`))
  await expect(migrate(url)).rejects.toThrow('Edited after it was applied')
})
