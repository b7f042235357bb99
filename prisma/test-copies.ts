import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'

/** Makes a copy of a template the database of this file's tests: its address goes to DATABASE_URL, which server/ reads. */
export async function workOnCopyOf(template: 'empty' | 'bank'): Promise<void> {
  const name = `test_${randomUUID().replaceAll('-', '')}`
  const admin = new pg.Client({ connectionString: inject('adminUrl') })
  await admin.connect()
  await admin.query(
    `CREATE DATABASE ${name} TEMPLATE ${inject('templates')[template]} STRATEGY file_copy OWNER deckhand`,
  )
  await admin.end()
  const url = new URL(inject('learnerUrl'))
  url.pathname = `/${name}`
  process.env.DATABASE_URL = url.href
}
