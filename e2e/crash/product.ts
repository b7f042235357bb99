// The real product in processes of its own, for tests that kill it and measures that race it.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { findPostmaster } from '../../scripts/postmaster.mjs'
import { loadSecrets } from '../../scripts/secrets.mjs'

export type Place = { root: string; dataDir: string; port: number }

/** Settings of whoever runs this must not reach the product. */
const foreign = [
  ...['DATABASE_URL', 'DECKHAND_ADMIN_URL', 'DECKHAND_BUILD_ID', 'NEXTAUTH_URL', 'NEXTAUTH_SECRET'],
  ...['NEXT_SERVER_ACTIONS_ENCRYPTION_KEY', 'NODE_OPTIONS', 'NODE_ENV', 'npm_lifecycle_event'],
]
const pollMs = 25

export class Product {
  readonly origin: string
  readonly cluster: string
  private child: ChildProcess | undefined
  private said = ''

  constructor(readonly place: Place) {
    this.origin = `http://localhost:${place.port}`
    this.cluster = join(place.dataDir, 'postgres')
  }

  get secrets() {
    return loadSecrets(this.place.dataDir)
  }

  /** Of the embedded database, for the role `deckhand`. */
  get databaseUrl() {
    return `postgresql://deckhand:${this.secrets.databasePassword}@127.0.0.1:${this.databasePort}/deckhand`
  }

  /** The same for the superuser. */
  get adminUrl() {
    return `postgresql://postgres:${this.secrets.databaseAdminPassword}@127.0.0.1:${this.databasePort}/postgres`
  }

  private get databasePort() {
    const port = findPostmaster(this.cluster)?.port
    if (!port) throw new Error(`No database runs in ${this.cluster}.`)
    return port
  }

  /** Starts it, and returns when `path` answers 200. @throws with what it printed, when it ends or takes too long */
  async start(path = '/api/health', command = [process.execPath, 'scripts/start.mjs']) {
    const env: NodeJS.ProcessEnv = { ...process.env }
    for (const name of foreign) delete env[name]
    const { root, dataDir, port } = this.place
    const [program = '', ...args] = command
    const child = spawn(program, args, {
      cwd: root,
      env: { ...env, DECKHAND_DATA_DIR: dataDir, PORT: String(port), HOST: '127.0.0.1', LOG_LEVEL: 'silent' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    this.said = ''
    const keep = (chunk: Buffer) => {
      this.said = (this.said + chunk).slice(-10_000)
    }
    child.stdout?.on('data', keep)
    child.stderr?.on('data', keep)
    this.child = child
    const until = performance.now() + 300_000
    while (!(await this.answers(path))) {
      if (child.exitCode !== null || child.signalCode !== null || performance.now() > until)
        throw new Error(`Deckhand did not start:\n${this.said}`)
      await sleep(pollMs)
    }
  }

  async answers(path = '/api/health'): Promise<boolean> {
    return fetch(`http://127.0.0.1:${this.place.port}${path}`, { signal: AbortSignal.timeout(10_000) }).then(
      async (response) => {
        await response.arrayBuffer()
        return response.status === 200
      },
      () => false,
    )
  }

  /** kill -9 of the web process, which supervises the database. */
  async killWeb() {
    const { child } = this
    if (!child?.pid || child.exitCode !== null || child.signalCode !== null)
      throw new Error(`The web process is gone:\n${this.said}`)
    const gone = once(child, 'exit')
    process.kill(child.pid, 'SIGKILL')
    await gone
  }

  /** kill -9 of PostgreSQL's first process; returns when another one takes connections. @returns the new one's pid */
  async killDatabase(): Promise<number> {
    const before = findPostmaster(this.cluster)
    if (!before) throw new Error(`No database runs in ${this.cluster}.`)
    process.kill(before.pid, 'SIGKILL')
    const until = performance.now() + 60_000
    for (;;) {
      const now = findPostmaster(this.cluster)
      if (now?.port && now.pid !== before.pid && (await this.answers())) return now.pid
      if (performance.now() > until) throw new Error(`The database did not come back:\n${this.said}`)
      await sleep(pollMs)
    }
  }

  /** Stops it as Ctrl-C does; returns when the database has been shut down, too. */
  async stop() {
    const { child } = this
    if (child && child.exitCode === null && child.signalCode === null) {
      const gone = once(child, 'exit')
      child.kill('SIGTERM')
      await gone
    } else {
      // The web process was killed, and would have stopped the database.
      const orphan = findPostmaster(this.cluster)
      if (orphan) process.kill(orphan.pid, 'SIGINT')
    }
    const until = performance.now() + 30_000
    while (existsSync(join(this.cluster, 'postmaster.pid')) && performance.now() < until) await sleep(pollMs)
  }
}
