import { dayNumber, type LearnerDay } from '@/domain/memory/day'

export type DatedAnswer = { questionId: string; score: number; guess: number; at: number }

/**
 * The answers that count: for each question the first of each of the learner's
 * days. A second answer on the same day follows an explanation just read, and
 * says little about what is understood.
 */
export function countingAnswers<T extends DatedAnswer>(answers: T[], day: LearnerDay): T[] {
  const seen = new Set<string>()
  return [...answers]
    .sort((a, b) => a.at - b.at)
    .filter(({ questionId, at }) => {
      const key = `${questionId}@${dayNumber(at, day)}`
      return !seen.has(key) && Boolean(seen.add(key))
    })
}
