import type { Question } from './shapes'

/** The misconceptions that a question's wrong options come from, each once. */
export function namedBeliefs(question: Question): string[] {
  const entries = question.type === 'ordering' ? [] : [...optionsOf(question), ...wrongOf(question)]
  return [...new Set(entries.flatMap((entry) => entry.misconception ?? []))]
}

const optionsOf = (question: Question) => ('options' in question ? (question.options ?? []) : [])
const wrongOf = (question: Question) => ('wrong' in question ? (question.wrong ?? []) : [])
