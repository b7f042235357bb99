import 'server-only'
import type pg from 'pg'
import { db, withRetry } from './db'

/** One short transaction of one learner's rows, tried again when the database asks for it. */
export function transaction<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  return withRetry(async () => {
    const client = await db().pool.connect()
    let broken: Error | undefined
    try {
      await client.query('BEGIN')
      const result = await work(client)
      await client.query('COMMIT')
      return result
    } catch (error) {
      await client.query('ROLLBACK').catch((lost: Error) => {
        broken = lost
      })
      throw error
    } finally {
      // A connection that cannot roll back must not go back to the pool.
      client.release(broken)
    }
  })
}
