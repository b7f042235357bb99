// Before each file of database tests: a fresh database with the bank loaded, before server/ looks for one.
import { randomBytes } from 'node:crypto'
import { workOnCopyOf } from './test-copies'

process.env.NEXTAUTH_SECRET = randomBytes(32).toString('base64url')
process.env.LOG_LEVEL ??= 'silent'
await workOnCopyOf('bank')
