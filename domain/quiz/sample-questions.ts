import { readBank, unplaced } from '@/domain/bank/read-bank'
import type { ChoiceQuestion, Question } from '@/domain/bank/shapes'
import { smallBank } from '@/domain/bank/small-bank'

/** Questions for tests: those of the small bank, and choices of any shape. */
export const sampleQuestions = (): Question[] =>
  unplaced(readBank(Object.entries(smallBank()).map(([path, text]) => ({ path, text }))).bank).questions

export function sampleQuestion<T extends Question['type']>(type: T): Extract<Question, { type: T }> {
  return sampleQuestions().find((question) => question.type === type) as Extract<Question, { type: T }>
}

/** A multiple choice with so many right and wrong options; each wrong one names a belief of its own. */
export function choiceOf(right: number, wrong: number): ChoiceQuestion {
  const options = Array.from({ length: right + wrong }, (_, place) => ({
    text: `Option ${place}`,
    why: `Rationale ${place}`,
    ...(place < right ? { right: true as const } : { misconception: `belief-${place}` }),
  }))
  return { ...sampleQuestion('multiple'), options }
}
