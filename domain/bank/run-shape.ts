import { z } from 'zod'
import { askSchema } from '@/domain/docker/asked/ask'
import { text } from './fields'

/** What a probe must say; exactly one of `is`, `includes` and `excludes`. */
export const wanted = {
  ask: askSchema,
  is: z.string().or(z.array(z.string())).optional(),
  includes: z.string().optional(),
  excludes: z.string().optional(),
}
type Wanted = { is?: string | string[]; includes?: string; excludes?: string }
export const wantsOneThing = ({ is, includes, excludes }: Wanted): boolean =>
  [is, includes, excludes].filter((said) => said !== undefined).length === 1
export const wantsMessage = 'says one of is, includes and excludes'

/** A script that shows what a question claims, and what the model of Docker must say to it. */
export const runSchema = z.strictObject({
  store: z.enum(['containerd', 'overlay2']).default('containerd'),
  script: z.array(text).min(1).max(20),
  says: z.array(z.strictObject(wanted).refine(wantsOneThing, `an entry of says ${wantsMessage}`)).min(1),
})
export type Run = z.infer<typeof runSchema>
