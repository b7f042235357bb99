import 'server-only'
import { db } from './db'
import { log } from './log'

/** The loaded bank's version, asked of the database each time; null when it does not answer or there is none. */
export async function bankVersion(): Promise<string | null> {
  try {
    const { rows } = await db().pool.query<{ hash: string }>('SELECT hash FROM release ORDER BY loaded_at DESC LIMIT 1')
    return rows[0]?.hash ?? null
  } catch (error) {
    log().warn({ err: error }, 'the database does not answer')
    return null
  }
}
