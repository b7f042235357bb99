import type { Citation } from '@/domain/bank/fields'
import type { AssignmentQuestion } from '@/domain/bank/shapes'
import { assignmentOf } from './assignment'
import { lineOptions } from './grade'
import { numberIn } from './number-in'
import type { AskedQuestion } from './predict'
import type { Response } from './response'
import { sameText } from './same-text'
import { type Order, targetsOf } from './shown-order'

export type RevealedChoice = {
  text: string
  why: string
  /** Whether it is to be ticked, or was put right; null where neither can be said. */
  right: boolean | null
  chosen: boolean
  /** For an ordering: the place given to this item, from 1. */
  placed?: number
  /** For a row that is put to a target: where it belongs, where it was put, and what is wrong with that. */
  belongs?: string
  put?: string
  mistake?: string
  misconception?: string
}

/** Everything about a question, for after its answer is committed. Texts are Markdown; lines of a hot spot are plain. */
export type RevealedQuestion = {
  /**
   * Options and reasons in the order shown, items in the right order, rows in the order shown, lines as they stand,
   * or what was typed if it is a known mistake.
   */
  choices: RevealedChoice[]
  /** Of a true-false question. */
  verdict?: { right: boolean; given: boolean; why: string; misconception?: string }
  /** For what is typed: the answers that count, the usual one first. */
  accept: string[]
  typed?: string
  explain: string
  sources: Citation[]
  concept: string
}

/** `response` is in the places as written. */
export function reveal(question: AskedQuestion, response: Response, order: Order): RevealedQuestion {
  const { explain, sources, concept } = question
  return { accept: [], explain, sources, concept, ...answered(question, response, order) }
}

type Part = Pick<RevealedQuestion, 'choices'> & Partial<RevealedQuestion>

function answered(question: AskedQuestion, response: Response, order: Order): Part {
  const typed = 'text' in response ? response.text : ''
  const ticked = 'ticked' in response ? response.ticked : []
  switch (question.type) {
    case 'single':
    case 'multiple':
      return { choices: options(question.options, order.rows, ticked) }
    case 'hot-spot':
      return { choices: options(lineOptions(question), order.rows, ticked) }
    case 'true-false': {
      if (!('verdict' in response)) return { choices: options(question.reasons, order.rows, []) }
      const { verdict: right, why, misconception } = question
      return {
        choices: options(question.reasons, order.rows, [response.reason]),
        verdict: { right, why, misconception, given: response.verdict },
      }
    }
    case 'ordering': {
      const given = 'order' in response ? response.order : []
      const choices = question.items.map((item, place) => ({ ...item, placed: given.indexOf(place) + 1 }))
      return { choices: choices.map((choice) => ({ ...choice, right: null, chosen: false })) }
    }
    case 'matching':
    case 'categorise':
      return { choices: rows(question, 'assigned' in response ? response.assigned : [], order.rows) }
    case 'fill-in': {
      const isTyped = ({ match }: { match: string[] }) => match.some((text) => sameText(text, typed, question.answer))
      return { accept: question.accept, typed, choices: mistyped(question.wrong.find(isTyped), typed) }
    }
    case 'number': {
      const number = numberIn(typed)
      const known = question.wrong.find(({ match }) => number !== null && match.includes(number))
      const accept = [question.unit ? `${question.answer} ${question.unit}` : String(question.answer)]
      return { accept, typed, choices: mistyped(known, typed) }
    }
  }
}

type Option = { text: string; why: string; right?: true; misconception?: string }

const options = (list: Option[], order: number[], ticked: number[]): RevealedChoice[] =>
  order.flatMap((place) => {
    const option = list[place]
    if (!option) return []
    const { text, why, misconception } = option
    return [{ text, why, misconception, right: option.right === true, chosen: ticked.includes(place) }]
  })

const mistyped = (known: { why: string; misconception?: string } | undefined, typed: string): RevealedChoice[] =>
  known ? [{ text: typed, why: known.why, misconception: known.misconception, right: false, chosen: true }] : []

/** Rows in the order shown, then what belongs to none of them. */
function rows(question: AssignmentQuestion, assigned: number[], order: number[]): RevealedChoice[] {
  const targets = targetsOf(question)
  const all = assignmentOf(question)
  const shown = order.flatMap((place): RevealedChoice[] => {
    const row = all[place]
    const put = assigned[place]
    if (!row) return []
    const { text, why } = row
    const right = put === row.target
    const mistake = right ? undefined : row.mistakes.find(({ target }) => target === put)
    const belongs = targets[row.target]
    const wrong = { put: put === undefined ? undefined : targets[put], mistake: mistake?.why }
    return [
      { text, why, right, chosen: !right, belongs, ...(right ? {} : wrong), misconception: mistake?.misconception },
    ]
  })
  const extra = question.type === 'matching' ? question.extra : []
  return [...shown, ...extra.map(({ text, why }) => ({ text, why, right: null, chosen: false }))]
}
