import { z } from 'zod'
import { diagramSchema } from './diagram'
import { citations, idSchema, text } from './fields'

/** Fields of every card. */
const recalled = { id: idSchema, sources: citations, refutes: idSchema.optional() }

/** The gap of a cloze card: `{{what is to be recalled}}`. */
export const gap = /\{\{(.+?)\}\}/g

const kinds = z.discriminatedUnion('kind', [
  z.strictObject({ ...recalled, kind: z.literal('basic'), front: text, back: text }),
  z.strictObject({
    ...recalled,
    kind: z.literal('cloze'),
    text: text.refine((s) => [...s.matchAll(gap)].length === 1, 'a cloze card has exactly one {{gap}}'),
  }),
  z.strictObject({
    ...recalled,
    kind: z.literal('typed'),
    front: text,
    answer: z.enum(['command', 'term', 'number']),
    /** The first one is shown as the answer. */
    accept: z.array(text).min(1),
    note: text.optional(),
  }),
  z.strictObject({ ...recalled, kind: z.literal('picture'), front: text, diagram: diagramSchema, back: text }),
])

const isPlain = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** One fact, recalled from memory. A card that says no kind is a basic one. */
export const cardSchema = z.preprocess(
  (value) => (isPlain(value) && !('kind' in value) ? { ...value, kind: 'basic' } : value),
  kinds,
)
export type CardShape = z.output<typeof kinds>
