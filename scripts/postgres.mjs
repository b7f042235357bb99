// The embedded PostgreSQL of a data directory. Each process that uses it keeps one connection open, the keeper: its
// end says at once that the server is gone, and the last process to take its keeper away stops the server.
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { freePort, whyTaken } from './ports.mjs'
import { createCluster } from './postgres-cluster.mjs'
import { ensureReachable, postgresTools, serverUser } from './postgres-tools.mjs'
import { findPostmaster, launchPostmaster } from './postmaster.mjs'
import { isAlive } from './processes.mjs'
import { Failure, say } from './say.mjs'

const keeperName = 'deckhand keeper'
const farewell = 0x6465636b // 'deck': the advisory lock under which keepers leave
const patienceMs = 120_000 // recovery after a crash can take a while

/**
 * @typedef {object} Database
 * @property {string} url for the role `deckhand`
 * @property {string} adminUrl for the superuser
 * @property {boolean} adopted whether it was running already
 * @property {() => void} watch starts it again, on the same port, whenever it dies
 * @property {() => Promise<void>} stop stops it, unless another process uses it
 */

/**
 * Starts the database of a data directory, or finds the one that runs there.
 * @param {{ dataDir: string, secrets: import('./secrets.mjs').Secrets, fsync?: boolean }} options `fsync: false` only
 *   for data that may be lost
 * @returns {Promise<Database>}
 */
export async function startDatabase({ dataDir, secrets, fsync = true }) {
  const cluster = join(dataDir, 'postgres')
  const user = serverUser(cluster)
  const tools = postgresTools()
  mkdirSync(dataDir, { recursive: true })
  if (user.uid !== undefined) chmodSync(dataDir, 0o711)
  ensureReachable(tools, user, dataDir)
  if (!existsSync(cluster)) await createCluster(cluster, { tools, user, secrets, fsync })

  const launch = (/** @type {number} */ port) =>
    launchPostmaster(cluster, { tools, user, log: join(dataDir, 'postgres.log'), port, fsync })
  let { keeper, port, pid, adopted } = await raise(cluster, secrets, launch, await rememberedPort(dataDir))
  let watching = false
  let stopping = false
  /** @type {Promise<void>} */
  let raising = Promise.resolve()

  const listen = () => {
    keeper.once('end', () => {
      if (watching && !stopping) raising = raiseAgain()
    })
  }
  const raiseAgain = async () => {
    const began = performance.now()
    say('! database stopped: starting it again')
    while (!stopping) {
      try {
        ;({ keeper, pid } = await raise(cluster, secrets, launch, { port, fixed: true }))
        listen()
        say(`✓ database     ${((performance.now() - began) / 1000).toFixed(1).padStart(6)} s  running again`)
        return
      } catch (error) {
        say(`! ${error instanceof Error ? error.message : error}`)
        await sleep(1000)
      }
    }
  }
  listen()
  writeFileSync(join(dataDir, 'postgres.port'), `${port}\n`)

  return {
    url: `postgresql://deckhand:${secrets.databasePassword}@127.0.0.1:${port}/deckhand`,
    adminUrl: `postgresql://postgres:${secrets.databaseAdminPassword}@127.0.0.1:${port}/postgres`,
    adopted,
    watch: () => {
      watching = true
    },
    stop: async () => {
      stopping = true
      await raising
      if (await isLast(keeper)) await stopPostmaster(cluster, pid)
      await keeper.end().catch(() => {})
    },
  }
}

/** @param {string} dataDir */
async function rememberedPort(dataDir) {
  const path = join(dataDir, 'postgres.port')
  const port = existsSync(path) ? Number(readFileSync(path, 'utf8')) : 0
  if (port && (await whyTaken(port, '127.0.0.1')) === null) return { port, fixed: false }
  return { port: await freePort(), fixed: false }
}

/**
 * Connects to the server of a directory, starting it as often as it takes: another process may be starting or
 * stopping it, and after a crash its old backends hold its shared memory for a moment.
 * @param {string} cluster
 * @param {import('./secrets.mjs').Secrets} secrets
 * @param {(port: number) => ReturnType<typeof launchPostmaster>} launch
 * @param {{ port: number, fixed: boolean }} wish the port to start it on; one that is not fixed yields when taken
 */
async function raise(cluster, secrets, launch, wish) {
  const until = performance.now() + patienceMs
  let { port } = wish
  let launched = false
  while (performance.now() < until) {
    const running = findPostmaster(cluster)
    if (running) {
      const keeper = running.port ? await connect(running.port, secrets) : null
      if (keeper && running.port) return { keeper, port: running.port, pid: running.pid, adopted: !launched }
      await sleep(15)
      continue
    }
    const server = launch(port)
    launched = true
    while (!server.hasExited() && !findPostmaster(cluster)?.port && performance.now() < until) await sleep(10)
    if (!server.hasExited()) continue
    const said = server.said()
    if (/could not (bind|create any TCP)/.test(said)) {
      if (!wish.fixed) port = await freePort()
    } else if (!/postmaster\.pid|shared memory block/.test(said)) {
      const why = said.split('\n').findLast((line) => /FATAL|PANIC|rror/.test(line)) ?? said.trim()
      throw new Failure(
        `The embedded database does not start (${why.replace(/^.*?(FATAL|PANIC): +/, '')}): see ${cluster}.log.`,
      )
    }
    await sleep(100)
  }
  throw new Failure(`The embedded database has not answered for ${patienceMs / 1000} s: see ${cluster}.log.`)
}

/**
 * @param {number} port
 * @param {import('./secrets.mjs').Secrets} secrets
 * @returns {Promise<pg.Client | null>} null while the server does not take connections
 */
async function connect(port, secrets) {
  const keeper = new pg.Client({
    host: '127.0.0.1',
    port,
    user: 'postgres',
    password: secrets.databaseAdminPassword,
    database: 'postgres',
    application_name: keeperName,
    connectionTimeoutMillis: 5000,
    keepAlive: true,
  })
  keeper.on('error', () => {})
  try {
    await keeper.connect()
    return keeper
  } catch (error) {
    await keeper.end().catch(() => {})
    const { code } = /** @type {NodeJS.ErrnoException} */ (error)
    if (code !== '28P01' && code !== '28000') return null
    throw new Failure(
      'The embedded database does not accept the password in secrets.json: restore that file from a backup.',
    )
  }
}

/** Whether no other process uses the server. They leave one by one, so that the last one knows. @param {pg.Client} keeper */
async function isLast(keeper) {
  try {
    await keeper.query("SET statement_timeout = '5s'")
    await keeper.query('SELECT pg_advisory_lock($1)', [farewell])
    const others = await keeper.query(
      'SELECT 1 FROM pg_stat_activity WHERE application_name = $1 AND pid <> pg_backend_pid()',
      [keeperName],
    )
    if (others.rowCount === 0) return true
    await keeper.query("SET application_name = 'deckhand leaving'")
    return false
  } catch {
    return true // it has died, or does not answer
  }
}

/** The fast shutdown: it ends sessions, writes everything down, and removes its postmaster.pid last. */
async function stopPostmaster(/** @type {string} */ cluster, /** @type {number} */ pid) {
  const pidFile = join(cluster, 'postmaster.pid')
  for (const { signal, waitMs } of /** @type {const} */ ([
    { signal: 'SIGINT', waitMs: 20_000 },
    { signal: 'SIGQUIT', waitMs: 5_000 },
  ])) {
    if (!existsSync(pidFile) || !isAlive(pid)) return
    process.kill(pid, signal)
    const until = performance.now() + waitMs
    while (existsSync(pidFile) && isAlive(pid) && performance.now() < until) await sleep(10)
  }
}
