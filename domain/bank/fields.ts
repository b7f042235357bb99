import { z } from 'zod'

/** Fields that many shapes of the bank have. */

export const text = z.string().trim().min(1)
export const idSchema = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id is lower-case words joined by hyphens')
export const claimId = z.string().regex(/^S[1-9][0-9]?$/, 'a claim is named S1, S2, …')
export const address = z.url({ protocol: /^https?$/ })

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
export const citations = z.array(citationSchema).min(1)
