import 'server-only'
import { createPool, createPrisma } from '@/prisma/client'
import { env } from './env'

type Connected = { pool: ReturnType<typeof createPool>; prisma: ReturnType<typeof createPrisma> }

// One pool in a process: development reloads modules, and must not leak connections.
const held = globalThis as unknown as { deckhandDatabase?: Connected }

function connect(): Connected {
  const pool = createPool(env().DATABASE_URL)
  return { pool, prisma: createPrisma(pool) }
}

/** The pool, for the statements that learners wait for, and Prisma over it, for everything else. */
export function db(): Connected {
  held.deckhandDatabase ??= connect()
  return held.deckhandDatabase
}

const retried = new Set(['40001', '40P01'])

/** Runs `work` again when the database asks for it (serialisation failure, deadlock), at most five times. */
export async function withRetry<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await work()
    } catch (error) {
      const code =
        (error as { code?: string; meta?: { code?: string } }).meta?.code ?? (error as { code?: string }).code
      if (tries === 5 || !code || !(retried.has(code) || code === 'P2034')) throw error
      await new Promise((resolve) => setTimeout(resolve, 2 ** tries * 5 * (0.5 + Math.random())))
    }
  }
}
