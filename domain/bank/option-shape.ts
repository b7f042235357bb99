import { z } from 'zod'
import { text } from './fields'
import { beliefOrReason, namesOneOrigin } from './question-fields'

export const optionShape = { why: text, right: z.literal(true).optional(), ...beliefOrReason }

type Origin = { right?: true; misconception?: string; 'no-misconception'?: string }

/** The right one names no belief; a wrong one names its own, or says why it has none. */
export function optionOrigin(option: Origin, ctx: z.RefinementCtx): void {
  const issue = (message: string) => ctx.addIssue({ code: 'custom', message })
  if (option.right && (option.misconception || option['no-misconception']))
    issue('the right option names no misconception')
  if (!option.right && !namesOneOrigin(option)) issue('a wrong option names its misconception, or says why it has none')
}

const optionSchema = z.strictObject({ text, ...optionShape }).superRefine(optionOrigin)
export type Option = z.infer<typeof optionSchema>

export const optionsSchema = z.array(optionSchema).min(3).max(5)
export const rightOnes = (list: { right?: true }[]): number => list.filter((option) => option.right).length
