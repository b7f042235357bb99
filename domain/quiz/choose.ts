import { z } from 'zod'
import { namedBeliefs } from '@/domain/bank/beliefs'
import type { Question } from '@/domain/bank/shapes'
import { shuffled } from './shuffle'

/** Which quizzes there are. `landing` is the one question on the front page. */
export const quizKindSchema = z.enum(['module', 'concept', 'mixed', 'weak', 'landing'])
export type QuizKind = z.infer<typeof quizKindSchema>

/** What is known of a learner's earlier answers to one question. */
export type Seen = { questionId: string; score: number; misconceptions: string[]; at: number }

export const quizLength = 10

/**
 * Which questions to ask, and in which order.
 *
 * Never-seen questions come before questions answered wrong, these before the
 * rest, and within each the longest unseen first; concepts take turns, so that
 * similar things are told apart rather than learnt in blocks. A question that
 * offers a belief the learner has shown elsewhere comes early: it is the
 * contrast that tells whether the belief has gone.
 * `pool` holds the questions of the quiz's module or concept, or the whole bank.
 */
export function chooseQuestions(pool: Question[], seen: Seen[], kind: QuizKind, seed: string): Question[] {
  const last = new Map<string, Seen>()
  for (const answer of seen)
    if ((last.get(answer.questionId)?.at ?? -1) <= answer.at) last.set(answer.questionId, answer)
  const held = heldBeliefs(seen)
  const contrasts = (question: Question) =>
    namedBeliefs(question).some((belief) => held.has(belief) && !held.get(belief)?.has(question.id))

  const rank = (question: Question): number => {
    if (contrasts(question)) return 0
    const answer = last.get(question.id)
    if (!answer) return kind === 'weak' ? 2 : 1
    return answer.score < 1 ? (kind === 'weak' ? 1 : 2) : 3
  }
  const ordered = shuffled(pool, seed).sort(
    (a, b) => rank(a) - rank(b) || (last.get(a.id)?.at ?? 0) - (last.get(b.id)?.at ?? 0),
  )
  return takeTurns(ordered).slice(0, quizLength)
}

/** Beliefs shown in some answer, each with the questions in which it was shown last time they were asked. */
export function heldBeliefs(seen: Seen[]): Map<string, Set<string>> {
  const held = new Map<string, Set<string>>()
  for (const { questionId, misconceptions } of [...seen].sort((a, b) => a.at - b.at)) {
    for (const [belief, questions] of held) {
      if (misconceptions.includes(belief)) continue
      questions.delete(questionId)
      if (questions.size === 0) held.delete(belief)
    }
    for (const belief of misconceptions) held.set(belief, (held.get(belief) ?? new Set()).add(questionId))
  }
  return held
}

/** One question of each concept in turn, keeping the order within each concept. */
function takeTurns(questions: Question[]): Question[] {
  const rounds: Question[][] = []
  const taken = new Map<string, number>()
  for (const question of questions) {
    const round = taken.get(question.concept) ?? 0
    taken.set(question.concept, round + 1)
    rounds[round] ??= []
    rounds[round].push(question)
  }
  return rounds.flat()
}
