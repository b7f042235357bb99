import { assignmentOf } from './assignment'
import { lineOptions } from './grade'
import type { AskedQuestion } from './predict'
import type { Response } from './response'
import { type Order, targetsOf } from './shown-order'

/** For tests: the response that is right, in the places as written. */
export function rightResponse(question: AskedQuestion): Response {
  const right = (list: { right?: true }[]) => list.flatMap((one, place) => (one.right ? [place] : []))
  switch (question.type) {
    case 'single':
    case 'multiple':
      return { ticked: right(question.options) }
    case 'hot-spot':
      return { ticked: right(lineOptions(question)) }
    case 'true-false':
      return { verdict: question.verdict, reason: question.reasons.findIndex((reason) => reason.right) }
    case 'ordering':
      return { order: question.items.map((_, place) => place) }
    case 'matching':
    case 'categorise':
      return { assigned: assignmentOf(question).map(({ target }) => target) }
    case 'fill-in':
      return { text: question.accept[0] ?? '' }
    case 'number':
      return { text: String(question.answer) }
  }
}

/** For tests: a response that earns nothing, in the places as written. */
export function wrongResponse(question: AskedQuestion): Response {
  const wrong = (list: { right?: true; text: string }[]) =>
    list.findIndex((one) => !one.right && one.text.trim() !== '')
  switch (question.type) {
    case 'single':
    case 'multiple':
      return { ticked: [wrong(question.options)] }
    case 'hot-spot':
      return { ticked: [wrong(lineOptions(question))] }
    case 'true-false':
      return { verdict: !question.verdict, reason: question.reasons.findIndex((reason) => !reason.right) }
    case 'ordering':
      return { order: question.items.map((_, place) => question.items.length - 1 - place) }
    case 'matching':
    case 'categorise': {
      const targets = targetsOf(question).length
      return { assigned: assignmentOf(question).map(({ target }) => (target + 1) % targets) }
    }
    case 'fill-in':
      return { text: question.wrong[0]?.match[0] ?? '' }
    case 'number':
      return { text: String(question.wrong[0]?.match[0]) }
  }
}

/** For tests: a response that is partly right, in the places as written; null for a type that is all or nothing. */
export function partlyRightResponse(question: AskedQuestion): Response | null {
  const right = rightResponse(question)
  if ('ticked' in right) return right.ticked.length > 1 ? { ticked: right.ticked.slice(1) } : null
  if ('verdict' in right) return { ...right, reason: question.type === 'true-false' ? otherReason(question) : 0 }
  if ('order' in right) return { order: [...right.order.slice(0, -2), ...right.order.slice(-2).reverse()] }
  if (!('assigned' in right) || (question.type !== 'matching' && question.type !== 'categorise')) return null
  const targets = targetsOf(question).length
  return { assigned: right.assigned.map((target, row) => (row === 0 ? (target + 1) % targets : target)) }
}

const otherReason = (question: { reasons: { right?: true }[] }) => question.reasons.findIndex((reason) => !reason.right)

/** For tests: a response in the places as written, as one gives it to the question as shown. */
export function asShown(response: Response, { rows, targets }: Order): Response {
  if ('text' in response) return response
  if ('ticked' in response) return { ticked: response.ticked.map((place) => rows.indexOf(place)) }
  if ('order' in response) return { order: response.order.map((place) => rows.indexOf(place)) }
  if ('verdict' in response) return { ...response, reason: rows.indexOf(response.reason) }
  return { assigned: rows.map((place) => targets.indexOf(response.assigned[place] ?? 0)) }
}
