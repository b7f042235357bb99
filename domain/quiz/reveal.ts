import type { Citation } from '@/domain/bank/fields'
import { sameText } from './grade'
import type { AskedQuestion } from './predict'
import type { Response } from './response'

export type RevealedChoice = {
  text: string
  why: string
  /** Whether this option is to be ticked; for an ordering, null. */
  right: boolean | null
  chosen: boolean
  /** For an ordering: the place given to this item, from 1. */
  placed?: number
  misconception?: string
}

/** Everything about a question, for after its answer is committed. Texts are Markdown. */
export type RevealedQuestion = {
  /** Options in the order shown, or items in the right order, or for fill-in what was typed if it is a known mistake. */
  choices: RevealedChoice[]
  /** For fill-in: the answers that count, the usual one first. */
  accept: string[]
  /** For fill-in: what was typed. */
  typed?: string
  explain: string
  sources: Citation[]
  concept: string
}

/** `response` is in the places as written; `order` is place shown → place written. */
export function reveal(question: AskedQuestion, response: Response, order: number[]): RevealedQuestion {
  const rest = {
    accept: [] as string[],
    explain: question.explain,
    sources: question.sources,
    concept: question.concept,
  }
  const given = 'order' in response ? response.order : []
  if (question.type === 'ordering')
    return {
      ...rest,
      choices: question.items.map((item, place) => ({
        ...item,
        right: null,
        chosen: false,
        placed: given.indexOf(place) + 1,
      })),
    }
  if (question.type === 'fill-in') {
    const typed = 'text' in response ? response.text : ''
    const choices = question.wrong
      .filter((entry) => entry.match.some((text) => sameText(text, typed, question.answer)))
      .map(({ why, misconception }) => ({ text: typed, why, misconception, right: false, chosen: true }))
    return { ...rest, accept: question.accept, typed, choices }
  }
  const ticked = 'ticked' in response ? response.ticked : []
  const choices = order.flatMap((place) => {
    const option = question.options[place]
    if (!option) return []
    const { text, why, misconception } = option
    return [{ text, why, misconception, right: option.right === true, chosen: ticked.includes(place) }]
  })
  return { ...rest, choices }
}
