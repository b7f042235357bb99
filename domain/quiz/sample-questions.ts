import { readBank, unplaced } from '@/domain/bank/read-bank'
import type { ChoiceQuestion } from '@/domain/bank/shapes'
import { smallBank } from '@/domain/bank/small-bank'
import { type AskedQuestion, askedAs } from './predict'

/** Questions for tests, as an attempt asks them: those of the small bank, and choices of any shape. */
export const sampleQuestions = (): AskedQuestion[] =>
  unplaced(readBank(Object.entries(smallBank()).map(([path, text]) => ({ path, text }))).bank).questions.map(
    (question) => askedAs(question, 'sample'),
  )

export function sampleQuestion<T extends AskedQuestion['type']>(type: T): Extract<AskedQuestion, { type: T }> {
  return sampleQuestions().find((question) => question.type === type) as Extract<AskedQuestion, { type: T }>
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
