import { z } from 'zod'
import { categoriseSchema, matchingSchema } from './assignment-shapes'
import type { CardShape } from './card-shape'
import { multipleSchema, orderingSchema, singleSchema, trueFalseSchema } from './choice-shapes'
import type { Exercise } from './exercise-shape'
import { address, citations, claimId, idSchema, levelSchema, text } from './fields'
import { hotSpotSchema } from './hot-spot-shape'
import { predictSchema } from './predict-shape'
import type { SheetRow } from './sheet-shape'
import { fillInSchema, numberSchema } from './typed-shapes'

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
  /** Two questions of different surface that offer the belief: the second shows whether it has gone. */
  contrast: z.array(idSchema).length(2),
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

export const questionSchema = z.discriminatedUnion('type', [
  singleSchema,
  multipleSchema,
  trueFalseSchema,
  orderingSchema,
  matchingSchema,
  categoriseSchema,
  fillInSchema,
  numberSchema,
  hotSpotSchema,
  predictSchema,
])

export type QuestionType = z.infer<typeof questionSchema>['type']
export const questionTypes = [
  ...(['single', 'multiple', 'true-false', 'ordering', 'matching', 'categorise'] as const),
  ...(['fill-in', 'number', 'hot-spot', 'predict'] as const),
] satisfies QuestionType[]

/** A question as it stands in one version: what was written, and the concept it belongs to. */
export type Question = z.infer<typeof questionSchema> & { concept: string }
export type PredictQuestion = Extract<Question, { type: 'predict' }>
export type ChoiceQuestion = Extract<Question, { type: 'single' | 'multiple' }>
export type AssignmentQuestion = Extract<Question, { type: 'matching' | 'categorise' }>
export type HotSpotQuestion = Extract<Question, { type: 'hot-spot' }>
export type TrueFalseQuestion = Extract<Question, { type: 'true-false' }>
export type Card = CardShape & { concept: string }
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
  sheet: SheetRow[]
}
