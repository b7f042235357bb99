import type { AssignmentQuestion } from '@/domain/bank/shapes'
import { targetsOf } from './shown-order'

/** A row of a matching or a categorise question, with its target as a place among the targets as written. */
export type AssignedRow = {
  text: string
  why: string
  target: number
  /** Wrong targets that come from a belief, or say why they are wrong. */
  mistakes: { target: number; why: string; misconception?: string }[]
}

/** Both kinds of question as one: rows that are put to targets. An extra right side is a mistake wherever it is put. */
export function assignmentOf(question: AssignmentQuestion): AssignedRow[] {
  const targets = targetsOf(question)
  const at = (target: string) => targets.indexOf(target)
  if (question.type === 'categorise')
    return question.items.map(({ text, why, in: category, mistakes }) => ({
      ...{ text, why, target: at(category) },
      mistakes: mistakes.map((mistake) => ({ ...mistake, target: at(mistake.in) })),
    }))
  const extra = question.extra.map((side) => ({ ...side, target: at(side.text) }))
  return question.pairs.map(({ left, why, right, mistakes }) => ({
    ...{ text: left, why, target: at(right) },
    mistakes: [...mistakes.map((mistake) => ({ ...mistake, target: at(mistake.with) })), ...extra],
  }))
}
