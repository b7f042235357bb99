import { randomBytes } from 'node:crypto'
import { chmodSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Failure } from './say.mjs'

/**
 * @typedef {object} Secrets
 * @property {string} NEXTAUTH_SECRET signs the sessions
 * @property {string} NEXT_SERVER_ACTIONS_ENCRYPTION_KEY 32 bytes, base64
 * @property {string} databasePassword of the role `deckhand`
 * @property {string} databaseAdminPassword of the superuser `postgres`
 */

/** @returns {Secrets} */
const makeSecrets = () => ({
  NEXTAUTH_SECRET: randomBytes(32).toString('base64url'),
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: randomBytes(32).toString('base64'),
  databasePassword: randomBytes(24).toString('base64url'),
  databaseAdminPassword: randomBytes(24).toString('base64url'),
})

/**
 * The secrets of this directory, made the first time. A link puts the file in place whole, or not at all; of two
 * starts at once the first one wins.
 * @param {string} dataDir
 * @returns {Secrets}
 */
export function loadSecrets(dataDir) {
  const path = join(dataDir, 'secrets.json')
  const draft = `${path}.${process.pid}`
  mkdirSync(dataDir, { recursive: true })
  try {
    return read(path)
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ENOENT') throw error
  }
  writeFileSync(draft, `${JSON.stringify(makeSecrets(), null, 2)}\n`, { mode: 0o600 })
  try {
    linkSync(draft, path)
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error
  } finally {
    rmSync(draft)
  }
  return read(path)
}

/** Gives this process and its children the secrets that the environment does not set. @param {Secrets} secrets */
export function exportSecrets(secrets) {
  process.env.NEXTAUTH_SECRET ||= secrets.NEXTAUTH_SECRET
  process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY ||= secrets.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY
}

/** @param {string} path @returns {Secrets} */
function read(path) {
  try {
    const secrets = JSON.parse(readFileSync(path, 'utf8'))
    chmodSync(path, 0o600)
    return secrets
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error)
    if (code === 'EACCES' || code === 'EPERM') {
      throw new Failure(`${path} belongs to another user: start Deckhand as that user, or set DECKHAND_DATA_DIR.`)
    }
    if (error instanceof SyntaxError) throw new Failure(`${path} is not JSON: restore it from a backup.`)
    throw error
  }
}
