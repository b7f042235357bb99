import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { install } from './install.mjs'
import { dataDirectory, root } from './paths.mjs'
import { portFailure, webPort, whyTaken } from './ports.mjs'
import { say, sayFailure, step } from './say.mjs'
import { exportSecrets, loadSecrets } from './secrets.mjs'
import { isStopping, stopOnSignals, takeDown, whenStopped } from './stop.mjs'
import { ensureWritable } from './writable.mjs'

/**
 * Brings Deckhand up, from whatever state the directory is in, and serves until a signal.
 * @param {{ dev?: boolean, onDatabase?: (database: import('./database.mjs').Database) => void }} [options]
 */
export async function up({ dev = false, onDatabase } = {}) {
  stopOnSignals()
  try {
    await bringUp(dev, onDatabase)
  } catch (error) {
    if (isStopping()) return
    sayFailure(error)
    await takeDown()
    process.exit(1)
  }
}

/** @param {boolean} dev @param {((database: import('./database.mjs').Database) => void) | undefined} onDatabase */
async function bringUp(dev, onDatabase) {
  const dataDir = dataDirectory()
  const port = webPort()
  const host = process.env.HOST || '0.0.0.0'
  const address = `http://localhost:${port}`
  ensureWritable(dataDir, 'its data')
  const taken = await whyTaken(port, host)
  if (taken) throw portFailure(taken, port)

  const env = /** @type {Record<string, string | undefined>} */ (process.env)
  env.NODE_ENV = dev ? 'development' : 'production'
  env.NEXT_TELEMETRY_DISABLED ||= '1'
  env.NEXTAUTH_URL ||= address
  const secrets = loadSecrets(dataDir)
  exportSecrets(secrets)

  await step('dependencies', (note) => install(note, { dev: !existsSync(join(root, '.next/BUILD_ID')) }))
  const [{ openDatabase }, { generate }, { prepare }, { build }] = await Promise.all([
    import('./database.mjs'),
    import('./generate.mjs'),
    import('./prepare.mjs'),
    import('./build.mjs'),
  ])
  const database = await step('database', async (note) => {
    const opened = await openDatabase(dataDir, secrets, note)
    whenStopped(async () => {
      await opened.stop()
      say('✓ database stopped')
    })
    return opened
  })
  await step('client', generate)
  await step('bank', prepare)
  database.watch()
  onDatabase?.(database)
  if (!dev) await step('build', build)
  await step('server', async () => {
    const { serve } = await import('./serve.mjs')
    const server = await serve({ port, host, dev })
    whenStopped(async () => {
      await server.close()
      say('✓ server stopped')
    })
  })
  say(`Deckhand is ready on ${address}`)
}
