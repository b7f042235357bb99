import { assignmentOf } from './assignment'
import type { AskedQuestion } from './predict'

/** Every text that tells a question's key: its reasons and its explanation. Nothing of it may leave before the answer. */
export function keyTexts(question: AskedQuestion): string[] {
  return [question.explain, ...reasonsOf(question)]
}

function reasonsOf(question: AskedQuestion): string[] {
  const whys = (list: { why: string }[]) => list.map(({ why }) => why)
  switch (question.type) {
    case 'single':
    case 'multiple':
      return whys(question.options)
    case 'true-false':
      return [question.why, ...whys(question.reasons)]
    case 'ordering':
      return whys(question.items)
    case 'matching':
    case 'categorise':
      return assignmentOf(question).flatMap((row) => [row.why, ...whys(row.mistakes)])
    case 'fill-in':
    case 'number':
      return whys(question.wrong)
    case 'hot-spot':
      return [question.otherwise, ...whys(question.spots)]
  }
}
