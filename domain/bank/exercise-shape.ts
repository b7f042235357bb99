import { z } from 'zod'
import { citations, idSchema, levelSchema, text } from './fields'
import { wanted, wantsMessage, wantsOneThing } from './run-shape'

/** One thing that must be so in the end: what a probe says, and the sentence that tells a learner. */
export const goalSchema = z.strictObject({ say: text, ...wanted }).refine(wantsOneThing, `a goal ${wantsMessage}`)

/** A guided exercise in the lab: a world to begin with, and a goal that the world tells, not the words typed. */
export const exerciseSchema = z.strictObject({
  id: idSchema,
  /** The heading that it stands under in the list; exercises of one theme follow one another. */
  theme: text,
  title: text,
  /** Markdown. */
  task: text,
  level: levelSchema,
  store: z.enum(['containerd', 'overlay2']).default('containerd'),
  /** Concepts it is evidence for. */
  trains: z.array(idSchema).min(1),
  setup: z.array(text).max(20).default([]),
  goal: z.array(goalSchema).min(1).max(8),
  /** Each says a little more than the one before. */
  hints: z.array(text).min(2).max(5),
  solution: z.array(text).min(1).max(20),
  /** Said when it is done: what it showed. */
  explain: text,
  sources: citations,
})
export type Exercise = z.infer<typeof exerciseSchema>
