import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import type pg from 'pg'
import { canonical } from '@/domain/bank/canonical'
import type { Catalog } from '@/domain/bank/catalog'
import { readBank, type TextFile, unplaced } from '@/domain/bank/read-bank'
import { reportBank } from '@/domain/bank/report'
import { type SearchEntry, searchEntries } from '@/domain/bank/search-entries'
import type { Bank } from '@/domain/bank/shapes'

/** Every text file below `directory`, in a stable order. */
export async function readContent(directory: string): Promise<TextFile[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true })
  const paths = entries
    .filter((entry) => entry.isFile() && /\.(md|yaml)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
  return Promise.all(
    paths.map(async (path) => ({
      path: relative(directory, path).split(sep).join('/'),
      text: await readFile(path, 'utf8'),
    })),
  )
}

const hashOf = (value: unknown) => createHash('sha256').update(canonical(value)).digest('hex').slice(0, 32)

type Version = { hash: string; id: string; body: unknown }

function versionsOf(bank: Bank): { questions: Version[]; cards: Version[]; catalog: Catalog; hash: string } {
  const versions = (items: { id: string }[]) => items.map((body) => ({ hash: hashOf(body), id: body.id, body }))
  const questions = versions(bank.questions)
  const cards = versions(bank.cards)
  const name = ({ id, hash }: Version) => ({ id, version: hash })
  const { modules, concepts, misconceptions, claims, sources, exercises, sheet } = bank
  const catalog = {
    modules,
    concepts,
    misconceptions,
    claims,
    sources,
    exercises,
    sheet,
    questions: questions.map(name),
    cards: cards.map(name),
  }
  return { questions, cards, catalog, hash: hashOf(catalog) }
}

/**
 * Loads content/ into the database: new versions are added, what left the bank
 * is no longer current, and nothing that exists is rewritten. Loading the same
 * content again changes nothing.
 * @throws naming every mistake by file and line; then nothing was loaded
 */
export async function loadBank(
  pool: pg.Pool,
  directory: string,
  now: Date,
): Promise<{ hash: string; changed: boolean; summary: string }> {
  const files = await readContent(directory)
  const read = readBank(files)
  const { questions, cards, catalog, hash } = versionsOf(unplaced(read.bank))
  const summary = `${catalog.concepts.length} concepts, ${questions.length} questions, ${cards.length} cards`

  const current = await pool.query(
    `SELECT hash, EXISTS (SELECT 1 FROM search_entry) AS found FROM release ORDER BY loaded_at DESC LIMIT 1`,
  )
  // What is loaded was checked when it was: playing every script again would only make each start wait.
  const loaded = current.rows[0]?.hash === hash && current.rows[0].found
  if (read.problems.length === 0 && loaded) return { hash, changed: false, summary }
  const { errors } = reportBank(files).report
  if (errors.length) throw new Error(`The bank has mistakes, so it was not loaded:\n${errors.join('\n')}`)

  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    await insertVersions(client, 'question', questions, now)
    await insertVersions(client, 'card', cards, now)
    await client.query(
      `INSERT INTO release (hash, catalog, loaded_at) VALUES ($1, $2, $3)
       ON CONFLICT (hash) DO UPDATE SET loaded_at = excluded.loaded_at`,
      [hash, JSON.stringify(catalog), now],
    )
    await replaceSearch(client, searchEntries(catalog))
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  } finally {
    client.release()
  }
  return { hash, changed: true, summary }
}

async function insertVersions(client: pg.PoolClient, noun: 'question' | 'card', versions: Version[], now: Date) {
  await client.query(
    `INSERT INTO ${noun}_version (hash, ${noun}_id, body, created_at)
     SELECT hash, id, body, $2 FROM jsonb_to_recordset($1::jsonb) AS v(hash text, id text, body jsonb)
     ON CONFLICT (hash) DO NOTHING`,
    [JSON.stringify(versions), now],
  )
}

async function replaceSearch(client: pg.PoolClient, entries: SearchEntry[]) {
  await client.query('DELETE FROM search_entry')
  await client.query(
    `INSERT INTO search_entry (kind, id, title, body, href, words)
     SELECT kind, id, title, body, href,
            setweight(to_tsvector('english', title) || to_tsvector('simple', title), 'A')
            || setweight(to_tsvector('simple', code), 'B') || setweight(to_tsvector('english', body), 'C')
     FROM jsonb_to_recordset($1::jsonb) AS e(kind text, id text, title text, body text, code text, href text)`,
    [JSON.stringify(entries)],
  )
}
