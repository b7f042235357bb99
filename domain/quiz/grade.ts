import { linesOf } from '@/domain/bank/hot-spot-shape'
import type { AssignmentQuestion, HotSpotQuestion, Question, TrueFalseQuestion } from '@/domain/bank/shapes'
import { assignmentOf } from './assignment'
import { numberIn } from './number-in'
import type { AskedQuestion } from './predict'
import { type Response, several } from './response'
import { sameText } from './same-text'
import { targetsOf } from './shown-order'

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
      return gradeChoice(question.options, 'ticked' in response ? response.ticked : [])
    case 'hot-spot':
      return gradeChoice(lineOptions(question), 'ticked' in response ? response.ticked : [])
    case 'ordering':
      return { score: orderScore('order' in response ? response.order : []), misconceptions: [] }
    case 'matching':
    case 'categorise':
      return gradeAssignment(question, 'assigned' in response ? response.assigned : [])
    case 'true-false':
      return gradeVerdict(question, response)
    case 'fill-in':
      return gradeText(question, 'text' in response ? response.text : '')
    case 'number':
      return gradeNumber(question, 'text' in response ? numberIn(response.text) : null)
  }
}

type Markable = { right?: true; misconception?: string }

/**
 * Share of the right options ticked minus share of the wrong ones ticked, never
 * below 0: ticking everything earns nothing, and blind guessing on average less than in a single choice.
 */
function gradeChoice(options: Markable[], ticked: number[]): Grading {
  const chosen = options.filter((_, place) => ticked.includes(place))
  const right = options.filter((option) => option.right).length
  const hits = chosen.filter((option) => option.right).length
  const misses = chosen.length - hits
  const score = Math.max(0, hits / right - misses / (options.length - right))
  return { score, misconceptions: beliefsOf(chosen) }
}

/** Every line of a listing as an option; an empty one is a wrong option that nobody can tick. */
export function lineOptions({ text, spots, otherwise }: HotSpotQuestion): (Markable & { text: string; why: string })[] {
  return linesOf(text).map((line, place) => {
    const spot = spots.find((one) => one.line === place + 1)
    return { text: line, why: spot?.why ?? otherwise, right: spot?.right, misconception: spot?.misconception }
  })
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

/**
 * A row in its place counts 1, a row elsewhere loses 1 / (targets - 1), over the
 * number of rows, never below 0: putting rows anywhere blindly earns nothing on average.
 */
function gradeAssignment(question: AssignmentQuestion, assigned: number[]): Grading {
  const rows = assignmentOf(question)
  const targets = targetsOf(question).length
  const hits = rows.filter((row, place) => assigned[place] === row.target).length
  const score = Math.max(0, (hits - (rows.length - hits) / (targets - 1)) / rows.length)
  const shown = rows.flatMap((row, place) => row.mistakes.find(({ target }) => target === assigned[place]) ?? [])
  return { score, misconceptions: beliefsOf(shown) }
}

/** Half for the verdict, half for its reason; a reason counts only after the right verdict. */
function gradeVerdict(question: TrueFalseQuestion, response: Response): Grading {
  if (!('verdict' in response)) return { score: 0, misconceptions: [] }
  const reason = question.reasons[response.reason]
  const agreed = response.verdict === question.verdict
  return {
    score: agreed ? (reason?.right ? 1 : 0.5) : 0,
    misconceptions: beliefsOf([...(agreed ? [] : [question]), ...(reason ? [reason] : [])]),
  }
}

function gradeText(question: Extract<AskedQuestion, { type: 'fill-in' }>, typed: string): Grading {
  if (question.accept.some((answer) => sameText(answer, typed, question.answer)))
    return { score: 1, misconceptions: [] }
  const known = question.wrong.find((entry) => entry.match.some((text) => sameText(text, typed, question.answer)))
  return { score: 0, misconceptions: known ? beliefsOf([known]) : [] }
}

/** All or nothing, within the tolerance. */
function gradeNumber(question: Extract<Question, { type: 'number' }>, typed: number | null): Grading {
  if (typed === null) return { score: 0, misconceptions: [] }
  if (Math.abs(typed - question.answer) <= question.tolerance) return { score: 1, misconceptions: [] }
  const known = question.wrong.find((entry) => entry.match.includes(typed))
  return { score: 0, misconceptions: known ? beliefsOf([known]) : [] }
}

const beliefsOf = (given: Markable[]): string[] => [
  ...new Set(given.flatMap(({ misconception }) => misconception ?? [])),
]

/** The probability that a response made without knowledge is fully right. */
export function guessRate(question: Question): number {
  switch (question.type) {
    case 'single':
      return 1 / question.options.length
    case 'multiple':
      return oneOfSets(question.options.length)
    case 'true-false':
      return 1 / (2 * question.reasons.length)
    case 'ordering':
      return 1 / waysToDraw(question.items.length, question.items.length)
    case 'matching':
      return 1 / waysToDraw(question.pairs.length, targetsOf(question).length)
    case 'categorise':
      return 1 / question.categories.length ** question.items.length
    case 'fill-in':
    case 'number':
      return 0
    case 'hot-spot': {
      const lines = linesOf(question.text).filter((line) => line.trim()).length
      return several(question) ? oneOfSets(lines) : 1 / lines
    }
    case 'predict':
      if (!question.options) return 0
      return question.form === 'one' ? 1 / question.options.length : oneOfSets(question.options.length)
  }
}

/** One set of the sets of things that are not empty. */
const oneOfSets = (things: number) => 1 / (2 ** things - 1)

/** In how many ways `drawn` of `things` can be put in a row. */
function waysToDraw(drawn: number, things: number): number {
  let ways = 1
  for (let i = 0; i < drawn; i++) ways *= things - i
  return ways
}
