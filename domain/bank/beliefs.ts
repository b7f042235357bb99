import type { Question } from './shapes'

type Wrong = { misconception?: string }

/** Everything wrong that a learner can give to a question and that has a reason of its own. */
export function wrongsOf(question: Question): Wrong[] {
  switch (question.type) {
    case 'single':
    case 'multiple':
      return question.options.filter((option) => !option.right)
    case 'true-false':
      return [question, ...question.reasons.filter((reason) => !reason.right)]
    case 'ordering':
      return []
    case 'matching':
      return [...question.pairs.flatMap((pair) => pair.mistakes), ...question.extra]
    case 'categorise':
      return question.items.flatMap((item) => item.mistakes)
    case 'fill-in':
    case 'number':
      return question.wrong
    case 'hot-spot':
      return question.spots.filter((spot) => !spot.right)
    case 'predict':
      return [...(question.options ?? []), ...(question.wrong ?? [])]
  }
}

/** The misconceptions that a question's wrong answers come from, each once. */
export function namedBeliefs(question: Question): string[] {
  return [...new Set(wrongsOf(question).flatMap((entry) => entry.misconception ?? []))]
}
