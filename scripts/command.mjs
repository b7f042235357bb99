import { runThrough } from './child.mjs'
import { install } from './install.mjs'
import { dataDirectory } from './paths.mjs'
import { Failure, sayFailure, sayTo, step } from './say.mjs'
import { exportSecrets, loadSecrets } from './secrets.mjs'
import { isStopping, stopOnSignals, takeDown, whenStopped } from './stop.mjs'
import { ensureWritable } from './writable.mjs'

/** What each command needs beside the dependencies; one that is not listed needs a migrated database. */
const needs = /** @type {Record<string, 'nothing' | 'database'>} */ ({
  'prisma/bank-command.ts': 'nothing',
  'bench/bench.ts': 'nothing',
  'scripts/lab-command.ts': 'nothing',
  'e2e/crash/crash-command.ts': 'nothing',
  'prisma/new-migration-command.ts': 'database',
})

/** @param {string[]} args a TypeScript file, and its own arguments */
export async function runCommand([file, ...args]) {
  sayTo(process.stderr)
  stopOnSignals()
  let code = 1
  try {
    if (!file) throw new Failure('Name a TypeScript file: node scripts/run.mjs prisma/bank-command.ts')
    const { typescript } = await makeReady(file)
    code = await runThrough(process.execPath, [...typescript, file, ...args])
  } catch (error) {
    if (!isStopping()) sayFailure(error)
  }
  await takeDown()
  process.exit(code)
}

/** @param {string} file */
async function makeReady(file) {
  const installing = (/** @type {(text: string) => void} */ note) => install(note, { dev: false })
  const { isInstalled } = await import('./install.mjs')
  if (!isInstalled({ dev: false })) await step('dependencies', installing)
  const prepared = await import('./prepare.mjs')
  if (needs[file] === 'nothing') return prepared

  const dataDir = dataDirectory()
  ensureWritable(dataDir, 'its data')
  const secrets = loadSecrets(dataDir)
  exportSecrets(secrets)
  const { openDatabase } = await import('./database.mjs')
  const { generate } = await import('./generate.mjs')
  const database = await step('database', (note) => openDatabase(dataDir, secrets, note))
  process.env.DECKHAND_ADMIN_URL = database.adminUrl
  whenStopped(() => database.stop())
  await step('client', generate)
  if (needs[file] !== 'database') await step('migrations', (note) => prepared.prepare(note, ['--migrate-only']))
  database.watch()
  return prepared
}
