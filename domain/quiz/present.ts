import type { TypedKind } from './grade'
import type { AskedQuestion } from './predict'
import { shuffled } from './shuffle'

/**
 * A question as the learner sees it before answering. It has no key, no
 * rationale, no misconception and no id that could tell one; texts are Markdown.
 */
export type PresentedQuestion = {
  type: AskedQuestion['type']
  stem: string
  /** Options or items, in the order shown; empty for fill-in. */
  choices: string[]
  /** What a fill-in wants. */
  wants?: TypedKind
  /** The script to run in the head, line by line. */
  script?: string[]
}

function authored(question: AskedQuestion): { text: string }[] {
  if (question.type === 'fill-in') return []
  return question.type === 'ordering' ? question.items : question.options
}

/**
 * The order in which a question's options are shown: place shown → place written.
 * `seed` is the attempt's; it stays on the server, or the order would tell the key.
 */
export function shownOrder(question: AskedQuestion, seed: string): number[] {
  const places = authored(question).map((_, index) => index)
  const order = shuffled(places, `${seed}/${question.id}`)
  // Items already in order would be answered by doing nothing.
  const inOrder = question.type === 'ordering' && order.every((place, index) => place === index)
  return inOrder ? [...order.slice(1), ...order.slice(0, 1)] : order
}

export function present(question: AskedQuestion, seed: string): PresentedQuestion {
  const texts = authored(question)
  return {
    type: question.type,
    stem: question.stem,
    choices: shownOrder(question, seed).map((place) => texts[place]?.text ?? ''),
    ...(question.type === 'fill-in' ? { wants: question.answer } : {}),
    ...(question.played ? { script: question.played.lines } : {}),
  }
}
