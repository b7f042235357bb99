import type { ChoiceQuestion, Question } from '@/domain/bank/shapes'
import type { AskedQuestion } from './predict'
import type { Response } from './response'

export type Grading = {
  /** 0 to 1; 1 is right. */
  score: number
  /** The false beliefs that the response shows. */
  misconceptions: string[]
}

/** Grades a response given in the places as written. Total: every response to every question has a score. */
export function grade(question: AskedQuestion, response: Response): Grading {
  switch (question.type) {
    case 'single':
    case 'multiple':
      return gradeChoice(question, 'ticked' in response ? response.ticked : [])
    case 'ordering':
      return { score: orderScore('order' in response ? response.order : []), misconceptions: [] }
    case 'fill-in': {
      const typed = 'text' in response ? response.text : ''
      if (question.accept.some((answer) => sameText(answer, typed, question.answer)))
        return { score: 1, misconceptions: [] }
      const known = question.wrong.find((entry) => entry.match.some((text) => sameText(text, typed, question.answer)))
      return { score: 0, misconceptions: known?.misconception ? [known.misconception] : [] }
    }
  }
}

/**
 * Share of the right options ticked minus share of the wrong ones ticked, never
 * below 0: ticking everything earns nothing, and blind guessing on average less than in a single choice.
 */
function gradeChoice(question: ChoiceQuestion, ticked: number[]): Grading {
  const chosen = question.options.filter((_, place) => ticked.includes(place))
  const right = question.options.filter((option) => option.right).length
  const hits = chosen.filter((option) => option.right).length
  const misses = chosen.length - hits
  const score = Math.max(0, hits / right - misses / (question.options.length - right))
  return { score, misconceptions: [...new Set(chosen.flatMap((option) => option.misconception ?? []))] }
}

/** Pairs in the right order minus pairs in the wrong one, over all pairs (Kendall's tau), never below 0. */
function orderScore(order: number[]): number {
  let balance = 0
  let pairs = 0
  for (let i = 0; i < order.length; i++)
    for (let j = i + 1; j < order.length; j++) {
      pairs++
      balance += (order[i] ?? 0) < (order[j] ?? 0) ? 1 : -1
    }
  return pairs ? Math.max(0, balance / pairs) : 0
}

/** What is typed: a command, a term, or what a command prints. */
export type TypedKind = 'command' | 'term' | 'output'

/** Spacing never counts; capitals count in commands and output, and not in terms. Typographic quotes are the keyboard's doing. */
export function sameText(a: string, b: string, kind: TypedKind): boolean {
  return normalise(a, kind) === normalise(b, kind)
}

function normalise(text: string, kind: TypedKind): string {
  const plain = text.normalize('NFKC').replace(/[‘’]/g, "'").replace(/[“”]/g, '"').replace(/\s+/g, ' ').trim()
  if (kind === 'output') return plain
  if (kind === 'command') return plain.replace(/^[$#] /, '')
  return plain
    .toLowerCase()
    .replace(/^`(.*)`$/, '$1')
    .replace(/[.!]$/, '')
    .replace(/^(a|an|the) /, '')
}

/** The probability that a response made without knowledge is fully right. */
export function guessRate(question: Question): number {
  if (question.type === 'single') return 1 / question.options.length
  if (question.type === 'multiple') return 1 / (2 ** question.options.length - 1)
  if (question.type === 'ordering') return 1 / question.items.reduce((product, _, index) => product * (index + 1), 1)
  if (question.type !== 'predict' || !question.options) return 0
  return question.form === 'one' ? 1 / question.options.length : 1 / (2 ** question.options.length - 1)
}
