import 'server-only'
import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { Question } from '@/domain/bank/shapes'
import type { Learner } from '@/domain/learner'
import { chooseQuestions, type QuizKind, quizKindSchema, type Seen } from '@/domain/quiz/choose'
import type { AttemptInput } from '@/domain/quiz/input'
import { fail, ok, type Result } from '@/domain/result'
import { type BankInMemory, currentBank } from './bank'
import { now } from './clock'
import { db } from './db'
import { tooFast, within } from './limits'

const itemsSchema = z.array(z.object({ questionId: z.string(), version: z.string() }))

export type Attempt = {
  id: string
  quiz: QuizKind
  ref: string
  seed: string
  items: z.infer<typeof itemsSchema>
  startedAt: number
  finishedAt: number | null
}

type Row = {
  id: string
  quiz: string
  ref: string
  seed: string
  items: unknown
  startedAt: Date
  finishedAt: Date | null
}

const shape = (row: Row): Attempt => ({
  id: row.id,
  quiz: quizKindSchema.parse(row.quiz),
  ref: row.ref,
  seed: row.seed,
  items: itemsSchema.parse(row.items),
  startedAt: row.startedAt.getTime(),
  finishedAt: row.finishedAt?.getTime() ?? null,
})

/** The learner's own attempt, or null. */
export async function findAttempt(learnerId: string, id: string): Promise<Attempt | null> {
  const row = await db().prisma.attempt.findUnique({ where: { learnerId_id: { learnerId, id } } })
  return row && shape(row)
}

/** Attempts that were begun and not finished, the latest first. */
export async function openAttempts(learnerId: string): Promise<Attempt[]> {
  const rows = await db().prisma.attempt.findMany({
    where: { learnerId, finishedAt: null, quiz: { not: 'landing' } },
    orderBy: { startedAt: 'desc' },
    take: 5,
  })
  return rows.map(shape)
}

/** Everything the learner has answered, for choosing what to ask. */
export async function seenBy(learnerId: string): Promise<Seen[]> {
  const rows = await db().prisma.answer.findMany({
    where: { learnerId },
    select: { questionId: true, score: true, misconceptions: true, answeredAt: true },
    orderBy: { receivedAt: 'desc' },
    take: 5000,
  })
  return rows.map(({ answeredAt, ...row }) => ({ ...row, at: answeredAt.getTime() }))
}

/** Orders the front page's question for everyone, before there is an attempt. It never leaves the server. */
export const landingSeed = (bank: BankInMemory) => `landing/${bank.hash}`

/** The question of the front page. */
export function openerOf(bank: BankInMemory) {
  const opener = bank.modules.find((module) => module.opener)?.opener
  return bank.questions.get(opener ?? '') ?? [...bank.questions.values()][0]
}

function poolOf(bank: BankInMemory, quiz: QuizKind, ref: string): Question[] | null {
  const all = [...bank.questions.values()]
  const opener = openerOf(bank)
  switch (quiz) {
    case 'module': {
      const module = bank.modules.find(({ id }) => id === ref)
      return module ? all.filter((question) => module.concepts.includes(question.concept)) : null
    }
    case 'concept':
      return bank.concepts.has(ref) ? all.filter((question) => question.concept === ref) : null
    case 'landing':
      return opener ? [opener] : null
    default:
      return all
  }
}

/** Begins an attempt. Its questions, their versions and their order are settled here, once. Idempotent by its id. */
export async function createAttempt(learner: Learner, input: AttemptInput): Promise<Result<{ id: string }>> {
  const { prisma } = db()
  const known = await findAttempt(learner.id, input.id)
  if (known)
    return known.quiz === input.quiz ? ok({ id: known.id }) : fail('conflict', 'This button began another quiz before.')
  if (!(await within('write-learner', learner.id))) return tooFast
  const bank = await currentBank()
  const pool = poolOf(bank, input.quiz, input.ref)
  if (!pool?.length) return fail('not-found', 'There is no such quiz.')
  const seed = input.quiz === 'landing' ? landingSeed(bank) : randomBytes(16).toString('base64url')
  const chosen = chooseQuestions(pool, await seenBy(learner.id), input.quiz, seed)
  await prisma.attempt.createMany({
    data: {
      learnerId: learner.id,
      id: input.id,
      quiz: input.quiz,
      ref: ['module', 'concept'].includes(input.quiz) ? input.ref : '',
      seed,
      items: chosen.map(({ id }) => ({ questionId: id, version: bank.questions.get(id)?.version ?? '' })),
      startedAt: new Date(now()),
    },
    skipDuplicates: true,
  })
  return ok({ id: input.id })
}

/** What an attempt is called on screen. */
export function attemptTitle(bank: BankInMemory, { quiz, ref }: Pick<Attempt, 'quiz' | 'ref'>): string {
  switch (quiz) {
    case 'module':
      return bank.modules.find(({ id }) => id === ref)?.title ?? 'A module'
    case 'concept':
      return bank.concepts.get(ref)?.title ?? 'A concept'
    case 'mixed':
      return 'Mixed quiz'
    case 'weak':
      return 'Weak spots'
    case 'landing':
      return 'First question'
  }
}
