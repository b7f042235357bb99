import { z } from 'zod'
import { citations, claimId, idSchema, levelSchema, text } from './fields'

/** Fields of every question. */
export const asked = {
  id: idSchema,
  level: levelSchema,
  stem: text,
  explain: text.refine((s) => s.split(/\s+/).length >= 20, 'an explanation has at least 20 words'),
  sources: citations,
  cards: z.array(idSchema).min(1),
  claims: z.array(claimId).default([]),
}

/** Where a wrong answer comes from. */
export const beliefOrReason = {
  misconception: idSchema.optional(),
  'no-misconception': text.optional(),
}

/** What people give instead of a typed answer. */
export const wrongTyped = z
  .strictObject({ match: z.array(text).min(1), why: text, ...beliefOrReason })
  .refine(
    (entry) => Boolean(entry.misconception) !== Boolean(entry['no-misconception']),
    'a wrong entry names its misconception, or says why it has none',
  )
