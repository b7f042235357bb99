import { z } from 'zod'
import { uuid7Schema } from './uuid-schema'

/** Something that a learner thinks is wrong. The id was minted when the item was shown. */
export const reportInput = z.strictObject({
  id: uuid7Schema,
  kind: z.enum(['question', 'card', 'concept']),
  itemId: z.string().min(1).max(100),
  /** Of a question or a card. */
  version: z.string().max(64).default(''),
  text: z.string().trim().min(3).max(2000),
})
export type ReportInput = z.output<typeof reportInput>
