import { z } from 'zod'
import type { AskedQuestion } from './predict'

const place = z.int().min(0).max(9)

/** What a learner gives: places ticked, an order of places, or text. Places count from 0. */
export const responseSchema = z.union([
  z.strictObject({ ticked: z.array(place).max(10) }),
  z.strictObject({ order: z.array(place).max(10) }),
  z.strictObject({ text: z.string().max(400) }),
])
export type Response = z.infer<typeof responseSchema>

/**
 * A response to the question as shown, in the places as written; null when it
 * does not answer this kind of question, or answers nothing.
 */
export function toAuthored(question: AskedQuestion, response: Response, order: number[]): Response | null {
  if ('text' in response)
    return question.type === 'fill-in' && response.text.trim() ? { text: response.text.trim() } : null
  const given = 'ticked' in response ? response.ticked : response.order
  if (new Set(given).size !== given.length || given.some((shown) => shown >= order.length)) return null
  const places = given.map((shown) => order[shown] ?? 0)
  if ('order' in response)
    return question.type === 'ordering' && places.length === order.length ? { order: places } : null
  if (question.type === 'single' && places.length === 1) return { ticked: places }
  if (question.type === 'multiple' && places.length > 0) return { ticked: places.sort((a, b) => a - b) }
  return null
}
