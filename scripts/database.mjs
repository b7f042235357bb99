// The database that a command works on: DATABASE_URL, or the embedded one. Import it after the dependencies are there.
import pg from 'pg'
import { startDatabase } from './postgres.mjs'
import { Failure } from './say.mjs'

/** @typedef {import('./postgres.mjs').Database} Database */

const oldest = 15

/**
 * @param {string} dataDir
 * @param {import('./secrets.mjs').Secrets} secrets
 * @param {(text: string) => void} note
 * @returns {Promise<Database>}
 */
export async function openDatabase(dataDir, secrets, note) {
  const given = process.env.DATABASE_URL
  if (given) {
    note(await checkServer(given))
    return { url: given, adminUrl: given, adopted: true, watch: () => {}, stop: async () => {} }
  }
  const database = await startDatabase({ dataDir, secrets })
  if (database.adopted) note('was running already')
  process.env.DATABASE_URL = database.url
  return database
}

/**
 * @param {string} url
 * @returns {Promise<string>} where it is
 * @throws {Failure} one sentence that names host and port, and never the password
 */
async function checkServer(url) {
  const place = placeOf(url)
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 })
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query("SELECT current_setting('server_version_num')::int / 10000 AS major")
    if (rows[0].major < oldest)
      throw new Failure(`PostgreSQL at ${place} is version ${rows[0].major}, and Deckhand needs ${oldest} or newer.`)
    return place
  } catch (error) {
    if (error instanceof Failure) throw error
    throw new Failure(`Deckhand cannot use PostgreSQL at ${place} (DATABASE_URL): ${reasonOf(error)}.`)
  } finally {
    await client.end().catch(() => {})
  }
}

/** @param {string} url */
function placeOf(url) {
  const parsed = URL.canParse(url) ? new URL(url) : null
  if (!parsed || !/^postgres(ql)?:$/.test(parsed.protocol)) {
    throw new Failure('DATABASE_URL is not of the form postgresql://user:password@host:port/database.')
  }
  return `${parsed.searchParams.get('host') ?? (parsed.hostname || 'localhost')}:${parsed.port || 5432}`
}

/** @param {unknown} error */
function reasonOf(error) {
  const { code, message } = /** @type {NodeJS.ErrnoException} */ (error)
  if (code === 'ECONNREFUSED') return 'nothing answers there'
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'there is no such host'
  if (/timeout/.test(message)) return 'it did not answer within 5 s'
  return (message || code || 'unknown error').replace(/\.$/, '')
}
