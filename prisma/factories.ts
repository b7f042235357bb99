// What tests need in a database, made straight there: learners, sessions, attempts, and what a browser would send.
import { randomBytes } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { hash } from '@node-rs/argon2'
import type pg from 'pg'
import type { ReviewInput } from '@/domain/memory/review'
import { uuid7 } from '@/domain/uuid'
import type { Prisma, PrismaClient } from '@/generated/prisma/client'

export const contentDirectory = fileURLToPath(new URL('../content', import.meta.url))

/** What a test knows to be there. @throws when it is not */
export function must<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error('This had to be there.')
  return value
}

/** A new UUIDv7. `at` in epoch ms. */
export const mint = (at = Date.now()) => uuid7(at, randomBytes(10))

/** A guest; with an e-mail address, a member. */
export function createLearner(prisma: PrismaClient, overrides: Partial<Prisma.LearnerUncheckedCreateInput> = {}) {
  return prisma.learner.create({ data: { id: mint(), createdAt: new Date(), ...overrides } })
}

/** A member who signs in with a password. Its hash costs little: the keepers read the cost from the hash. */
export async function createMember(
  prisma: PrismaClient,
  { email = `${mint()}@example.org`, password = 'a long password' } = {},
) {
  const passwordHash = await hash(password, { memoryCost: 64, timeCost: 1 })
  return createLearner(prisma, { email, passwordHash, memberSince: new Date() })
}

/** A living session, as the token that names it. */
export async function createSession(
  prisma: PrismaClient,
  learnerId: string,
  overrides: Partial<Prisma.SessionUncheckedCreateInput> = {},
) {
  const at = new Date()
  const expiresAt = new Date(at.getTime() + 86_400_000)
  const row = await prisma.session.create({
    data: { learnerId, id: mint(), createdAt: at, seenAt: at, expiresAt, ...overrides },
  })
  return { learnerId, sessionId: row.id }
}

/** A guest who is signed in. */
export async function createVisitor(prisma: PrismaClient, overrides: Partial<Prisma.LearnerUncheckedCreateInput> = {}) {
  return createSession(prisma, (await createLearner(prisma, overrides)).id)
}

/** An attempt at the questions given, in their order, in the versions given. */
export function createAttempt(
  prisma: PrismaClient,
  learnerId: string,
  questions: { id: string; version: string }[],
  overrides: Partial<Prisma.AttemptUncheckedCreateInput> = {},
) {
  const items = questions.map(({ id, version }) => ({ questionId: id, version }))
  return prisma.attempt.create({
    data: {
      learnerId,
      id: mint(),
      quiz: 'mixed',
      seed: randomBytes(8).toString('hex'),
      items,
      startedAt: new Date(),
      ...overrides,
    },
  })
}

/** What a browser sends when a card is graded Good just now. */
export function reviewOf(card: { id: string; version: string }, overrides: Partial<ReviewInput> = {}): ReviewInput {
  return {
    id: mint(),
    cardId: card.id,
    version: card.version,
    grade: 3,
    reviewedAt: Date.now(),
    durationMs: 2000,
    ...overrides,
  }
}

/** Every row of every table that is a learner's, by table, and the learner's own: for seeing that nothing changed. */
export async function rowsOf(pool: pg.Pool, learnerId: string): Promise<Record<string, unknown[]>> {
  const tables = await pool.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'learner_id' ORDER BY 1`,
  )
  const rows: Record<string, unknown[]> = {}
  for (const { name } of tables.rows)
    rows[name] = (
      await pool.query(`SELECT * FROM ${name} AS t WHERE learner_id = $1 ORDER BY t::text`, [learnerId])
    ).rows
  rows.learner = (await pool.query('SELECT * FROM learner WHERE id = $1', [learnerId])).rows
  return rows
}
