// The server of the end-to-end tests: the production build on a database that each run starts anew, in .data/e2e.
// The tests find its address in .data/e2e/database-url.
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { root } from './paths.mjs'
import { findPostmaster } from './postmaster.mjs'
import { isAlive } from './processes.mjs'
import { up } from './up.mjs'

const dataDir = join(root, '.data/e2e')
const orphan = findPostmaster(join(dataDir, 'postgres'))
if (orphan) {
  process.kill(orphan.pid, 'SIGQUIT')
  while (isAlive(orphan.pid) && findPostmaster(join(dataDir, 'postgres'))) await sleep(20)
}
rmSync(dataDir, { recursive: true, force: true })

process.env.DECKHAND_DATA_DIR = dataDir
delete process.env.DATABASE_URL
delete process.env.NEXTAUTH_URL
await up({ onDatabase: ({ url }) => writeFileSync(join(dataDir, 'database-url'), url, { mode: 0o600 }) })
