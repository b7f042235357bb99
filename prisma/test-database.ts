// Before each file of database tests: a fresh copy of the migrated database, in DATABASE_URL before server/ reads it.
import { randomBytes, randomUUID } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'

const name = `test_${randomUUID().replaceAll('-', '')}`
const admin = new pg.Client({ connectionString: inject('adminUrl') })
await admin.connect()
await admin.query(`CREATE DATABASE ${name} TEMPLATE deckhand STRATEGY file_copy OWNER deckhand`)
await admin.end()

const url = new URL(inject('learnerUrl'))
url.pathname = `/${name}`
process.env.DATABASE_URL = url.href
process.env.NEXTAUTH_SECRET = randomBytes(32).toString('base64url')
process.env.LOG_LEVEL ??= 'silent'
