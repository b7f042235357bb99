// Guests made in bulk, with the session that the product would have given them: the front door lets in 60 an hour.
import { randomBytes } from 'node:crypto'
import { encode } from 'next-auth/jwt'
import type pg from 'pg'
import { uuid7 } from '@/domain/uuid'

export type Guest = { id: string; cookie: string }

export const newId = () => uuid7(Date.now(), randomBytes(10))

const hour = 3600_000

/** @param secret NEXTAUTH_SECRET of the product */
export async function makeGuests(sql: pg.Pool | pg.Client, count: number, secret: string): Promise<Guest[]> {
  const guests: Guest[] = []
  for (let i = 0; i < count; i++) {
    const [id, session] = [newId(), newId()]
    const now = Date.now()
    await sql.query('INSERT INTO learner (id, created_at) VALUES ($1, $2)', [id, new Date(now)])
    await sql.query(
      'INSERT INTO session (learner_id, id, created_at, seen_at, expires_at) VALUES ($1, $2, $3, $3, $4)',
      [id, session, new Date(now), new Date(now + 24 * hour)],
    )
    const token = await encode({ token: { sub: id, sid: session }, secret, maxAge: 24 * 3600 })
    guests.push({ id, cookie: `next-auth.session-token=${token}` })
  }
  return guests
}

export type Versioned = { id: string; version: string }

/** What the current bank asks. `singles` are the questions with one right option. */
export async function currentItems(sql: pg.Pool | pg.Client): Promise<{ cards: Versioned[]; singles: Versioned[] }> {
  const { rows } = await sql.query<{ catalog: { cards: Versioned[]; questions: Versioned[] } }>(
    'SELECT catalog FROM release ORDER BY loaded_at DESC LIMIT 1',
  )
  const catalog = rows[0]?.catalog
  if (!catalog) throw new Error('No bank is loaded.')
  const singles = await sql.query<Versioned>(
    `SELECT question_id AS id, hash AS version FROM question_version
      WHERE body ->> 'type' = 'single' AND hash = ANY($1) ORDER BY question_id`,
    [catalog.questions.map(({ version }) => version)],
  )
  return { cards: catalog.cards, singles: singles.rows }
}

/** An attempt at these questions, as createAttempt makes one. */
export async function makeAttempt(sql: pg.Pool | pg.Client, learnerId: string, items: Versioned[]): Promise<string> {
  const id = newId()
  await sql.query(
    `INSERT INTO attempt (learner_id, id, quiz, seed, items, started_at) VALUES ($1, $2, 'mixed', $3, $4, $5)`,
    [
      learnerId,
      id,
      randomBytes(16).toString('base64url'),
      JSON.stringify(items.map((item) => ({ questionId: item.id, version: item.version }))),
      new Date(),
    ],
  )
  return id
}
