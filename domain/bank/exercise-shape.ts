import { z } from 'zod'
import { askSchema } from '@/domain/docker/asked/ask'
import { citations, idSchema, levelSchema, text } from './fields'

/** One thing that must be so in the end: what a probe says, and the sentence that tells a learner. */
export const goalSchema = z
  .strictObject({
    say: text,
    ask: askSchema,
    is: z.string().or(z.array(z.string())).optional(),
    includes: z.string().optional(),
    excludes: z.string().optional(),
  })
  .refine(
    ({ is, includes, excludes }) => [is, includes, excludes].filter((wanted) => wanted !== undefined).length === 1,
    'a goal says one of is, includes and excludes',
  )
export type Goal = z.infer<typeof goalSchema>

/** A guided exercise in the lab: a world to begin with, and a goal that the world tells, not the words typed. */
export const exerciseSchema = z
  .strictObject({
    id: idSchema,
    /** The heading that it stands under in the list; exercises of one theme follow one another. */
    theme: text,
    title: text,
    /** Markdown. */
    task: text,
    level: levelSchema,
    store: z.enum(['containerd', 'overlay2']).default('containerd'),
    /** Concepts it is evidence for. */
    trains: z.array(idSchema).default([]),
    /** Concepts that the bank does not have yet. */
    prepares: z.array(idSchema).default([]),
    setup: z.array(text).max(20).default([]),
    goal: z.array(goalSchema).min(1).max(8),
    /** Each says a little more than the one before. */
    hints: z.array(text).min(2).max(5),
    solution: z.array(text).min(1).max(20),
    /** Said when it is done: what it showed. */
    explain: text,
    sources: citations,
  })
  .refine(({ trains, prepares }) => trains.length + prepares.length > 0, 'an exercise trains at least one concept')
export type Exercise = z.infer<typeof exerciseSchema>
