// Once for all database tests: a throw-away PostgreSQL with one migrated database, from which each file gets a copy.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startDatabase } from '../scripts/postgres.mjs'
import { loadSecrets } from '../scripts/secrets.mjs'
import { migrate } from './migrate'

declare module 'vitest' {
  interface ProvidedContext {
    adminUrl: string
    learnerUrl: string
  }
}

export default async function setup(project: TestProject) {
  const dataDir = mkdtempSync(join(tmpdir(), 'deckhand-test-'))
  const database = await startDatabase({ dataDir, secrets: loadSecrets(dataDir), fsync: false })
  await migrate(database.url)
  project.provide('adminUrl', database.adminUrl)
  project.provide('learnerUrl', database.url)
  return async () => {
    await database.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}
