import { z } from 'zod'
import { citations, claimId, idSchema, levelSchema, text } from './fields'
import { runSchema } from './run-shape'

/** Fields of every question. */
export const asked = {
  id: idSchema,
  level: levelSchema,
  stem: text,
  explain: text.refine((s) => s.split(/\s+/).length >= 20, 'an explanation has at least 20 words'),
  sources: citations,
  cards: z.array(idSchema).min(1),
  claims: z.array(claimId).default([]),
  /** Scripts that show what the question says of commands. */
  run: z.array(runSchema).min(1).optional(),
  /** Why no script can show it. */
  'not-run': text.optional(),
}

/** Where a wrong answer comes from. */
export const beliefOrReason = {
  misconception: idSchema.optional(),
  'no-misconception': text.optional(),
}
type Origin = { misconception?: string; 'no-misconception'?: string }
export const namesOneOrigin = (entry: Origin): boolean =>
  Boolean(entry.misconception) !== Boolean(entry['no-misconception'])
export const originMessage = (what: string): string => `${what} names its misconception, or says why it has none`

/** What people give instead of a typed answer. */
export const wrongTyped = z
  .strictObject({ match: z.array(text).min(1), why: text, ...beliefOrReason })
  .refine(namesOneOrigin, originMessage('a wrong entry'))
