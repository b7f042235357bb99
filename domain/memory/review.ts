import { z } from 'zod'
import { uuid7Schema } from '@/domain/uuid-schema'
import { gradeSchema } from './grade'

/** What a browser sends to grade a card: its id was minted when the card was shown. */
export const reviewInput = z.strictObject({
  id: uuid7Schema,
  cardId: z.string().min(1).max(100),
  version: z.string().regex(/^[0-9a-f]{32}$/),
  grade: gradeSchema,
  /** Epoch ms of the browser's clock. */
  reviewedAt: z.int().min(0),
  durationMs: z
    .int()
    .min(0)
    .transform((ms) => Math.min(ms, 600_000)),
})
export type ReviewInput = z.output<typeof reviewInput>

/** Takes back the review named; its own id was minted when the button was shown. */
export const undoInput = z.strictObject({ id: uuid7Schema, reviewId: uuid7Schema })
export type UndoInput = z.output<typeof undoInput>

export const suspendInput = z.strictObject({
  id: uuid7Schema,
  cardId: z.string().min(1).max(100),
  suspended: z.boolean(),
})
export type SuspendInput = z.output<typeof suspendInput>
