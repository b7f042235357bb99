import 'server-only'
import { grade } from '@/domain/quiz/grade'
import type { AnswerInput, OpenerInput } from '@/domain/quiz/input'
import { type AskedQuestion, askedAs } from '@/domain/quiz/predict'
import { type Response, responseSchema, toAuthored } from '@/domain/quiz/response'
import type { PublicQuestion, RevealedAnswer } from '@/domain/quiz/shown'
import { shownOrder } from '@/domain/quiz/shown-order'
import { fail, ok, type Result } from '@/domain/result'
import { type Attempt, createAttempt, findAttempt } from './attempts'
import { currentBank, questionVersion } from './bank'
import { now } from './clock'
import { db } from './db'
import { signedOut } from './door'
import { guestOrCurrent } from './learners'
import { tooFast, within } from './limits'
import { lockMemories, rebuildMemories } from './memory'
import { publicQuestion, revealedAnswer } from './questions'
import { learnerOf, type Token } from './session'
import { settingsOf } from './settings-of'
import { transaction } from './transaction'

export type Answered = {
  replayed: boolean
  answer: RevealedAnswer
  /** Null after the last question. */
  next: PublicQuestion | null
}

type Kept = { id: string; response: unknown; score: number; called: string[]; version: string }

/**
 * Commits an answer, then reveals. Idempotent by its id; a question answered
 * already under another id (in another tab) is a conflict, and changes nothing.
 */
export async function recordAnswer(token: Token, input: AnswerInput): Promise<Result<Answered>> {
  const learner = await learnerOf(token)
  if (!learner) return signedOut
  if (!(await within('write-learner', learner.id))) return tooFast
  const attempt = await findAttempt(learner.id, input.attemptId)
  const item = attempt?.items[input.position]
  if (!attempt || !item) return fail('not-found', 'There is no such question in your quizzes.')
  const question = askedAs(await questionVersion(item.questionId, item.version), attempt.seed)
  const response = toAuthored(question, input.response, shownOrder(question, attempt.seed))
  if (!response) return fail('invalid', 'response: this does not answer the question.')

  const graded = grade(question, response)
  const called = graded.score === 1 ? [] : await cardsToCall(question, graded.misconceptions)
  const at = new Date(now())
  const kept = await transaction(async (sql) => {
    const settings = (await lockMemories(sql, learner.id)) ?? settingsOf(learner)
    const open = await sql.query(
      'SELECT count(*)::int AS answered FROM answer WHERE learner_id = $1 AND attempt_id = $2',
      [learner.id, attempt.id],
    )
    const inserted = await sql.query(
      `INSERT INTO answer (learner_id, id, attempt_id, position, question_id, concept_id, version, response, confidence, score, misconceptions, called, answered_at, received_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $13) ON CONFLICT DO NOTHING`,
      [
        learner.id,
        input.id,
        attempt.id,
        input.position,
        question.id,
        question.concept,
        item.version,
        JSON.stringify(response),
        input.confidence ?? null,
        graded.score,
        graded.misconceptions,
        called,
        at,
      ],
    )
    if (!inserted.rowCount) return null
    if (called.length) await rebuildMemories(sql, learner.id, settings, called)
    if ((open.rows[0]?.answered ?? 0) + 1 === attempt.items.length)
      await sql.query('UPDATE attempt SET finished_at = $3 WHERE learner_id = $1 AND id = $2', [
        learner.id,
        attempt.id,
        at,
      ])
    return { id: input.id, response, score: graded.score, called, version: item.version }
  })
  if (kept) return ok({ replayed: false, ...(await told(learner.id, attempt, question, kept)) })

  const [first] = await answersOf(learner.id, attempt.id, input.position)
  if (first?.id !== input.id || JSON.stringify(responseSchema.parse(first.response)) !== JSON.stringify(response))
    return fail('conflict', 'This question has been answered already. Reload to go on.')
  return ok({ replayed: true, ...(await told(learner.id, attempt, question, first)) })
}

/** The front page's question: answering it makes the guest, and counts. */
export async function answerOpener({ timeZone, ...input }: OpenerInput): Promise<Result<Answered>> {
  const started = await guestOrCurrent(timeZone)
  if (!started.ok) return started
  const learner = await learnerOf(started.value.token)
  if (!learner) return signedOut
  const attempt = await createAttempt(learner, { id: input.attemptId, quiz: 'landing', ref: '' })
  return attempt.ok ? recordAnswer(started.value.token, input) : attempt
}

async function told(learnerId: string, attempt: Attempt, question: AskedQuestion, kept: Kept) {
  const response: Response = responseSchema.parse(kept.response)
  return {
    answer: await revealedAnswer(question, attempt.seed, { ...kept, response }),
    next: await openQuestion(learnerId, attempt),
  }
}

/** The cards that a wrong answer brings back today: those it leans on, and the refutations of the beliefs it shows. */
async function cardsToCall(question: AskedQuestion, misconceptions: string[]): Promise<string[]> {
  const bank = await currentBank()
  const refuting = misconceptions.flatMap((id) => bank.misconceptions.get(id)?.card ?? [])
  return [...new Set([...question.cards, ...refuting])].filter((id) => bank.cards.has(id))
}

/** Answers of one attempt in order of position, or the one at a position. */
export function answersOf(learnerId: string, attemptId: string, position?: number) {
  return db().prisma.answer.findMany({ where: { learnerId, attemptId, position }, orderBy: { position: 'asc' } })
}

/** The first question of an attempt that has no answer, or null. */
export async function openQuestion(learnerId: string, attempt: Attempt): Promise<PublicQuestion | null> {
  const answered = new Set((await answersOf(learnerId, attempt.id)).map(({ position }) => position))
  const position = attempt.items.findIndex((_, index) => !answered.has(index))
  const item = attempt.items[position]
  if (!item) return null
  return publicQuestion(
    askedAs(await questionVersion(item.questionId, item.version), attempt.seed),
    attempt.seed,
    position,
    attempt.items.length,
  )
}

export type SummaryLine = { stem: string; answer: RevealedAnswer; beliefs: string[]; confidence: number | null }

/** A finished attempt, question by question. */
export async function attemptSummary(
  learnerId: string,
  attempt: Attempt,
): Promise<{ lines: SummaryLine[]; dueCards: number }> {
  const bank = await currentBank()
  const answers = await answersOf(learnerId, attempt.id)
  const lines = await Promise.all(
    answers.map(async (row) => {
      const question = askedAs(await questionVersion(row.questionId, row.version), attempt.seed)
      const response = responseSchema.parse(row.response)
      return {
        stem: publicQuestion(question, attempt.seed, row.position, attempt.items.length).stem,
        answer: await revealedAnswer(question, attempt.seed, {
          response,
          score: row.score,
          called: row.called,
          version: row.version,
        }),
        beliefs: row.misconceptions.filter((id) => bank.misconceptions.has(id)),
        confidence: row.confidence,
      }
    }),
  )
  return { lines, dueCards: new Set(answers.flatMap(({ called }) => called)).size }
}
