import { z } from 'zod'

/**
 * The shapes of the bank, as people write them in content/. Every object is
 * strict: an unknown field is a typing mistake, and is reported as one.
 */

const text = z.string().trim().min(1)
export const idSchema = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id is lower-case words joined by hyphens')
const claimId = z.string().regex(/^S[1-9][0-9]?$/, 'a claim is named S1, S2, …')
const address = z.url({ protocol: /^https?$/ })

export const levelSchema = z.enum(['remember', 'understand', 'apply', 'analyse', 'evaluate', 'create'])

/** `source-id` or `source-id § section`. */
export const citationSchema = z
  .string()
  .regex(/^[a-z0-9-]+( § .+)?$/, 'cite as "source-id" or "source-id § section"')
  .transform((cited) => {
    const [id = '', section] = cited.split(' § ')
    return section ? { id, section } : { id }
  })
export type Citation = z.output<typeof citationSchema>
const citations = z.array(citationSchema).min(1)

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

const asked = {
  id: idSchema,
  level: levelSchema,
  stem: text,
  explain: text.refine((s) => s.split(/\s+/).length >= 20, 'an explanation has at least 20 words'),
  sources: citations,
  cards: z.array(idSchema).min(1),
  claims: z.array(claimId).default([]),
}
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
    answer: z.enum(['command', 'term']),
    accept: z.array(text).min(1),
    wrong: z
      .array(
        z
          .strictObject({
            match: z.array(text).min(1),
            why: text,
            misconception: idSchema.optional(),
            'no-misconception': text.optional(),
          })
          .refine(
            (entry) => Boolean(entry.misconception) !== Boolean(entry['no-misconception']),
            'a wrong entry names its misconception, or says why it has none',
          ),
      )
      .min(1),
  }),
])

export type QuestionType = z.infer<typeof questionSchema>['type']
export const questionTypes = ['single', 'multiple', 'ordering', 'fill-in'] as const satisfies QuestionType[]

/** A question as it stands in one version: what was written, and the concept it belongs to. */
export type Question = z.infer<typeof questionSchema> & { concept: string }
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
}
