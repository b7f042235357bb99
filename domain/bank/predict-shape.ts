import { z } from 'zod'
import { askSchema } from '@/domain/docker/asked/ask'
import { text } from './fields'
import { asked, beliefOrReason, wrongTyped } from './question-fields'

/** At most so many variants has a predict item: each is run when the bank is checked. */
export const mostVariants = 12

/**
 * A script to run in the head. Which option is right is nowhere written: the
 * model of Docker says it. `[[name]]` stands for a parameter, everywhere.
 */
export const predictSchema = z
  .strictObject({
    ...asked,
    type: z.literal('predict'),
    store: z.enum(['containerd', 'overlay2']).default('containerd'),
    parameters: z.record(z.string().regex(/^[a-z]+$/), z.array(text).min(2)).default({}),
    script: z.array(text).min(1).max(12),
    ask: askSchema,
    form: z.enum(['one', 'several', 'typed']),
    /** `is` is what the model must say for the option to be right; `text` itself where it is left out. */
    options: z
      .array(z.strictObject({ text, is: z.string().optional(), why: text, ...beliefOrReason }))
      .min(3)
      .max(6)
      .optional(),
    wrong: z.array(wrongTyped).min(1).optional(),
  })
  .superRefine(({ form, options, wrong, parameters }, ctx) => {
    const issue = (message: string) => ctx.addIssue({ code: 'custom', message })
    if ((form === 'typed') !== Boolean(wrong)) issue('a typed prediction has wrong, and only it has')
    if ((form === 'typed') === Boolean(options)) issue('a prediction with form one or several has options')
    const variants = Object.values(parameters).reduce((product, values) => product * values.length, 1)
    if (variants > mostVariants) issue(`the parameters make ${variants} variants; at most ${mostVariants} are wanted`)
  })
