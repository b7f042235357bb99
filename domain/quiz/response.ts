import { z } from 'zod'
import { linesOf } from '@/domain/bank/hot-spot-shape'
import { numberIn } from './number-in'
import type { AskedQuestion } from './predict'
import type { Order } from './shown-order'

const place = z.int().min(0).max(19)

/**
 * What a learner gives. Places count from 0: places ticked, an order of places,
 * for each row the target it was put to, a verdict with the place of its reason, or text.
 */
export const responseSchema = z.union([
  z.strictObject({ ticked: z.array(place).max(20) }),
  z.strictObject({ order: z.array(place).max(10) }),
  z.strictObject({ assigned: z.array(place).max(10) }),
  z.strictObject({ verdict: z.boolean(), reason: place }),
  z.strictObject({ text: z.string().max(400) }),
])
export type Response = z.infer<typeof responseSchema>

/**
 * A response to the question as shown, in the places as written; null when it
 * does not answer this kind of question, or does not answer it wholly.
 */
export function toAuthored(question: AskedQuestion, response: Response, order: Order): Response | null {
  const { rows, targets } = order
  switch (question.type) {
    case 'fill-in':
      return 'text' in response && response.text.trim() ? { text: response.text.trim() } : null
    case 'number':
      return 'text' in response && numberIn(response.text) !== null ? { text: response.text.trim() } : null
    case 'ordering': {
      const places = 'order' in response ? authored(response.order, rows) : null
      return places?.length === rows.length ? { order: places } : null
    }
    case 'matching':
    case 'categorise': {
      if (!('assigned' in response) || response.assigned.length !== rows.length) return null
      if (response.assigned.some((shown) => shown >= targets.length)) return null
      const assigned: number[] = []
      for (const [shown, target] of response.assigned.entries()) assigned[rows[shown] ?? 0] = targets[target] ?? 0
      return { assigned }
    }
    case 'true-false': {
      const places = 'reason' in response ? authored([response.reason], rows) : null
      return places && 'verdict' in response ? { verdict: response.verdict, reason: places[0] ?? 0 } : null
    }
    case 'single':
    case 'multiple':
    case 'hot-spot': {
      const places = 'ticked' in response ? authored(response.ticked, rows) : null
      if (!places?.length || (!several(question) && places.length > 1)) return null
      if (question.type === 'hot-spot' && places.some((line) => !linesOf(question.text)[line]?.trim())) return null
      return { ticked: places.sort((a, b) => a - b) }
    }
  }
}

/** Whether more than one place may be ticked. */
export function several(question: AskedQuestion): boolean {
  if (question.type === 'hot-spot') return question.spots.filter((spot) => spot.right).length > 1
  return question.type === 'multiple'
}

function authored(given: number[], order: number[]): number[] | null {
  if (new Set(given).size !== given.length || given.some((shown) => shown >= order.length)) return null
  return given.map((shown) => order[shown] ?? 0)
}
