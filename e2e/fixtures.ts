import { readFileSync } from 'node:fs'
import { type BrowserContext, test as base, expect } from '@playwright/test'
import { encode } from 'next-auth/jwt'
import pg from 'pg'
import { uuid7 } from '@/domain/uuid'

const dataDir = new URL('../.data/e2e/', import.meta.url)

/** A new UUIDv7. */
export const mint = () => uuid7(Date.now(), crypto.getRandomValues(new Uint8Array(10)))

export type TestLearner = { id: string; cookie: string }

type Fixtures = {
  database: pg.Pool
  /** Makes a learner with a living session, straight in the database. */
  makeLearner: (settings?: Record<string, string | number | boolean>) => Promise<TestLearner>
  /** Signs a browser in as a learner. */
  enter: (context: BrowserContext, learner: TestLearner) => Promise<void>
  /** Errors that a test expects in the console; all others fail it. */
  forgivenErrors: RegExp[]
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures wanted from this pattern
  database: async ({}, use) => {
    const pool = new pg.Pool({ connectionString: readFileSync(new URL('database-url', dataDir), 'utf8'), max: 4 })
    await use(pool)
    await pool.end()
  },

  makeLearner: async ({ database }, use) => {
    await use(async (settings = {}) => {
      const id = mint()
      const sessionId = mint()
      const columns = Object.keys(settings)
      await database.query(
        `INSERT INTO learner (id, created_at${columns.map((name) => `, ${name}`).join('')}) VALUES ($1, now()${columns.map((_, index) => `, $${index + 2}`).join('')})`,
        [id, ...Object.values(settings)],
      )
      await database.query(
        "INSERT INTO session (learner_id, id, created_at, seen_at, expires_at) VALUES ($1, $2, now(), now(), now() + interval '1 day')",
        [id, sessionId],
      )
      const { NEXTAUTH_SECRET } = JSON.parse(readFileSync(new URL('secrets.json', dataDir), 'utf8'))
      return { id, cookie: await encode({ token: { sub: id, sid: sessionId }, secret: NEXTAUTH_SECRET }) }
    })
  },

  enter: async ({ baseURL }, use) => {
    await use(async (context, { cookie }) => {
      await context.addCookies([
        { name: 'next-auth.session-token', value: cookie, url: baseURL, httpOnly: true, sameSite: 'Lax' },
      ])
    })
  },

  // biome-ignore lint/correctness/noEmptyPattern: as above
  forgivenErrors: async ({}, use) => {
    await use([])
  },

  context: async ({ context, forgivenErrors }, use) => {
    const errors: string[] = []
    context.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text())
    })
    context.on('weberror', (error) => errors.push(error.error().message))
    await use(context)
    const unforgiven = errors.filter((text) => !forgivenErrors.some((pattern) => pattern.test(text)))
    expect(unforgiven, 'errors in the console').toEqual([])
  },
})

export { expect }
