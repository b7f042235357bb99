import 'server-only'
import { cache } from 'react'
import type { Catalog } from '@/domain/bank/catalog'
import type { Exercise } from '@/domain/bank/exercise-shape'
import type { Card, Claim, Concept, Misconception, Module, Question, Source } from '@/domain/bank/shapes'
import type { SheetRow } from '@/domain/bank/sheet-shape'
import { now } from './clock'
import { db } from './db'

export type Versioned<T> = T & { version: string }

/** The current bank, in memory: small, shared by all, and immutable until the next release. */
export type BankInMemory = {
  hash: string
  modules: Module[]
  concepts: Map<string, Concept>
  questions: Map<string, Versioned<Question>>
  cards: Map<string, Versioned<Card>>
  misconceptions: Map<string, Misconception>
  claims: Claim[]
  sources: Map<string, Source>
  exercises: Map<string, Exercise>
  sheet: SheetRow[]
}

const freshFor = 10_000
const held: { bank?: BankInMemory; checkedAt: number; loading?: Promise<BankInMemory> } = { checkedAt: 0 }

/** Asks the database at most every ten seconds whether another release has come. */
export async function currentBank(): Promise<BankInMemory> {
  if (held.bank && now() - held.checkedAt < freshFor) return held.bank
  held.loading ??= load().finally(() => {
    held.loading = undefined
  })
  return held.loading
}

/** The same, once for a whole page. */
export const bankOfPage = cache(currentBank)

async function load(): Promise<BankInMemory> {
  const { pool } = db()
  const newest = await pool.query<{ hash: string }>('SELECT hash FROM release ORDER BY loaded_at DESC LIMIT 1')
  const hash = newest.rows[0]?.hash
  if (!hash) throw new Error('No bank has been loaded. Start with npm start, which loads it.')
  if (held.bank?.hash !== hash) {
    const release = await pool.query<{ catalog: Catalog }>('SELECT catalog FROM release WHERE hash = $1', [hash])
    const { catalog } = release.rows[0] as { catalog: Catalog }
    held.bank = {
      hash,
      modules: catalog.modules,
      concepts: byId(catalog.concepts),
      misconceptions: byId(catalog.misconceptions),
      claims: catalog.claims,
      sources: byId(catalog.sources),
      // A release from before there were exercises or a sheet has none.
      exercises: byId(catalog.exercises ?? []),
      sheet: catalog.sheet ?? [],
      questions: byId(await versions<Question>('question', catalog.questions)),
      cards: byId(await versions<Card>('card', catalog.cards)),
    }
  }
  held.checkedAt = now()
  return held.bank as BankInMemory
}

const byId = <T extends { id: string }>(items: T[]) => new Map(items.map((item) => [item.id, item]))

async function versions<T>(noun: 'question' | 'card', named: { version: string }[]): Promise<Versioned<T>[]> {
  const found = await db().pool.query<{ hash: string; body: T }>(
    `SELECT hash, body FROM ${noun}_version WHERE hash = ANY($1)`,
    [named.map(({ version }) => version)],
  )
  const bodies = new Map(found.rows.map((row) => [row.hash, row.body]))
  return named.map(({ version }) => ({ ...(bodies.get(version) as T), version }))
}

/** Whether a card ever had this version, in this release or an earlier one. */
export async function isCardVersion(cardId: string, version: string): Promise<boolean> {
  const found = await db().pool.query('SELECT 1 FROM card_version WHERE hash = $1 AND card_id = $2', [version, cardId])
  return found.rowCount === 1
}

/** Whether a question ever had this version. */
export async function isQuestionVersion(questionId: string, version: string): Promise<boolean> {
  const values = [version, questionId]
  const found = await db().pool.query('SELECT 1 FROM question_version WHERE hash = $1 AND question_id = $2', values)
  return found.rowCount === 1
}

const older = new Map<string, Question>()

/** A question as an attempt pinned it, current or not. Versions are immutable, so they may be kept. */
export async function questionVersion(questionId: string, version: string): Promise<Question> {
  const current = (await currentBank()).questions.get(questionId)
  if (current?.version === version) return current
  const kept = older.get(version)
  if (kept) return kept
  const [question] = await versions<Question>('question', [{ version }])
  if (!question?.id) throw new Error(`Version ${version} of ${questionId} is gone, though versions are never removed.`)
  older.set(version, question)
  return question
}
