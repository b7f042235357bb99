import type { AskedQuestion } from './predict'
import { several } from './response'
import type { TypedKind } from './same-text'
import { rowsOf, shownOrder, targetsOf } from './shown-order'

/**
 * A question as the learner sees it before answering. It has no key, no
 * rationale, no misconception and no id that could tell one; texts are Markdown,
 * the lines of a hot spot are plain.
 */
export type PresentedQuestion = {
  type: AskedQuestion['type']
  stem: string
  /** Options, reasons, items, left sides or lines, in the order shown; empty where one types. */
  choices: string[]
  /** What the choices are put to: right sides or categories, in the order shown. */
  targets: string[]
  /** Whether more than one may be ticked. */
  several: boolean
  /** What is typed. */
  wants?: TypedKind | 'number'
  unit?: string
  /** The script to run in the head, line by line. */
  script?: string[]
}

export function present(question: AskedQuestion, seed: string): PresentedQuestion {
  const { rows, targets } = shownOrder(question, seed)
  const shown = (texts: string[], order: number[]) => order.map((place) => texts[place] ?? '')
  return {
    type: question.type,
    stem: question.stem,
    choices: shown(rowsOf(question), rows),
    targets: shown(targetsOf(question), targets),
    several: several(question),
    ...(question.type === 'fill-in' ? { wants: question.answer } : {}),
    ...(question.type === 'number' ? { wants: 'number', unit: question.unit } : {}),
    ...(question.played ? { script: question.played.lines } : {}),
  }
}
