import 'server-only'
import { grouped } from '@/domain/grouped'
import type { Learner } from '@/domain/learner'
import { dayNumber } from '@/domain/memory/day'
import { retrievability } from '@/domain/memory/scheduler'
import { countingAnswers } from '@/domain/progress/evidence'
import { forecast } from '@/domain/progress/forecast'
import { type CardMemory, type Remembered, remembered } from '@/domain/progress/remembered'
import { type Retention, retention } from '@/domain/progress/retention'
import { type Understood, understood } from '@/domain/progress/understood'
import { heldBeliefs, type QuizKind, quizKindSchema } from '@/domain/quiz/choose'
import { guessRate } from '@/domain/quiz/grade'
import { type BankInMemory, bankOfPage } from './bank'
import { now } from './clock'
import { db } from './db'
import { cardState, type MemoryRow, memoryColumns } from './memory'
import { settingsOf } from './settings-of'
import { solvedEvidence } from './solutions'

export type ConceptProgress = { id: string; title: string; understood: Understood; remembered: Remembered }
export type ModuleProgress = {
  id: string
  title: string
  promise: string
  concepts: ConceptProgress[]
  remembered: Remembered
}

const nothing: Understood = { verdict: 'open', lean: 0, answers: 0 }

/** Both measures for every concept and module; for a visitor who is nobody yet, all of them empty. */
export async function progressOf(learner: Learner | null): Promise<ModuleProgress[]> {
  const bank = await bankOfPage()
  const [cards, walks] = learner
    ? await Promise.all([cardMemories(learner), understandings(learner, bank)])
    : [new Map(), new Map()]
  const cardsOf = (concepts: string[]) => [...bank.cards.values()].filter((card) => concepts.includes(card.concept))
  const measure = (concepts: string[]) => {
    const all = cardsOf(concepts)
    return remembered(
      all.length,
      all.flatMap(({ id }) => cards.get(id) ?? []),
    )
  }
  return bank.modules.map(({ id, title, promise, concepts }) => ({
    id,
    title,
    promise,
    remembered: measure(concepts),
    concepts: concepts.map((concept) => ({
      id: concept,
      title: bank.concepts.get(concept)?.title ?? concept,
      understood: walks.get(concept) ?? nothing,
      remembered: measure([concept]),
    })),
  }))
}

/** Where to go on: the first concept in the course's order that is not understood yet. */
export function nextConcept(modules: ModuleProgress[]): ConceptProgress | undefined {
  const concepts = modules.flatMap((module) => module.concepts)
  return concepts.find(({ understood }) => understood.verdict !== 'understood') ?? concepts[0]
}

async function cardMemories(learner: Learner): Promise<Map<string, CardMemory>> {
  const settings = settingsOf(learner)
  const { rows } = await db().pool.query<MemoryRow>(`SELECT ${memoryColumns} FROM memory WHERE learner_id = $1`, [
    learner.id,
  ])
  return new Map(
    rows.map((row) => [
      row.card_id,
      { recall: retrievability(cardState(row), now(), settings), stability: row.stability },
    ]),
  )
}

async function understandings(learner: Learner, bank: BankInMemory): Promise<Map<string, Understood>> {
  const rows = await db().prisma.answer.findMany({
    where: { learnerId: learner.id },
    select: { questionId: true, conceptId: true, score: true, answeredAt: true },
  })
  const answers = rows.map(({ questionId, conceptId, score, answeredAt }) => {
    const question = bank.questions.get(questionId)
    return { questionId, conceptId, score, at: answeredAt.getTime(), guess: question ? guessRate(question) : 0.25 }
  })
  const counted = countingAnswers([...answers, ...(await solvedEvidence(learner.id))], settingsOf(learner).day)
  const evidence = grouped(counted, (answer) => answer.conceptId)
  return new Map(
    [...evidence].map(([concept, list]) => [
      concept,
      understood(list.map(({ score, guess }) => ({ right: score === 1, guess }))),
    ]),
  )
}

export type Overview = {
  forecast: number[]
  retention: Retention
  /** Beliefs shown and not yet put right, with their refutations. */
  beliefs: { id: string; belief: string; refutation: string }[]
  dueNow: number
}

const longTerm = 90 * 86_400_000

/** What is due, what is really remembered, and what is believed wrongly. */
export async function overviewOf(learner: Learner): Promise<Overview> {
  const { prisma, pool } = db()
  const { day } = settingsOf(learner)
  const bank = await bankOfPage()
  const [dues, recalls, answers] = await Promise.all([
    pool.query<{ due: Date }>(
      'SELECT due FROM memory WHERE learner_id = $1 AND NOT suspended AND due < $2 LIMIT 5000',
      [learner.id, new Date(now() + 15 * 86_400_000)],
    ),
    pool.query<{ card_id: string; grade: number; reviewed_at: Date }>(
      `SELECT card_id, grade, reviewed_at FROM review r WHERE learner_id = $1 AND state_before = 2 AND received_at > $2
          AND NOT EXISTS (SELECT 1 FROM undo u WHERE u.learner_id = $1 AND u.review_id = r.id)
        ORDER BY reviewed_at LIMIT 20000`,
      [learner.id, new Date(now() - longTerm)],
    ),
    prisma.answer.findMany({
      where: { learnerId: learner.id },
      select: { questionId: true, score: true, misconceptions: true, answeredAt: true },
    }),
  ])
  const firstOfDay = new Map<string, boolean>()
  for (const { card_id, grade, reviewed_at } of recalls.rows) {
    const key = `${card_id}@${dayNumber(reviewed_at.getTime(), day)}`
    if (!firstOfDay.has(key)) firstOfDay.set(key, grade > 1)
  }
  const held = heldBeliefs(answers.map(({ answeredAt, ...answer }) => ({ ...answer, at: answeredAt.getTime() })))
  const times = dues.rows.map((row) => row.due.getTime())
  return {
    forecast: forecast(times, now(), day),
    retention: retention([...firstOfDay.values()].map((recalled) => ({ recalled }))),
    beliefs: [...held.keys()]
      .flatMap((id) => bank.misconceptions.get(id) ?? [])
      .map(({ id, belief, refutation }) => ({ id, belief, refutation })),
    dueNow: times.filter((due) => due <= now()).length,
  }
}

export type HistoryLine =
  | {
      kind: 'attempt'
      id: string
      at: number
      quiz: QuizKind
      ref: string
      right: number
      answered: number
      total: number
      finished: boolean
    }
  | { kind: 'reviews'; at: number; day: number; count: number; recalled: number }

/** Attempts, and reviews by the learner's day, the latest first. */
export async function historyOf(learner: Learner): Promise<HistoryLine[]> {
  const { prisma, pool } = db()
  const { day } = settingsOf(learner)
  const [attempts, reviews] = await Promise.all([
    prisma.attempt.findMany({
      where: { learnerId: learner.id },
      orderBy: { startedAt: 'desc' },
      take: 50,
      include: { answers: { select: { score: true } } },
    }),
    pool.query<{ reviewed_at: Date; grade: number }>(
      `SELECT reviewed_at, grade FROM review r WHERE learner_id = $1
          AND NOT EXISTS (SELECT 1 FROM undo u WHERE u.learner_id = $1 AND u.review_id = r.id)
        ORDER BY received_at DESC LIMIT 2000`,
      [learner.id],
    ),
  ])
  const days = grouped(reviews.rows, (row) => dayNumber(row.reviewed_at.getTime(), day))
  const lines: HistoryLine[] = [
    ...attempts.map((attempt) => ({
      kind: 'attempt' as const,
      id: attempt.id,
      at: attempt.startedAt.getTime(),
      quiz: quizKindSchema.parse(attempt.quiz),
      ref: attempt.ref,
      right: attempt.answers.filter(({ score }) => score === 1).length,
      answered: attempt.answers.length,
      total: Array.isArray(attempt.items) ? attempt.items.length : 0,
      finished: attempt.finishedAt !== null,
    })),
    ...[...days].map(([number, list]) => ({
      kind: 'reviews' as const,
      at: Math.max(...list.map((row) => row.reviewed_at.getTime())),
      day: number,
      count: list.length,
      recalled: list.filter(({ grade }) => grade > 1).length,
    })),
  ]
  return lines.sort((a, b) => b.at - a.at)
}
