import { z } from 'zod'
import { text } from './fields'
import { optionsSchema, rightOnes } from './option-shape'
import { asked, beliefOrReason, namesOneOrigin, originMessage } from './question-fields'

const oneRight = (list: { right?: true }[]) => rightOnes(list) === 1

export const singleSchema = z.strictObject({
  ...asked,
  type: z.literal('single'),
  options: optionsSchema.refine(oneRight, 'single choice has exactly one right option'),
})

export const multipleSchema = z.strictObject({
  ...asked,
  type: z.literal('multiple'),
  options: optionsSchema.refine(
    (list) => rightOnes(list) > 0 && rightOnes(list) < list.length,
    'multiple choice has at least one right and one wrong option',
  ),
})

/** A statement, a verdict on it, and the reason for the verdict. */
export const trueFalseSchema = z
  .strictObject({
    ...asked,
    type: z.literal('true-false'),
    /** Whether the statement in the stem is so. */
    verdict: z.boolean(),
    /** Why the verdict is as it is. */
    why: text,
    /** The belief behind the other verdict. */
    ...beliefOrReason,
    reasons: optionsSchema.refine(oneRight, 'exactly one reason is right'),
  })
  .refine(namesOneOrigin, originMessage('the wrong verdict'))

/** Items in the one right order. */
export const orderingSchema = z.strictObject({
  ...asked,
  type: z.literal('ordering'),
  items: z
    .array(z.strictObject({ text, why: text }))
    .min(3)
    .max(6),
})
