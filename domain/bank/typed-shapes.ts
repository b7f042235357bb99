import { z } from 'zod'
import { text } from './fields'
import { asked, beliefOrReason, namesOneOrigin, originMessage, wrongTyped } from './question-fields'

export const fillInSchema = z.strictObject({
  ...asked,
  type: z.literal('fill-in'),
  /** `output` is what a command prints: only predictions ask for it. */
  answer: z.enum(['command', 'term', 'output']),
  accept: z.array(text).min(1),
  wrong: z.array(wrongTyped).min(1),
})

export const numberSchema = z
  .strictObject({
    ...asked,
    type: z.literal('number'),
    answer: z.number(),
    /** Shown behind the field. */
    unit: text.optional(),
    /** How far from the answer is still right, in the unit. */
    tolerance: z.number().nonnegative().default(0),
    wrong: z
      .array(
        z
          .strictObject({ match: z.array(z.number()).min(1), why: text, ...beliefOrReason })
          .refine(namesOneOrigin, originMessage('a wrong entry')),
      )
      .min(1),
  })
  .superRefine(({ answer, tolerance, wrong }, ctx) => {
    for (const number of wrong.flatMap(({ match }) => match))
      if (Math.abs(number - answer) <= tolerance)
        ctx.addIssue({ code: 'custom', message: `${number} is listed as wrong, and is right` })
  })
