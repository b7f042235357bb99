// Once for all database tests: a throw-away PostgreSQL with the templates of which each file gets a copy.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { startDatabase } from '../scripts/postgres.mjs'
import { loadSecrets } from '../scripts/secrets.mjs'
import { contentDirectory } from './factories'
import { loadBank } from './load-bank'
import { migrate } from './migrate'

declare module 'vitest' {
  interface ProvidedContext {
    adminUrl: string
    learnerUrl: string
    /** Databases that are copied, never used: one that is migrated and empty, and one that also holds the bank. */
    templates: { empty: string; bank: string }
  }
}

const templates = { empty: 'deckhand', bank: 'deckhand_with_bank' }

export default async function setup(project: TestProject) {
  const dataDir = mkdtempSync(join(tmpdir(), 'deckhand-test-'))
  const database = await startDatabase({ dataDir, secrets: loadSecrets(dataDir), fsync: false })
  await migrate(database.url)
  const admin = new pg.Client({ connectionString: database.adminUrl })
  await admin.connect()
  await admin.query(`CREATE DATABASE ${templates.bank} TEMPLATE ${templates.empty} OWNER deckhand`)
  await admin.end()
  const withBank = new URL(database.url)
  withBank.pathname = templates.bank
  const pool = new pg.Pool({ connectionString: withBank.href, max: 1 })
  await loadBank(pool, contentDirectory, new Date())
  await pool.end()
  project.provide('adminUrl', database.adminUrl)
  project.provide('learnerUrl', database.url)
  project.provide('templates', templates)
  return async () => {
    await database.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}
