import { chmodSync, chownSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { runQuietly } from './child.mjs'
import { toolEnvironment } from './postgres-tools.mjs'
import { isAlive } from './processes.mjs'
import { Failure } from './say.mjs'

/**
 * Makes a database directory with the superuser `postgres`, the role `deckhand` and its database of the same name.
 * It is made beside its place and moved there when it is complete, so that a kill leaves nothing half made.
 * @param {string} cluster
 * @param {object} options
 * @param {import('./postgres-tools.mjs').Tools} options.tools
 * @param {import('./postgres-tools.mjs').User} options.user
 * @param {import('./secrets.mjs').Secrets} options.secrets
 * @param {boolean} options.fsync
 */
export async function createCluster(cluster, { tools, user, secrets, fsync }) {
  removeLeftovers(cluster)
  const draft = `${cluster}.new-${process.pid}`
  const passwordFile = `${draft}.password`
  const own = (/** @type {string} */ path) => user.uid !== undefined && chownSync(path, user.uid, user.gid ?? user.uid)
  const options = { ...user, cwd: '/', env: toolEnvironment }
  const what = 'The embedded database could not be made'
  try {
    mkdirSync(draft, { mode: 0o700 })
    own(draft)
    writeFileSync(passwordFile, `${secrets.databaseAdminPassword}\n`, { mode: 0o600 })
    own(passwordFile)
    const flags = ['-U', 'postgres', '-E', 'UTF8', '--locale=C', '--auth=scram-sha-256', '--no-instructions']
    if (!fsync) flags.push('--no-sync')
    await runQuietly(what, tools.initdb, ['-D', draft, `--pwfile=${passwordFile}`, ...flags], options)
    // Single-user mode takes one statement a line, and exits with 0 whatever they do.
    const input = [
      `CREATE ROLE deckhand LOGIN PASSWORD '${secrets.databasePassword}';`,
      'CREATE DATABASE deckhand OWNER deckhand STRATEGY file_copy;\n',
    ].join('\n')
    const single = ['--single', ...(fsync ? [] : ['-F']), '-D', draft, 'postgres']
    const said = await runQuietly(what, tools.postgres, single, { ...options, input })
    if (/ERROR|FATAL|PANIC/.test(said)) throw new Failure(`${what}.\n${said}`)
    chmodSync(draft, 0o700)
    renameSync(draft, cluster)
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    // Another start was quicker: its directory is as good.
    if (!['ENOTEMPTY', 'EEXIST'].includes(String(/** @type {NodeJS.ErrnoException} */ (error).code))) throw error
  } finally {
    rmSync(passwordFile, { force: true })
  }
}

/** Removes what killed starts left half made. @param {string} cluster */
function removeLeftovers(cluster) {
  const prefix = `${basename(cluster)}.new-`
  for (const name of readdirSync(dirname(cluster))) {
    if (!name.startsWith(prefix) || isAlive(Number.parseInt(name.slice(prefix.length), 10))) continue
    rmSync(join(dirname(cluster), name), { recursive: true, force: true })
  }
}
