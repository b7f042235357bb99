import type { Question } from './shapes'

/** The misconceptions that a question's wrong options come from, each once. */
export function namedBeliefs(question: Question): string[] {
  const entries = question.type === 'fill-in' ? question.wrong : question.type === 'ordering' ? [] : question.options
  return [...new Set(entries.flatMap((entry) => entry.misconception ?? []))]
}
