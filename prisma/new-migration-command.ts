// node scripts/run.mjs prisma/new-migration-command.ts <name>
// Writes the migration from the schema as it was last committed, migrations/schema.prisma, to schema.prisma.
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { migrationsDirectory } from './migrate'
import { type DiffTarget, noFilters, withSchemaEngine } from './schema-engine'

const schemaPath = fileURLToPath(new URL('schema.prisma', import.meta.url))
const committedPath = join(migrationsDirectory, 'schema.prisma')

const target = (content: string): DiffTarget => ({ tag: 'schemaDatamodel', files: [{ path: schemaPath, content }] })

async function committed(): Promise<DiffTarget> {
  try {
    return target(await readFile(committedPath, 'utf8'))
  } catch {
    return { tag: 'empty' }
  }
}

const name = process.argv[2] ?? ''
if (!/^[a-z0-9]+(_[a-z0-9]+)*$/.test(name)) {
  console.error('Name the migration in snake_case: node scripts/run.mjs prisma/new-migration-command.ts add_notes')
  process.exit(1)
}

const schema = await readFile(schemaPath, 'utf8')
// Two schemas are compared, not a database, but the engine does not open without one.
const from = await committed()
const { stdout } = await withSchemaEngine(process.env.DATABASE_URL ?? '', (engine) =>
  engine.diff({ from, to: target(schema), script: true, exitCode: null, filters: noFilters }),
)
if (!stdout || stdout.includes('This is an empty migration')) {
  console.log('schema.prisma is as it was at the last migration: there is nothing to write.')
  process.exit(0)
}
const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
const directory = join(migrationsDirectory, `${stamp}_${name}`)
await mkdir(directory)
await writeFile(join(directory, 'migration.sql'), stdout)
await writeFile(committedPath, schema)
console.log(
  `Wrote ${join(directory, 'migration.sql')}. Read it before you commit it: what renames, drops or fills is yours to check.`,
)
