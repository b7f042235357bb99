import { z } from 'zod'
import type { Exercise } from './exercise-shape'
import { address, citations, claimId, idSchema, levelSchema, text } from './fields'
import { predictSchema } from './predict-shape'
import { asked, wrongTyped } from './question-fields'

/**
 * The shapes of the bank, as people write them in content/. Every object is
 * strict: an unknown field is a typing mistake, and is reported as one.
 */

export const sourceSchema = z.strictObject({ id: idSchema, title: text, url: address })
export type Source = z.infer<typeof sourceSchema>

export const misconceptionSchema = z.strictObject({
  id: idSchema,
  belief: text,
  refutation: text,
  sources: citations,
  evidence: z.array(address).default([]),
  card: idSchema,
})
export type Misconception = z.infer<typeof misconceptionSchema>

export const claimSchema = z.strictObject({
  id: claimId,
  claim: text,
  verdict: z.enum(['true', 'misleading', 'false', 'vague']),
  correction: text,
  concept: idSchema,
  sources: citations,
})
export type Claim = z.infer<typeof claimSchema>

export const moduleSchema = z.strictObject({
  id: idSchema,
  title: text,
  promise: text,
  concepts: z.array(idSchema).min(1),
  /** The question that a newcomer finds on the front page. */
  opener: idSchema.optional(),
})

export const conceptSchema = z.strictObject({
  title: text,
  objective: text,
  level: levelSchema,
  needs: z.array(idSchema).default([]),
  sources: citations,
  misconceptions: z.array(idSchema).default([]),
})

export const cardSchema = z.strictObject({
  id: idSchema,
  front: text,
  back: text,
  sources: citations,
  refutes: idSchema.optional(),
})

const optionSchema = z
  .strictObject({
    text,
    why: text,
    right: z.literal(true).optional(),
    misconception: idSchema.optional(),
    'no-misconception': text.optional(),
  })
  .superRefine((option, ctx) => {
    const named = [option.misconception, option['no-misconception']].filter(Boolean).length
    if (option.right && named) ctx.addIssue({ code: 'custom', message: 'the right option names no misconception' })
    if (!option.right && named !== 1)
      ctx.addIssue({ code: 'custom', message: 'a wrong option names its misconception, or says why it has none' })
  })
export type Option = z.infer<typeof optionSchema>

const options = z.array(optionSchema).min(3).max(5)
const rightOnes = (list: Option[]) => list.filter((option) => option.right).length

export const questionSchema = z.discriminatedUnion('type', [
  z.strictObject({
    ...asked,
    type: z.literal('single'),
    options: options.refine((list) => rightOnes(list) === 1, 'single choice has exactly one right option'),
  }),
  z.strictObject({
    ...asked,
    type: z.literal('multiple'),
    options: options.refine(
      (list) => rightOnes(list) > 0 && rightOnes(list) < list.length,
      'multiple choice has at least one right and one wrong option',
    ),
  }),
  z.strictObject({
    ...asked,
    type: z.literal('ordering'),
    items: z
      .array(z.strictObject({ text, why: text }))
      .min(3)
      .max(6),
  }),
  z.strictObject({
    ...asked,
    type: z.literal('fill-in'),
    /** `output` is what a command prints: only predictions ask for it. */
    answer: z.enum(['command', 'term', 'output']),
    accept: z.array(text).min(1),
    wrong: z.array(wrongTyped).min(1),
  }),
  predictSchema,
])

export type QuestionType = z.infer<typeof questionSchema>['type']
export const questionTypes = ['single', 'multiple', 'ordering', 'fill-in', 'predict'] as const satisfies QuestionType[]

/** A question as it stands in one version: what was written, and the concept it belongs to. */
export type Question = z.infer<typeof questionSchema> & { concept: string }
export type PredictQuestion = Extract<Question, { type: 'predict' }>
export type ChoiceQuestion = Extract<Question, { type: 'single' | 'multiple' }>
export type Card = z.infer<typeof cardSchema> & { concept: string }
export type Module = z.infer<typeof moduleSchema>
/** `note` is Markdown in which diagrams stand as fences; see note.ts. */
export type Concept = z.infer<typeof conceptSchema> & { id: string; module: string; note: string }

/** Everything that content/ says, checked. */
export type Bank = {
  modules: Module[]
  concepts: Concept[]
  questions: Question[]
  cards: Card[]
  misconceptions: Misconception[]
  claims: Claim[]
  sources: Source[]
  exercises: Exercise[]
}
